import type { Actor, Case, Instant } from '../complaint/complaint.ts';
import type { Decision } from '../services.ts';

type Staff = Extract<Actor, { type: 'staff' }>;

/** The case is needed in a dispute: until somebody releases it, nothing of it is erased. Holding it twice changes nothing. */
export const placeHold =
  (reason: string, by: Staff) =>
  (subject: Case, now: Instant): Decision | undefined =>
    subject.hold
      ? undefined
      : {
          next: { ...subject, hold: { at: now, by: by.id } },
          events: [{ type: 'LegalHoldPlaced', at: now, by, facts: {}, words: { reason } }],
        };

/** The dispute is over: what was asked to be erased, or has been kept for as long as it may be, goes from now on. */
export const releaseHold =
  (reason: string, by: Staff) =>
  (subject: Case, now: Instant): Decision | undefined => {
    const { hold, ...next } = subject;
    return hold
      ? { next, events: [{ type: 'LegalHoldReleased', at: now, by, facts: {}, words: { reason } }] }
      : undefined;
  };
