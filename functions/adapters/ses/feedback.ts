import * as z from 'zod';
import type { EventBodies } from '../../domain/complaint/events.ts';

type Bounce = EventBodies['MailBounced']['facts'];

/** What became of one mail of ours: it went out, under the Message-ID that its reader sees, or it came back. */
type Feedback = { reference: string } & (
  | { sent: { mailId: string; messageId: string; at: string } }
  | { bounce: Bounce }
);

const recipients = z
  .array(z.object({ status: z.string().optional(), diagnosticCode: z.string().optional() }))
  .default([]);

const moment = z.string().refine((time) => !Number.isNaN(Date.parse(time)), 'is no time');

/** An EventBridge event of SES, as far as we read it; SES repeats each tag's values in a list. */
const sesEvent = z.object({
  region: z.string(),
  detail: z.object({
    mail: z.object({
      messageId: z.string(),
      timestamp: moment,
      tags: z.object({ reference: z.array(z.string()).min(1), mailId: z.array(z.string()).min(1) }).partial(),
    }),
    send: z.object({}).optional(),
    bounce: z
      .object({
        bounceType: z.string(),
        bounceSubType: z.string().optional(),
        bouncedRecipients: recipients,
      })
      .optional(),
    complaint: z.object({ complaintFeedbackType: z.string().nullish() }).optional(),
    reject: z.object({ reason: z.string().optional() }).optional(),
  }),
});

/**
 * Reads what SES put on the default bus about a mail: sent, bounced, complained about, rejected.
 * @param body JSON of the whole EventBridge event
 * @returns undefined for a mail that is not about a case: it carries no tags of ours
 * @throws when it is no such event
 */
export function readFeedback(body: string): Feedback | undefined {
  const { region, detail } = sesEvent.parse(JSON.parse(body));
  const { mail, send, bounce, complaint, reject } = detail;
  const [reference] = mail.tags.reference ?? [];
  const [mailId] = mail.tags.mailId ?? [];
  if (reference === undefined || mailId === undefined) return undefined;
  if (send) {
    const messageId = messageIdHeader(mail.messageId, region);
    return { reference, sent: { mailId, messageId, at: new Date(mail.timestamp).toISOString() } };
  }
  const saying = (kind: Bounce['bounce'], ...words: (string | null | undefined)[]): Feedback => ({
    reference,
    bounce: { mailId, bounce: kind, detail: words.filter(Boolean).join(', ') },
  });
  if (bounce) {
    const [first] = bounce.bouncedRecipients;
    const kind = bounce.bounceType === 'Permanent' ? 'permanent' : 'transient';
    return saying(kind, bounce.bounceType, bounce.bounceSubType, first?.diagnosticCode ?? first?.status);
  }
  if (complaint) return saying('complaint', 'Complaint', complaint.complaintFeedbackType);
  if (reject) return saying('permanent', 'Rejected', reject.reason);
  throw new Error('The message does not say that a mail was sent, bounced, complained about or rejected.');
}

/** The Message-ID that SES sets and the reader sees, so that our next mails name the same thread. */
const messageIdHeader = (messageId: string, region: string): string =>
  `<${messageId}@${region === 'us-east-1' ? 'email' : region}.amazonses.com>`;
