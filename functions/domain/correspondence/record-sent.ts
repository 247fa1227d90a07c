import { change } from '../complaint/change.ts';
import type { Case, Instant } from '../complaint/complaint.ts';
import { isRefusedByStatus } from '../errors.ts';
import type { Services } from '../services.ts';
import { secondsBetween } from './acknowledge.ts';
import { acknowledged } from './acknowledged.ts';
import { acknowledgementId, isReopeningLetter } from './compose.ts';

/** What the carrier says of a mail that it took: the Message-ID that its reader sees, and when it went. */
type SentMail = { mailId: string; messageId: string; at: Instant };

/**
 * When the carrier reports that a mail went out, records it: no later run sends it again. If it was the
 * acknowledgement, or the letter that says that the case is open again, the customer has been told. The same report again, or a later one, changes nothing.
 *
 * Counts the mail, and how long an acknowledgement took; of a complaint that nobody made only the latter.
 *
 * @throws DomainError `complaint.not-found` when nobody here ever claimed this mail
 */
export async function recordSent(
  services: Pick<Services, 'cases' | 'policies' | 'mailLog' | 'clock' | 'measures'>,
  reference: string,
  { mailId, messageId, at }: SentMail,
): Promise<void> {
  await services.mailLog.sent(reference, mailId, messageId, at);
  const told = mailId === acknowledgementId || isReopeningLetter(mailId) ? await tell() : undefined;
  if (!told?.synthetic) services.measures.count('MailsTaken');
  if (told && mailId === acknowledgementId) {
    services.measures.count('AcknowledgementSeconds', secondsBetween(told.receivedAt, at));
  }

  async function tell(): Promise<Case | undefined> {
    try {
      return await change(services, reference, 'acknowledge', acknowledged({ via: 'mail', messageId }, at));
    } catch (error) {
      // Taken back, or merged, before the report came: nobody waits for an acknowledgement any more.
      if (!isRefusedByStatus(error)) throw error;
      return undefined;
    }
  }
}
