import type { Actor, Case, Instant } from '../../complaint/complaint.ts';
import type { CaseEvent } from '../../complaint/events.ts';
import { DomainError } from '../../errors.ts';
import type { Decision, Services } from '../../services.ts';
import { doubtsAbout, shapeErrors } from './check.ts';
import { signInNameOf } from './colleague.ts';
import type { FeedbackForm, FeedbackWords } from './forms.ts';

type Staff = Extract<Actor, { type: 'staff' }>;

/** `insist`: the writer has seen what the rules doubt, and means it as it is. */
export type Feedback = { form: FeedbackForm; to: string; parts: FeedbackWords; insist?: boolean | undefined };

/**
 * Words from one of the staff to another about what happened in a case. The mail follows from the event.
 * @throws DomainError `request.invalid`, naming each part that the form lacks, or that is of another form; or who is
 *   not of the staff; `feedback.look-again` when the rules doubt a part and the writer does not insist
 */
export async function giveFeedback(
  services: Pick<Services, 'staff'>,
  { form, to, parts, insist = false }: Feedback,
  by: Staff,
): Promise<(subject: Case, now: Instant) => Decision> {
  const errors = shapeErrors(form, parts);
  if (errors.length > 0) throw new DomainError('request.invalid', {}, errors);
  const receiver = await signInNameOf(services, to, 'to');
  if (receiver === by.id) throw new DomainError('request.invalid', {}, [{ field: 'to', code: 'yourself', detail: '' }]);
  const doubts = insist ? [] : doubtsAbout(parts);
  if (doubts.length > 0) throw new DomainError('feedback.look-again', {}, doubts);
  return (subject, now) => ({
    next: subject,
    events: [{ type: 'FeedbackGiven', at: now, by, facts: { form, to: receiver }, words: { ...parts } }],
  });
}

/** Feedback is between those two, and for those who answer for both: other agents see that it was given, not what. */
export const mayReadWords = (event: CaseEvent, reader: Staff): boolean =>
  event.type !== 'FeedbackGiven' ||
  reader.role !== 'agent' ||
  event.facts.to === reader.id ||
  (event.by.type === 'staff' && event.by.id === reader.id);
