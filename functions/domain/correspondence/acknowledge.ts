import { change } from '../complaint/change.ts';
import type { PublishedEvent } from '../complaint/events.ts';
import { DomainError } from '../errors.ts';
import type { Services } from '../services.ts';
import { meetClock } from '../sla/clocks.ts';
import { compose, mailIdOf } from './compose.ts';
import { type Delivering, deliver } from './deliver.ts';
import { customerFacts } from './facts.ts';
import { letters } from './letters/letters.ts';

/**
 * Tells the customer that the complaint, suggestion or praise has arrived, then records that they were told. Who left
 * only a phone number saw the reference on the screen, or heard it: nothing is sent and the record says so. When the
 * mail is refused for good the customer was not told, so the clock runs on and staff are warned.
 */
export async function acknowledge(
  services: Delivering & Pick<Services, 'keyed' | 'settings'>,
  event: PublishedEvent,
): Promise<void> {
  const subject = await services.cases.find(event.reference);
  if (!subject) throw new DomainError('complaint.not-found', { reference: event.reference });
  if (subject.acknowledgedAt !== undefined || subject.status === 'withdrawn') return;
  const { email, language } = subject.customer;
  if (email === undefined) return record(services, event.reference, { via: 'answer' });

  const letter = letters[language].acknowledgement(await customerFacts(services, subject, services.clock.now()));
  const mailId = mailIdOf(event.seq, 'acknowledgement', 'customer');
  const envelope = { mailId, to: email, language, purpose: 'answer' } as const;
  const delivery = await deliver(services, 'acknowledgement', compose(subject, services.settings, letter, envelope));
  if (delivery.state === 'sent')
    await record(services, event.reference, { via: 'mail', messageId: delivery.messageId });
}

async function record(
  services: Pick<Services, 'cases' | 'clock'>,
  reference: string,
  facts: { via: 'mail'; messageId: string } | { via: 'answer' },
): Promise<void> {
  await change(services, reference, 'acknowledge', (subject, now) => {
    if (subject.acknowledgedAt !== undefined) return undefined;
    return {
      next: {
        ...subject,
        acknowledgedAt: now,
        clocks: meetClock(subject.clocks, 'acknowledge', now),
        ...(facts.via === 'mail' && { lastMessageId: facts.messageId }),
      },
      events: [
        { type: 'ComplaintAcknowledged', at: now, by: { type: 'system', name: 'acknowledge' }, facts, words: {} },
      ],
    };
  });
}
