import type { EventBodies } from '../complaint/events.ts';
import type { Services } from '../services.ts';
import { readNoticeId } from './notices.ts';
import { recordBounce } from './record-bounce.ts';

/**
 * A digest did not reach its reader: each of its cases shows it, as it does for a mail of its own.
 * @param reference of the digest
 */
export const recordDigestBounce =
  ({ notices }: Pick<Services, 'notices'>) =>
  async (
    services: Pick<Services, 'cases' | 'policies' | 'clock'>,
    reference: string,
    bounce: EventBodies['MailBounced']['facts'],
  ): Promise<void> => {
    const digest = await notices.digest(reference);
    for (const id of digest?.notices ?? []) {
      const { reference: caseReference, mailId } = readNoticeId(id);
      await recordBounce(services, caseReference, { ...bounce, mailId });
    }
  };
