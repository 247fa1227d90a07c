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
  // There is nobody to tell, and nothing left to tell of.
  if (file.subject.erased) return;
  const stored = file.events.find(({ seq }) => seq === event.seq);
  const words = wordsOf(stored);
  const earlier = file.events.filter(({ seq }) => seq < event.seq);
  const told = await telling({ services, subject: file.subject, event, earlier, stored, words, parts: file.parts });
  if (!told) return;
  // Each is tried: a mail whose claim is still held keeps no other from going.
  const outcomes = await Promise.allSettled(
    [told]
      .flat()
      .map(async ({ template, letter, envelope }) =>
        deliver(services, template, compose(file.subject, services.settings, letter, envelope)),
      ),
  );
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

/** What somebody wrote in this event; the bus does not carry it. */
function wordsOf(event: CaseEvent | undefined): string {
  if (event?.type === 'ReplyAdded' || event?.type === 'CustomerMessageAdded') return event.words?.text ?? '';
  if (event?.type === 'AttachmentAdded') return event.words?.name ?? '';
  if (event?.type === 'ComplaintResolved') return event.words?.explanation ?? '';
  if (event?.type === 'ResolutionDisputed') return event.words?.reason ?? '';
  if (event?.type === 'DeadlineExtended') return event.words?.reason ?? '';
  if (event?.type === 'PromiseWithdrawn') return event.words?.reason ?? '';
  return event?.type === 'PromiseMade' ? (event.words?.what ?? '') : '';
}
