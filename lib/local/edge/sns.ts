import type { EdgeOptions } from './interface.ts';
import type { Mailbox } from './ses/mailbox.ts';
import { messageIdHeader, newMessageId } from './ses/message-id.ts';

/** Files a mail of SNS: from its own address, past the account's configuration sets, so that nobody reports on it. */
export async function postOf(
  { now, region }: Pick<EdgeOptions, 'now' | 'region'>,
  mailbox: Pick<Mailbox, 'file'>,
  { to, subject, text }: { to: string; subject: string; text: string },
): Promise<void> {
  const sentAt = now();
  const messageId = newMessageId(region, sentAt);
  const headers = {
    'Message-ID': messageIdHeader(region, messageId),
    Date: sentAt.toUTCString().replace('GMT', '+0000'),
    From: 'AWS Notifications <no-reply@sns.amazonaws.com>',
    To: to,
    Subject: subject,
  };
  const shown = { to, subject, text, html: '', sentAt: sentAt.toISOString(), headers };
  await mailbox.file({ ...shown, messageId, recipients: [to] });
}
