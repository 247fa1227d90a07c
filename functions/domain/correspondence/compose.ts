import type { Case } from '../complaint/complaint.ts';
import type { Language } from '../complaint/vocabulary.ts';
import type { Mail, Settings } from '../services.ts';
import { set } from './layout.ts';
import type { Letter } from './letter.ts';
import { oneLine } from './printable.ts';

/** `answer` replies to the customer's own submission; `notice` tells the customer; `staff` and `alarm` tell the staff, `partner` an outside partner. */
type Purpose = 'answer' | 'notice' | 'staff' | 'alarm' | 'partner';

/** A letter in its envelope. */
export type Envelope = { mailId: string; to: string; language: Language; purpose: Purpose };

/** The root of a case's thread: stable, ours, in every mail's References. SES gives each mail its own Message-ID. */
const threadRoot = (reference: string, sender: string): string =>
  `<${reference}@${sender.slice(sender.lastIndexOf('@') + 1)}>`;

/**
 * The mail that a letter becomes. These mails answer somebody's own case, so none carries List-Unsubscribe: that is
 * for what one can do without, such as surveys.
 */
export function compose(
  subject: Pick<Case, 'reference' | 'lastMessageId'>,
  settings: Pick<Settings, 'brand' | 'sender'>,
  letter: Letter,
  { mailId, to, language, purpose }: Envelope,
): Mail {
  const root = threadRoot(subject.reference, settings.sender);
  const toCustomer = purpose === 'answer' || purpose === 'notice';
  // Staff never got the customer's mails: a thread of theirs hangs on the root alone.
  const parent = toCustomer ? (subject.lastMessageId ?? root) : root;
  const written = set({ ...letter, subject: oneLine(letter.subject, 160) }, language, settings.brand);
  return {
    ...written,
    to,
    headers: {
      'Auto-Submitted': purpose === 'answer' ? 'auto-replied' : 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'In-Reply-To': parent,
      References: parent === root ? root : `${root} ${parent}`,
      ...(purpose === 'alarm' && { Importance: 'high' }),
    },
    tags: { reference: subject.reference, mailId },
  };
}

/** The same event, letter and reader give the same id, so that no replay can send a second mail. */
export const mailIdOf = (seq: number, letter: string, reader: string): string =>
  `${String(seq).padStart(6, '0')}-${letter}-${reader}`;

/** A case is acknowledged once: the mail answers its first event. */
export const acknowledgementId = mailIdOf(1, 'acknowledgement', 'customer');

/** The letter that tells a customer that the case is open again, whichever event it was. */
export const isReopeningLetter = (mailId: string): boolean => /^\d{6,}-reopened-customer$/.test(mailId);
