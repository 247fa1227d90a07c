import * as z from 'zod';
import type { EventBodies } from '../../domain/complaint/events.ts';

/** What came back about one mail of ours. */
type Feedback = { reference: string; bounce: EventBodies['MailBounced']['facts'] };

const recipients = z
  .array(z.object({ status: z.string().optional(), diagnosticCode: z.string().optional() }))
  .default([]);

/** An EventBridge event of SES, as far as we read it; SES repeats each tag's values in a list. */
const sesEvent = z.object({
  detail: z.object({
    mail: z.object({
      tags: z.object({ reference: z.array(z.string()).min(1), mailId: z.array(z.string()).min(1) }).partial(),
    }),
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
 * Reads a bounce, complaint or rejection that SES put on the default bus.
 * @param body JSON of the whole EventBridge event
 * @returns undefined for a mail that is not about a case: it carries no tags of ours
 * @throws when it is no such event
 */
export function readFeedback(body: string): Feedback | undefined {
  const { mail, bounce, complaint, reject } = sesEvent.parse(JSON.parse(body)).detail;
  const [reference] = mail.tags.reference ?? [];
  const [mailId] = mail.tags.mailId ?? [];
  if (reference === undefined || mailId === undefined) return undefined;
  const saying = (kind: Feedback['bounce']['bounce'], ...words: (string | null | undefined)[]): Feedback => ({
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
  throw new Error('The message is no bounce, complaint or rejection.');
}
