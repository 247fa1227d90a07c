import type { Policy } from '../policy.ts';
import { complaints, statutory } from './ladders.ts';

/** Counted by the second: calendar days need no calendar but this, and "24 hours" are 24 hours. */
const always = { calendar: '24x7' } as const;

/** Australia: the time frames of ASIC's guide on internal dispute resolution. */
export const auRg271: Policy = {
  id: 'au-rg-271',
  version: 1,
  title: {
    en: 'Australia: ASIC RG 271 internal dispute resolution',
    'zh-CN': '澳大利亚：ASIC RG 271 内部争议解决',
  },
  nature: 'statutory',
  source: {
    name: 'ASIC Regulatory Guide 271 Internal dispute resolution; ASIC Instrument 2020/98',
    url: 'https://asic.gov.au/regulatory-resources/find-a-document/regulatory-guides/rg-271-internal-dispute-resolution/',
    checkedOn: '2026-11-21',
  },
  effectiveFrom: '2021-10-05',
  when: complaints,
  ...statutory,
  rules: [
    {
      id: 'acknowledgement',
      clock: 'acknowledge',
      target: 'PT24H',
      ...always,
      says: {
        en: 'Acknowledged within 24 hours (or one business day) of receipt, or as soon as practicable (RG 271.51); we count the 24 hours.',
        'zh-CN': '收到后 24 小时（或一个工作日）内，或在可行时尽快确认（RG 271.51）；我们按 24 小时计。',
      },
    },
    {
      id: 'hardship',
      clock: 'resolution',
      when: { product: ['hardship', 'default notice', 'postponement', '财务困难', '违约通知'] },
      target: 'P21D',
      ...always,
      says: {
        en: 'Credit: an IDR response on hardship notices, postponement requests and default notices within 21 calendar days (RG 271, Table 2).',
        'zh-CN': '信贷：财务困难通知、延期请求及违约通知，21 个日历日内作出答复（RG 271 表 2）。',
      },
    },
    {
      id: 'superannuation',
      clock: 'resolution',
      when: { product: ['superannuation', 'super fund', '养老金', '退休金'] },
      target: 'P45D',
      ...always,
      says: {
        en: 'Superannuation trustees: an IDR response within 45 calendar days of receipt (RG 271, Table 2).',
        'zh-CN': '养老金受托人：收到后 45 个日历日内作出答复（RG 271 表 2）。',
      },
    },
    {
      id: 'idr-response',
      clock: 'resolution',
      target: 'P30D',
      ...always,
      says: {
        en: 'Standard complaints: an IDR response within 30 calendar days of receipt (RG 271.56).',
        'zh-CN': '一般投诉：收到后 30 个日历日内作出答复（RG 271.56）。',
      },
    },
  ],
};
