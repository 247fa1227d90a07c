import type { Policy } from '../policy.ts';
import { complaints, statutory } from './ladders.ts';

/** China: how long an enterprise has to settle a dispute that reaches it through the national 12315 platform (ODR). */
export const cn12315: Policy = {
  id: 'cn-12315',
  version: 1,
  title: { en: 'China: 12315 enterprise settlement (ODR)', 'zh-CN': '全国 12315 平台：企业在线和解（ODR）' },
  nature: 'statutory',
  source: {
    name: '全国12315平台在线消费纠纷解决（ODR）机制的平台规则；《市场监督管理投诉举报处理暂行办法》（国家市场监督管理总局令第20号）',
    url: 'https://www.12315.cn/',
    checkedOn: '2026-11-21',
  },
  effectiveFrom: '2020-01-01',
  when: complaints,
  ...statutory,
  rules: [
    {
      id: 'settlement',
      clock: 'resolution',
      target: '10BD',
      calendar: 'cn-office',
      says: {
        en: 'An enterprise with ODR on the 12315 platform negotiates and settles with the consumer within 10 working days; if they cannot agree, the consumer may turn to the regulator (rules of the platform).',
        'zh-CN':
          '12315 平台 ODR 企业应在 10 个工作日内与消费者协商和解；和解不成的，消费者可向市场监管部门投诉（平台规则）。',
      },
    },
  ],
};
