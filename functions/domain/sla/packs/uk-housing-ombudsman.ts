import type { Policy } from '../policy.ts';
import { complaints, statutory } from './ladders.ts';

const workingDays = { calendar: 'uk-office' } as const;

/** United Kingdom: the two stages of the Housing Ombudsman's code. A case that is reopened is at stage two. */
export const ukHousingOmbudsman: Policy = {
  id: 'uk-housing-ombudsman',
  version: 1,
  title: {
    en: 'UK Housing Ombudsman: Complaint Handling Code 2024',
    'zh-CN': '英国住房申诉专员：2024 年投诉处理准则',
  },
  nature: 'statutory',
  source: {
    name: 'Housing Ombudsman, Complaint Handling Code, statutory from 1 April 2024, section 6',
    url: 'https://www.housing-ombudsman.org.uk/landlords-info/complaint-handling-code/the-code-2024/',
    checkedOn: '2026-11-21',
  },
  effectiveFrom: '2024-04-01',
  when: complaints,
  ...statutory,
  rules: [
    {
      id: 'stage-one-acknowledgement',
      clock: 'acknowledge',
      target: '5BD',
      ...workingDays,
      says: {
        en: 'Stage one: acknowledged, defined and logged within five working days of receipt (6.2).',
        'zh-CN': '第一阶段：收到投诉后五个工作日内确认、界定并登记（6.2）。',
      },
    },
    {
      id: 'stage-one-response',
      clock: 'resolution',
      starts: ['acknowledgement'],
      target: '10BD',
      ...workingDays,
      extension: {
        to: '20BD',
        says: {
          en: 'No more than 10 working days longer without good reason, which the resident is told (6.4).',
          'zh-CN': '无充分理由延长不得超过 10 个工作日，并须向住户说明理由（6.4）。',
        },
      },
      says: {
        en: 'Stage one: a full response within 10 working days of the complaint being acknowledged (6.3).',
        'zh-CN': '第一阶段：确认投诉后 10 个工作日内作出完整答复（6.3）。',
      },
    },
    {
      id: 'stage-two-acknowledgement',
      clock: 'acknowledge',
      starts: ['reopening'],
      target: '5BD',
      ...workingDays,
      says: {
        en: 'Stage two: the request is acknowledged, defined and logged within five working days (6.11).',
        'zh-CN': '第二阶段：收到升级请求后五个工作日内确认、界定并登记（6.11）。',
      },
    },
    {
      id: 'stage-two-response',
      clock: 'resolution',
      starts: ['reopening-acknowledgement'],
      target: '20BD',
      ...workingDays,
      extension: {
        to: '40BD',
        says: {
          en: 'No more than 20 working days longer without good reason, which the resident is told (6.15).',
          'zh-CN': '无充分理由延长不得超过 20 个工作日，并须向住户说明理由（6.15）。',
        },
      },
      says: {
        en: 'Stage two: the final response within 20 working days of the request being acknowledged (6.14).',
        'zh-CN': '第二阶段：确认升级请求后 20 个工作日内作出最终答复（6.14）。',
      },
    },
  ],
};
