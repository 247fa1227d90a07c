import type { Case, Instant } from '../complaint/complaint.ts';
import type { EventBodies } from '../complaint/events.ts';
import type { Decision } from '../services.ts';
import { meetClock } from '../sla/clocks.ts';

/**
 * The customer has been told that the complaint has arrived; true once, whoever says it again.
 * @param toldAt when they were told, if that was before now: a report that comes late makes nobody late
 */
export const acknowledged =
  (facts: EventBodies['ComplaintAcknowledged']['facts'], toldAt?: Instant) =>
  (subject: Case, now: Instant): Decision | undefined => {
    if (subject.acknowledgedAt !== undefined) return undefined;
    const at = toldAt ?? now;
    return {
      next: {
        ...subject,
        acknowledgedAt: at,
        clocks: meetClock(subject.clocks, 'acknowledge', at),
        ...(facts.messageId !== undefined && { lastMessageId: facts.messageId }),
      },
      events: [
        { type: 'ComplaintAcknowledged', at: now, by: { type: 'system', name: 'acknowledge' }, facts, words: {} },
      ],
    };
  };
