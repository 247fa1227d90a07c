import type { Policy } from '../policy.ts';
import { complaints, statutory } from './ladders.ts';

/** China: how long banks and insurers have for a consumer's complaint. Days are calendar days, in Chinese time. */
export const cnBankingInsurance: Policy = {
  id: 'cn-banking-insurance',
  version: 1,
  title: { en: 'China: complaints to banks and insurers', 'zh-CN': '银行业保险业消费投诉处理' },
  nature: 'statutory',
  source: {
    name: '《银行业保险业消费投诉处理管理办法》（中国银行保险监督管理委员会令2020年第3号）',
    url: 'https://www.gov.cn/xinwen/2020-01/17/content_5470220.htm',
    checkedOn: '2026-11-21',
  },
  effectiveFrom: '2020-03-01',
  when: complaints,
  ...statutory,
  rules: [
    {
      id: 'decision',
      clock: 'resolution',
      target: 'P15D',
      calendar: 'cn-office',
      extension: {
        to: 'P30D',
        says: {
          en: 'Complex matters: 30 days. For especially complex ones a senior manager of the upper level may approve 30 more, and the complainant is told (Article 24); that is beyond this policy.',
          'zh-CN':
            '情况复杂的可以延长至 30 日；情况特别复杂或有其他特殊原因的，经上级机构或总行、总公司高级管理人员审批并告知投诉人，可再延长 30 日（第二十四条），后者不在本政策之内。',
        },
      },
      says: {
        en: 'Where the facts are clear and the dispute is simple, a decision within 15 days of receipt, and the complainant is told (Article 24).',
        'zh-CN': '事实清楚、争议情况简单的消费投诉，自收到之日起 15 日内作出处理决定并告知投诉人（第二十四条）。',
      },
    },
  ],
};
