import { coachBody, coached } from '../../../contract/speaking-shapes.ts';
import { DomainError } from '../../../domain/errors.ts';
import type { Services } from '../../../domain/services.ts';
import { coach } from '../../../domain/speaking/coach/coach.ts';
import { replyFactsOf } from '../../../domain/speaking/coach/facts.ts';
import { type Endpoint, endpoint } from '../../endpoint.ts';
import { withoutPerson } from '../without-person.ts';

/** What could be better in a reply that is being written. Writes nothing, and never keeps anybody from sending. */
export const coachReply = ({ cases, clock, settings }: Pick<Services, 'cases' | 'clock' | 'settings'>): Endpoint =>
  endpoint({
    body: coachBody,
    answer: coached,
    handle: async ({ reference, body, known, language, sight }) => {
      const subject = known ?? (await cases.find(reference));
      if (!subject) throw new DomainError('complaint.not-found', { reference });
      // To be told which number is the customer's own would be to be told the number.
      const seen = sight === 'masked' ? withoutPerson(subject) : subject;
      return { body: coach(body.text, replyFactsOf(seen, clock.now()), language, settings.timeZone) };
    },
  });
