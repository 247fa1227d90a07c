import type { Policy } from '../../../functions/domain/sla/policy.ts';

/** A policy as an enterprise writes one: everything is decided within two days. */
export const ownPolicy = (changed: Partial<Policy> = {}): Policy => ({
  id: 'two-days',
  version: 1,
  title: { en: 'Decided within two days', 'zh-CN': '两天内办结' },
  nature: 'service',
  effectiveFrom: '2026-01-01',
  when: { kind: ['complaint'] },
  warn: ['75%'],
  ladder: [
    { when: '+0%', to: ['lead'], by: 'mail' },
    { when: '+50%', to: ['manager'], by: 'mail' },
  ],
  rules: [
    {
      id: 'resolution',
      clock: 'resolution',
      starts: ['receipt', 'reopening'],
      target: 'PT48H',
      calendar: '24x7',
      pausesFor: ['customer'],
      says: { en: 'Decided within 48 hours.', 'zh-CN': '48 小时内办结。' },
    },
    {
      id: 'promise',
      clock: 'promise',
      calendar: '24x7',
      says: { en: 'Promises are kept.', 'zh-CN': '承诺必须兑现。' },
    },
  ],
  ...changed,
});
