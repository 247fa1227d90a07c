import type { EdgeOptions } from '../interface.ts';
import { AwsError, type JsonObject } from '../protocol.ts';
import { domainOf, parseAddress } from './address.ts';
import type { Mailbox } from './mailbox.ts';
import { messageIdHeader, newMessageId } from './message-id.ts';
import { readSubmission, type Submission } from './message.ts';
import { reportsOf } from './reports.ts';

export type Sending = Pick<
  EdgeOptions,
  'now' | 'region' | 'accountId' | 'identities' | 'configurationSets' | 'putDefaultBusEvent'
>;

/**
 * SES v2 SendEmail: files the mail in the mailbox and reports on the bus that it was sent, and what the mailbox
 * simulator's addresses do with it. Both are asked for within one tick, so that they are in one transaction: a machine
 * that is killed has neither the mail nor its report, or both.
 * @returns `{ MessageId }`, once all of it is on the disk.
 * @throws AwsError with SES's own code for whatever SES would refuse.
 */
export async function sendEmail(options: Sending, mailbox: Mailbox, input: JsonObject): Promise<JsonObject> {
  const submission = readSubmission(input);
  checkConfigurationSet(options, submission);
  checkIdentity(options, submission);
  const sentAt = options.now();
  const messageId = newMessageId(options.region, sentAt);
  const headers = headersSent(submission, messageIdHeader(options.region, messageId), sentAt);
  const recipients = [...submission.to, ...submission.cc, ...submission.bcc].map(parseAddress);
  const reports = reportsOf(options, { ...submission, recipients, messageId, sentAt, sentHeaders: headers });
  const reported = reports.map(async (event) => options.putDefaultBusEvent(event));
  const filed = nobodyReads(recipients)
    ? undefined
    : mailbox.file({
        messageId,
        recipients,
        to: submission.to.map(parseAddress).join(', '),
        subject: submission.subject,
        text: submission.text,
        html: submission.html,
        sentAt: sentAt.toISOString(),
        headers,
      });
  await Promise.all([filed, ...reported]);
  return { MessageId: messageId };
}

/** SES's simulator takes it as somebody would, and there is no mailbox. What it does otherwise, a tester wants to see. */
const nobodyReads = (recipients: readonly string[]): boolean =>
  recipients.every((address) => address.toLowerCase() === 'success@simulator.amazonses.com');

/** The headers as the recipient's program shows them: what SES sets first, then the client's own. */
function headersSent(submission: Submission, messageId: string, sentAt: Date): Record<string, string> {
  return {
    'Message-ID': messageId,
    Date: sentAt.toUTCString().replace('GMT', '+0000'),
    From: submission.from,
    ...(submission.to.length > 0 ? { To: submission.to.join(', ') } : {}),
    ...(submission.cc.length > 0 ? { Cc: submission.cc.join(', ') } : {}),
    ...(submission.replyTo.length > 0 ? { 'Reply-To': submission.replyTo.join(', ') } : {}),
    Subject: submission.subject,
    'MIME-Version': '1.0',
    ...Object.fromEntries(submission.headers),
  };
}

function checkConfigurationSet({ configurationSets }: Sending, { configurationSet }: Submission): void {
  if (configurationSet === undefined || configurationSets.some(({ name }) => name === configurationSet)) return;
  throw new AwsError('NotFoundException', `Configuration set <${configurationSet}> does not exist.`, 404);
}

function checkIdentity({ identities, region }: Sending, { from }: Submission): void {
  const address = parseAddress(from);
  const verified = identities.some((identity) => identity === address || identity.toLowerCase() === domainOf(address));
  if (verified) return;
  throw new AwsError(
    'MessageRejected',
    'Email address is not verified. The following identities failed the check in region ' +
      `${region.toUpperCase()}: ${address}`,
  );
}
