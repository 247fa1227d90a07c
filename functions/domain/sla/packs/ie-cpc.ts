import type { Policy } from '../policy.ts';
import { complaints, statutory } from './ladders.ts';

const businessDays = { calendar: 'ie-office' } as const;

/** Ireland: how the Central Bank's Consumer Protection Code has complaints handled. */
export const ieCpc: Policy = {
  id: 'ie-cpc',
  version: 1,
  title: { en: 'Ireland: Consumer Protection Code', 'zh-CN': '爱尔兰：消费者保护准则' },
  nature: 'statutory',
  source: {
    name: 'Central Bank (Supervision and Enforcement) Act 2013 (Section 48) (Consumer Protection) Regulations 2025 (S.I. No. 81 of 2025)',
    url: 'https://www.irishstatutebook.ie/eli/2025/si/81/',
    checkedOn: '2026-11-21',
  },
  effectiveFrom: '2026-03-24',
  when: complaints,
  ...statutory,
  rules: [
    {
      id: 'acknowledgement',
      clock: 'acknowledge',
      target: '5BD',
      ...businessDays,
      says: {
        en: 'Each complaint is acknowledged within 5 business days of its receipt (Consumer Protection Code, complaints resolution).',
        'zh-CN': '收到投诉后 5 个工作日内确认（消费者保护准则，投诉处理）。',
      },
    },
    {
      id: 'updates',
      clock: 'progress-update',
      target: '20BD',
      ...businessDays,
      says: {
        en: 'The consumer is updated at intervals of not more than 20 business days, from the day of the complaint on (Consumer Protection Code, complaints resolution).',
        'zh-CN': '自投诉之日起，至少每 20 个工作日向消费者告知一次进展（消费者保护准则，投诉处理）。',
      },
    },
    {
      id: 'resolution',
      clock: 'resolution',
      target: '40BD',
      ...businessDays,
      says: {
        en: 'A complaint is to be investigated and resolved within 40 business days; if it is not, the consumer is told when it will be and of the Ombudsman (Consumer Protection Code, complaints resolution).',
        'zh-CN':
          '投诉应在 40 个工作日内调查并解决；未能解决的，须告知预计时间及可向申诉专员申诉（消费者保护准则，投诉处理）。',
      },
    },
  ],
};
