import type { CaseEvent, PublishedEvent } from '../complaint/events.ts';
import { DomainError } from '../errors.ts';
import { compose } from './compose.ts';
import { type Delivering, deliver } from './deliver.ts';
import { type Telling, tellings } from './tellings.ts';

/** Tells whoever should know what happened to a case: the customer in their language, staff in the desk's. */
export async function notify(
  services: Delivering & Parameters<Telling>[0]['services'],
  event: PublishedEvent,
): Promise<void> {
  const telling = tellings[event.type];
  if (telling === undefined) return;
  const file = await services.cases.open(event.reference);
  if (!file) throw new DomainError('complaint.not-found', { reference: event.reference });
  const stored = file.events.find(({ seq }) => seq === event.seq);
  const words = wordsOf(stored);
  const earlier = file.events.filter(({ seq }) => seq < event.seq);
  const told = await telling({ services, subject: file.subject, event, earlier, stored, words });
  if (!told) return;
  const failures: unknown[] = [];
  // One after the other, and each tried: a mail whose claim is still held keeps no other from going.
  for (const { template, letter, envelope } of [told].flat()) {
    const sent = deliver(services, template, compose(file.subject, services.settings, letter, envelope));
    await sent.catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

/** What somebody wrote in this event; the bus does not carry it. */
function wordsOf(event: CaseEvent | undefined): string {
  if (event?.type === 'ReplyAdded' || event?.type === 'CustomerMessageAdded') return event.words.text;
  if (event?.type === 'ComplaintResolved') return event.words.explanation;
  if (event?.type === 'DeadlineExtended') return event.words.reason;
  if (event?.type === 'PromiseWithdrawn') return event.words.reason ?? '';
  return event?.type === 'PromiseMade' ? event.words.what : '';
}
