import { type Actor, becoming, type Case, type Instant } from '../complaint/complaint.ts';
import { DomainError } from '../errors.ts';
import type { Decision } from '../services.ts';
import { cancelClocks, meetClock, reopenClocks } from '../sla/clocks.ts';

type Staff = Extract<Actor, { type: 'staff' }>;

/** The decision, with its reasons. It is a response too: who never wrote before has answered now. */
export const resolve =
  (explanation: string, by: Staff) =>
  (subject: Case, now: Instant): Decision => {
    const answered = meetClock(subject.clocks, 'first-response', now);
    return {
      next: becoming(
        subject,
        'resolved',
        { resolution: { explanation, at: now, by: by.id } },
        {
          clocks: cancelClocks(meetClock(answered, 'resolution', now), now),
          firstResponseAt: subject.firstResponseAt ?? now,
          ...(subject.assignee === undefined && { assignee: by.id, assignedAt: now }),
        },
      ),
      events: [{ type: 'ComplaintResolved', at: now, by, facts: {}, words: { explanation } }],
    };
  };

/** Nothing more to do. Only what was resolved can be closed, so that no case ends without an explanation. */
export const close =
  (by: Actor) =>
  (subject: Case, now: Instant): Decision => {
    if (subject.status !== 'resolved') {
      throw new DomainError('complaint.wrong-status', {
        command: 'close',
        status: subject.status,
        allowed: 'resolved',
      });
    }
    return {
      next: becoming(subject, 'closed', { closedAt: now, resolution: subject.resolution }),
      events: [{ type: 'ComplaintClosed', at: now, by, facts: {}, words: {} }],
    };
  };

/** The answer did not hold: the case goes on, with fresh deadlines that lie ahead. */
export const reopen =
  (reason: string, by: Staff) =>
  (subject: Case, now: Instant): Decision => {
    const clocks = reopenClocks(subject.clocks, subject.kind.value, subject.level.value, now);
    return {
      next: becoming(subject, 'in-progress', {}, { clocks }),
      events: [{ type: 'ComplaintReopened', at: now, by, facts: { clocks }, words: { reason } }],
    };
  };
