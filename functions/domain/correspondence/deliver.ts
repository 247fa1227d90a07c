import { DomainError } from '../errors.ts';
import type { Mail, Services } from '../services.ts';
import { recordBounce } from './record-bounce.ts';
import { MailRefused } from './refused.ts';

export type Delivering = Pick<Services, 'mailLog' | 'carrier' | 'clock' | 'measures' | 'cases' | 'log'>;

type Delivery = { state: 'sent'; messageId: string } | { state: 'refused'; reason: string };

/**
 * Sends a mail once: claims the right to, hands it to the carrier, records that it went. A replay finds the record
 * and gives the same answer; a run beside this one is told to come back; a claim whose holder died is taken over
 * after its lease. docs/decisions/ tells what is left: a holder that dies between the carrier's yes and the record.
 *
 * @throws DomainError `service.unavailable` when another run holds the claim, and whatever the carrier throws that is
 *   worth another try: the queue delivers the event again
 */
export async function deliver(services: Delivering, template: string, mail: Mail): Promise<Delivery> {
  const { reference, mailId } = mail.tags;
  const claim = await services.mailLog.claim(reference, { mailId, template, to: mail.to }, services.clock.now());
  if (claim.state === 'sent') return claim;
  if (claim.state === 'busy') throw new DomainError('service.unavailable', { service: 'mail', reference, mailId });
  try {
    const { messageId } = await services.carrier.send(mail);
    await services.mailLog.sent(reference, mailId, messageId, services.clock.now());
    services.measures.count('MailsSent');
    return { state: 'sent', messageId };
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    // The claim stays unsent: no retry follows, yet a redrive by hand, once the cause is mended, sends it.
    services.log.warn('A mail was refused for good; the case shows that its reader was not reached.', {
      reference,
      mailId,
    });
    await recordBounce(services, reference, { mailId, bounce: 'permanent', detail: error.message });
    return { state: 'refused', reason: error.message };
  }
}
