import { close, ensureNothingLeft } from '../casework/conclude.ts';
import type { Case, Instant } from '../complaint/complaint.ts';
import type { NewEvent } from '../complaint/events.ts';
import { DomainError } from '../errors.ts';
import type { Decision } from '../services.ts';
import type { Rules } from '../sla/clocks.ts';

type Confirmation = { rating?: number | undefined; comment?: string | undefined };

/**
 * The customer says that it is solved, once for each decision, also of a case that staff have closed meanwhile. The
 * case is closed with it, unless something is still to be done for the customer or to be written down: that is for
 * staff to finish, and nothing that a customer can be refused for.
 */
export const confirm =
  ({ rating, comment }: Confirmation) =>
  (subject: Case, now: Instant, rules: Rules): Decision | undefined => {
    if (!isConfirmable(subject)) return undefined;
    const by = { type: 'customer' } as const;
    const rated = rating !== undefined && { rating };
    const confirmed = { ...subject, resolution: { ...subject.resolution, confirmedAt: now, ...rated } };
    const said: NewEvent = {
      type: 'ResolutionConfirmed',
      at: now,
      by,
      facts: { ...rated },
      words: { ...(comment !== undefined && { comment }) },
    };
    if (subject.status === 'closed' || isSomethingLeft(subject)) return { next: confirmed, events: [said] };
    const { next, events } = close(by)(confirmed, now, rules);
    return { next, events: [said, ...events] };
  };

type Decided = Extract<Case, { status: 'resolved' | 'closed' }>;
type Confirmable = Decided & { resolution: NonNullable<Decided['resolution']> };

/** Whether there is a decision of which the customer has not said yet that it solves it. */
export const isConfirmable = (subject: Case): subject is Confirmable =>
  (subject.status === 'resolved' || subject.status === 'closed') &&
  subject.resolution !== undefined &&
  subject.resolution.confirmedAt === undefined;

function isSomethingLeft(subject: Case): boolean {
  try {
    ensureNothingLeft(subject);
    return false;
  } catch (error) {
    if (error instanceof DomainError) return true;
    throw error;
  }
}
