import type { Case, Instant } from '../complaint/complaint.ts';
import type { EventBodies } from '../complaint/events.ts';
import type { Decision } from '../services.ts';
import { isLive } from '../sla/clock.ts';
import { afterwards, type Rules } from '../sla/clocks.ts';
import { startsOf } from '../sla/policy.ts';

/**
 * The customer has been told that the complaint, or its reopening, has arrived; true once, whoever says it again.
 * @param toldAt when they were told, if that was before now: a report that comes late makes nobody late
 */
export const acknowledged =
  (facts: Omit<EventBodies['ComplaintAcknowledged']['facts'], 'toldAt'>, toldAt?: Instant) =>
  (subject: Case, now: Instant, rules: Rules): Decision | undefined => {
    const at = toldAt ?? now;
    if (subject.acknowledgedAt !== undefined && !isAwaited(subject, at, rules)) return undefined;
    return {
      next: {
        ...subject,
        acknowledgedAt: subject.acknowledgedAt ?? at,
        ...afterwards(subject, [{ is: 'acknowledged', at }], rules),
        ...(facts.messageId !== undefined && { lastMessageId: facts.messageId }),
      },
      events: [
        {
          type: 'ComplaintAcknowledged',
          at: now,
          by: { type: 'system', name: 'acknowledge' },
          facts: { ...facts, ...(toldAt !== undefined && { toldAt }) },
          words: {},
        },
      ],
    };
  };

/** Does a clock run until the customer is told, or begin once they are? A report of before the reopening is not of it. */
function isAwaited({ clocks, reopenedAt, reopeningAcknowledgedAt }: Case, at: Instant, rules: Rules): boolean {
  if (clocks.some((clock) => clock.kind === 'acknowledge' && isLive(clock) && clock.startedAt <= at)) return true;
  if (reopenedAt === undefined || at < reopenedAt || reopeningAcknowledgedAt !== undefined) return false;
  return rules.some((policy) => policy.rules.some((rule) => startsOf(rule).includes('reopening-acknowledgement')));
}
