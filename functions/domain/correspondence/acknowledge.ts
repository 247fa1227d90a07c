import { change } from '../complaint/change.ts';
import type { Instant } from '../complaint/complaint.ts';
import type { PublishedEvent } from '../complaint/events.ts';
import { DomainError } from '../errors.ts';
import type { Services } from '../services.ts';
import { acknowledged } from './acknowledged.ts';
import { acknowledgementId, compose } from './compose.ts';
import { type Delivering, deliver } from './deliver.ts';
import { customerFacts } from './facts.ts';
import { letters } from './letters/letters.ts';

/** @returns 0 when the second is not later. */
export const secondsBetween = (from: Instant, to: Instant): number =>
  Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);

/**
 * Tells the customer that the complaint, suggestion or praise has arrived. That they were told is recorded when the
 * carrier reports that the mail went out (record-sent.ts). Who left only a phone number saw the reference on the
 * screen, or heard it: nothing is sent and the record says so. While no report comes, or the mail is refused for good,
 * the clock runs on and staff are warned.
 */
export async function acknowledge(
  services: Delivering & Pick<Services, 'keyed' | 'settings' | 'policies'>,
  event: PublishedEvent,
): Promise<void> {
  const subject = await services.cases.find(event.reference);
  if (!subject) throw new DomainError('complaint.not-found', { reference: event.reference });
  if (subject.acknowledgedAt !== undefined || subject.status === 'withdrawn' || subject.erased) return;
  // At each try, so that one that fails again and again is seen to grow old.
  const now = services.clock.now();
  services.measures.count('AcknowledgementSeconds', secondsBetween(subject.receivedAt, now));
  const { email, language } = subject.customer;
  if (email === undefined) {
    if (subject.status === 'merged') return;
    await change(services, event.reference, 'acknowledge', acknowledged({ via: 'answer' }), { known: subject });
    return;
  }
  const letter = letters[language].acknowledgement(await customerFacts(services, subject, now));
  const envelope = { mailId: acknowledgementId, to: email, language, purpose: 'answer' } as const;
  const mail = compose(subject, services.settings, letter, envelope);
  await deliver(services, 'acknowledgement', mail, { synthetic: subject.synthetic });
}
