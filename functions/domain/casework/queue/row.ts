import type { Case } from '../../complaint/complaint.ts';
import type { QueueRow } from '../../services.ts';
import { nextDeadline } from '../../sla/clock.ts';

/** What a queue shows of a case. */
export function rowOf(subject: Case): QueueRow {
  const { reference, version, status, team, assignee, channel, receivedAt, excerpt, product, duplicateOf } = subject;
  const deadline = nextDeadline(subject.clocks);
  return {
    reference,
    version,
    status,
    team,
    ...(assignee !== undefined && { assignee }),
    channel,
    receivedAt,
    excerpt,
    ...(product !== undefined && { product }),
    kind: subject.kind.value,
    category: subject.category.value,
    level: subject.level.value,
    customerName: subject.customer.name,
    ...(duplicateOf && { duplicateOf: duplicateOf.reference }),
    ...(deadline && { nextDeadline: { clock: deadline.kind, dueAt: deadline.dueAt } }),
  };
}
