import type { Operation } from '../../functions/contract/routes.ts';
import { ownPolicy } from '../domain/sla/own-policy.ts';

/**
 * Bodies whose parts must make sense together, which no schema says: from these the fuzzer goes on. Whatever it makes
 * from the schemas alone is sent as well.
 */
const codes = [
  {
    code: 'OWN',
    label: { 'zh-CN': '自有', en: 'Own' },
    codes: [{ code: 'OWN-1', label: { 'zh-CN': '一', en: 'One' } }],
  },
];

const photo = { name: 'a.jpg', type: 'image/jpeg', size: 9, sha256: Buffer.alloc(32, 9).toString('base64') };

export const whole: { [O in Operation]?: readonly unknown[] } = {
  receiveWebhook: [
    {
      type: 'complaint.filed',
      data: { customer: { name: 'Ann', email: 'ann@customer.example', tier: 'gold' }, description: 'It leaks.' },
    },
  ],
  publishPolicy: [ownPolicy()],
  validatePolicy: [ownPolicy()],
  publishCauseCodes: [{ codes }],
  giveFeedback: [
    { form: 'BID', to: 'agent2', parts: { behaviour: 'You waited', impact: 'a day', desired: 'call' }, insist: true },
  ],
  confirmSolved: [{ rating: 4 }],
  proposeRemedy: [{ kind: 'refund', amount: 900, currency: 'CNY', what: 'A refund.', dueAt: '2026-03-06T09:00:00Z' }],
  changeRemedy: [
    { remedy: 'R8', kind: 'refund', amount: 900, currency: 'CNY', what: 'Less.', dueAt: '2026-03-06T09:00:00Z' },
  ],
  requestUpload: [photo],
  requestStaffUpload: [photo],
  writeRouting: [{ rules: [{ id: 'all', team: 'quality', choose: 'queue' }] }],
};
