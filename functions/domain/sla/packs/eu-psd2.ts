import type { Policy } from '../policy.ts';
import { complaints, statutory } from './ladders.ts';

/** European Union: replies of payment service providers to complaints of their users. */
export const euPsd2: Policy = {
  id: 'eu-psd2',
  version: 1,
  title: { en: 'EU PSD2: Article 101', 'zh-CN': '欧盟支付服务指令（PSD2）：第 101 条' },
  nature: 'statutory',
  source: {
    name: 'Directive (EU) 2015/2366 on payment services in the internal market, Article 101(2)',
    url: 'https://eur-lex.europa.eu/eli/dir/2015/2366/oj/eng',
    checkedOn: '2026-11-21',
  },
  effectiveFrom: '2018-01-13',
  when: complaints,
  ...statutory,
  rules: [
    {
      id: 'reply',
      clock: 'resolution',
      target: '15BD',
      calendar: 'eu-target',
      extension: {
        to: '35BD',
        says: {
          en: 'In exceptional situations beyond our control, with a holding reply that says why and until when: never more than 35 business days (Article 101(2)).',
          'zh-CN':
            '因不可控的特殊情况，并发出说明原因和最终答复期限的暂时答复的，最长不超过 35 个工作日（第 101 条第 2 款）。',
        },
      },
      says: {
        en: 'A reply to all points raised within 15 business days of receipt at the latest (Article 101(2)).',
        'zh-CN': '最迟在收到投诉后 15 个工作日内就所提各点作出答复（第 101 条第 2 款）。',
      },
    },
  ],
};
