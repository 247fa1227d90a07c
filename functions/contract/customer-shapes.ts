import * as z from 'zod';
import { categories, kinds, levels, statuses, teams } from '../domain/complaint/vocabulary.ts';
import { trackedAttachment } from './attachment-shapes.ts';
import { deadlines, instant, line, reference, words } from './field-shapes.ts';
import { limits } from './limits.ts';

/** What a customer is shown of their case, and what they can say to it. */

/** What a customer may see happen. The wording of `type` is the page's. */
const visibleEvent = z.object({
  type: z.string(),
  at: instant,
  text: z.string().optional(),
  dueAt: instant.optional(),
});

export const tracking = z.object({
  reference,
  status: z.enum(statuses),
  kind: z.enum(kinds),
  category: z.enum(categories),
  level: z.enum(levels),
  receivedAt: instant,
  description: z.string(),
  product: z.string().optional(),
  orderNumber: z.string().optional(),
  batch: z.string().optional(),
  mergedInto: z.string().optional().describe('The case of yours in which this one goes on; the status is that one’s.'),
  responsible: z.object({ team: z.enum(teams) }).describe('Who answers for it, by role; never a name.'),
  handler: z.enum(['nobody', 'staff']).describe('Whether somebody has the case; never who.'),
  waitsForYou: z.boolean().describe("It is the customer's turn: what may wait for them stands still until they write."),
  nextDeadline: z.object({ promise: z.string(), dueAt: instant }).optional(),
  deadlines,
  resolution: z
    .object({
      explanation: z.string(),
      at: instant,
      confirmedAt: instant.optional().describe('When you said that it is solved.'),
      rating: z.number().optional().describe('What you gave, from 1 to 5.'),
    })
    .optional(),
  can: z
    .object({
      message: z.boolean(),
      attach: z.boolean(),
      withdraw: z.boolean(),
      confirm: z.boolean(),
      disagree: z.boolean(),
    })
    .describe('What you can do with it as it stands now.'),
  disagreeUntil: instant.optional().describe('Until when you can say that you do not agree with the decision.'),
  attachments: z.array(trackedAttachment),
  timeline: z.array(visibleEvent),
});

export const messageBody = z.strictObject({ text: words(limits.words) });
export const withdrawBody = z.strictObject({ reason: words(limits.reason).optional() }).optional();

/** The best of a rating; 1 is the worst. */
export const bestRating = 5;
export const confirmSolvedBody = z
  .strictObject({
    rating: z.int().min(1).max(bestRating).optional().describe('How well it was handled, from 1 to 5.'),
    comment: words(limits.reason).optional(),
  })
  .optional();
export const disagreeBody = z.strictObject({ reason: words(limits.reason) });

/** Anything that could be meant for a reference: whether there is such a case, or could be, the answer does not tell. */
export const lostLinkBody = z.strictObject({ reference: line(40), email: z.email().max(limits.email) });
export const lostLinkAsked = z.object({});
