import { DomainError } from '../errors.ts';
import type { Mail, Services, StepMailFacts } from '../services.ts';
import { recordBounce } from './record-bounce.ts';
import { MailRefused } from './refused.ts';

export type Delivering = Pick<Services, 'mailLog' | 'carrier' | 'clock' | 'measures' | 'cases' | 'policies' | 'log'>;

type Refused = (...told: Parameters<typeof recordBounce>) => Promise<unknown>;

type Delivery = { facts?: StepMailFacts; refused?: Refused; synthetic?: true | undefined };

/**
 * Hands a mail to the carrier, once: claims the right to, then hands it over. That it went is recorded from the
 * carrier's own report (record-sent.ts), not here: this run may die right after the carrier's yes, the report comes
 * all the same. A replay after the report finds the record; a run beside this one, or before the report, is told to
 * come back; a claim whose lease ended without a report is taken over. docs/decisions/0004 tells what is left.
 *
 * @param facts what else its record says
 * @param synthetic it is about a complaint that nobody made: it counts for nothing, and its record goes when that goes
 * @param refused puts a refusal for good on record, when the mail is about more than one case
 * @throws DomainError `service.unavailable` when another run holds the claim, and whatever the carrier throws that is
 *   worth another try: the queue delivers the event again
 */
export async function deliver(
  services: Delivering,
  template: string,
  mail: Mail,
  { facts = {}, refused = recordBounce, synthetic }: Delivery = {},
): Promise<'handed-over' | 'refused'> {
  const { reference, mailId } = mail.tags;
  const claim = await services.mailLog.claim(
    reference,
    { mailId, template, to: mail.to, ...(synthetic && { synthetic }), ...facts },
    services.clock.now(),
  );
  if (claim === 'sent') return 'handed-over';
  if (claim === 'busy') throw new DomainError('service.unavailable', { service: 'mail', reference, mailId });
  try {
    await services.carrier.send(mail);
    if (!synthetic) services.measures.count('MailsSent');
    return 'handed-over';
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    // The claim stays unsent: no retry follows, yet a redrive by hand, once the cause is mended, sends it.
    services.log.warn('A mail was refused for good; the case shows that its reader was not reached.', {
      reference,
      mailId,
    });
    await refused(services, reference, { mailId, bounce: 'permanent', detail: error.message });
    return 'refused';
  }
}
