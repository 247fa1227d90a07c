import type { Case } from '../../functions/domain/complaint/complaint.ts';
import { begin } from '../../functions/domain/sla/clocks.ts';
import { defaultPack } from '../../functions/domain/sla/packs/default.ts';
import { refOf } from '../../functions/domain/sla/policy.ts';

const receivedAt = '2026-03-02T09:00:00.000Z';
const policies = [refOf(defaultPack)];

const certain = <T>(value: T) => ({ value, origin: 'rule' as const, confidence: 1, reasons: [] });

/** A complaint as it is just after it was received, on Monday 2 March 2026 at 09:00 UTC. */
export const aCase = (changed: Partial<Case> = {}): Extract<Case, { status: 'received' }> =>
  ({
    reference: 'CR-0000-0000',
    version: 1,
    lastHash: '',
    lastChange: { type: 'ComplaintReceived', at: '2026-03-02T09:00:00.000Z', by: { type: 'customer' } },
    status: 'received',
    kind: certain('complaint'),
    category: certain('delivery'),
    level: certain('general'),
    customer: { name: 'Li Lei', email: 'lilei@customer.example', language: 'en' },
    channel: 'web',
    enteredBy: { type: 'customer' },
    excerpt: 'The parcel never came.',
    writtenBytes: 22,
    receivedAt,
    team: 'logistics',
    policies,
    clocks: begin(
      {
        matter: { kind: 'complaint', level: 'general', category: 'delivery', channel: 'web' },
        receivedAt,
        policies,
      },
      [defaultPack],
    ).clocks,
    trackingHash: '',
    ...changed,
  }) as Extract<Case, { status: 'received' }>;
