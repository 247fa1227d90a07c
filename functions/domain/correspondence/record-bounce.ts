import { change } from '../complaint/change.ts';
import type { EventBodies } from '../complaint/events.ts';
import { DomainError } from '../errors.ts';
import type { Services } from '../services.ts';
import { oneLine } from './printable.ts';
import { withoutAddresses } from './without-addresses.ts';

type Bounce = EventBodies['MailBounced']['facts'];
const mostAttempts = 6;

/**
 * Writes into the case's timeline that a mail did not reach its reader, once per mail and kind of bounce, however
 * often the carrier reports it. The check and the write see the same version, so two reports at once write one event.
 * Mail servers like to repeat the address in their answer; the event travels on the bus, so it is taken out.
 *
 * @throws DomainError `complaint.not-found`
 */
export async function recordBounce(
  services: Pick<Services, 'cases' | 'policies' | 'clock'>,
  reference: string,
  bounce: Bounce,
): Promise<'recorded' | 'known'> {
  const facts = { ...bounce, detail: oneLine(withoutAddresses(bounce.detail.slice(0, 2000)), 300) };
  for (let attempt = 1; ; attempt += 1) {
    const file = await services.cases.open(reference);
    if (!file) throw new DomainError('complaint.not-found', { reference });
    const known = file.events.some(
      (event) =>
        event.type === 'MailBounced' && event.facts.mailId === facts.mailId && event.facts.bounce === facts.bounce,
    );
    // Whom it did not reach is nobody's business any more.
    if (known || file.subject.erased) return 'known';
    try {
      await change(
        services,
        reference,
        'bounce',
        (subject, now) => ({
          next: subject,
          events: [{ type: 'MailBounced', at: now, by: { type: 'system', name: 'mail' }, facts, words: {} }],
        }),
        { expectedVersion: file.subject.version, known: file.subject },
      );
      return 'recorded';
    } catch (error) {
      if (error instanceof DomainError && error.code === 'complaint.erased') return 'known';
      if (attempt === mostAttempts || !somebodyWasFaster(error)) throw error;
    }
  }
}

const somebodyWasFaster = (error: unknown): boolean =>
  error instanceof DomainError && (error.code === 'complaint.changed' || error.code === 'complaint.conflict');
