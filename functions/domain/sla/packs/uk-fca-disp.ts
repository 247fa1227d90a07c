import type { Policy } from '../policy.ts';
import { complaints, statutory } from './ladders.ts';

const businessDays = { calendar: 'uk-office' } as const;

/** Words of a product that make a complaint one about payment services or electronic money; in doubt the shorter time. */
const payments = [
  'payment',
  'e-money',
  'electronic money',
  'card',
  'transfer',
  'direct debit',
  'standing order',
  'wallet',
  'remittance',
  '支付',
  '付款',
  '电子货币',
  '银行卡',
  '信用卡',
  '借记卡',
  '预付卡',
  '转账',
  '汇款',
  '代扣',
  '钱包',
];

/** United Kingdom: the time limits of the Financial Conduct Authority's dispute resolution rules. */
export const ukFcaDisp: Policy = {
  id: 'uk-fca-disp',
  version: 1,
  title: { en: 'UK FCA: DISP 1.5 and 1.6', 'zh-CN': '英国金融行为监管局：DISP 1.5 与 1.6' },
  nature: 'statutory',
  source: {
    name: 'FCA Handbook, DISP 1.5 (resolved by the third business day) and DISP 1.6 (complaints time limit rules)',
    url: 'https://handbook.fca.org.uk/handbook/disp1/disp1s6',
    checkedOn: '2026-11-21',
  },
  effectiveFrom: '2018-01-13',
  when: complaints,
  ...statutory,
  rules: [
    {
      id: 'acknowledgement',
      clock: 'acknowledge',
      target: '5BD',
      ...businessDays,
      says: {
        en: 'A prompt written acknowledgement (DISP 1.6.1R); the rule names no number, the five business days are ours.',
        'zh-CN': '及时书面确认收到投诉（DISP 1.6.1R）；规则未规定天数，“五个工作日”由我们规定。',
      },
    },
    {
      id: 'summary-resolution',
      clock: 'resolution',
      target: '3BD',
      optional: true,
      ...businessDays,
      says: {
        en: 'Resolved by the close of the third business day following receipt, a summary resolution communication is enough (DISP 1.5.1R).',
        'zh-CN': '在收到之日后第三个工作日结束前解决的，发出简易解决通知即可（DISP 1.5.1R）。',
      },
    },
    {
      id: 'payments',
      clock: 'resolution',
      when: { product: payments },
      target: '15BD',
      ...businessDays,
      extension: {
        to: '35BD',
        says: {
          en: 'In exceptional circumstances beyond our control, with a holding response by business day 15: 35 business days (DISP 1.6.2AR(2)).',
          'zh-CN': '因不可控的特殊情况，并在第 15 个工作日前发出暂时答复的，可至 35 个工作日（DISP 1.6.2AR(2)）。',
        },
      },
      says: {
        en: 'Payment services and electronic money: a final response within 15 business days of receipt (DISP 1.6.2AR(1)).',
        'zh-CN': '支付服务和电子货币：收到投诉后 15 个工作日内作出最终答复（DISP 1.6.2AR(1)）。',
      },
    },
    {
      id: 'final-response',
      clock: 'resolution',
      target: 'P8W',
      ...businessDays,
      says: {
        en: 'A final response, or why there is none yet, by the end of eight weeks after receipt (DISP 1.6.2R).',
        'zh-CN': '收到投诉后八周内作出最终答复，或说明尚未作出的原因（DISP 1.6.2R）。',
      },
    },
  ],
};
