import * as z from 'zod';
import {
  categories,
  channels,
  kinds,
  languages,
  levels,
  statuses,
  feltUrgencies,
} from '../domain/complaint/vocabulary.ts';
import { deadlines, issue, line, reference, words } from './field-shapes.ts';
import { limits, phonePattern } from './limits.ts';

/** What is sent in, and what it is answered: apart, since the function that takes it in must stay small. */

const person = z.strictObject({
  name: line(limits.name).describe('How the customer wants to be addressed.'),
  email: z.email().max(limits.email).optional(),
  phone: z
    .string()
    .regex(phonePattern)
    .optional()
    .describe('Digits, with separators and an extension (ext. 12, 转801) as people write them.'),
  language: z.enum(languages).optional().describe("The customer's language; the text's own when left out."),
});

const about = {
  description: words(limits.words).describe("What happened, in the customer's own words."),
  product: line(limits.product).optional(),
  orderNumber: line(limits.orderNumber).optional(),
  batch: line(limits.batch).optional().describe('The lot of the product, as it stands on the package.'),
  channel: z.enum(channels).optional(),
  kind: z
    .enum(kinds)
    .optional()
    .describe('What the customer says it is; it is a complaint when its words say so, too.'),
  urgency: z.enum(feltUrgencies).optional().describe('How urgent it feels to the customer.'),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional()
    .describe('ISO 3166-1 alpha-2 in capitals: whose law and customs apply.'),
};

const reachable = [
  ({ email, phone }: { email?: string | undefined; phone?: string | undefined }) =>
    email !== undefined || phone !== undefined,
  issue('email-or-phone'),
] as const;

export const submission = z.strictObject({ customer: person.refine(...reachable), ...about });

/** What staff enter may also say how the enterprise ranks the customer; a customer may not say so of themselves. */
export const staffSubmission = z.strictObject({
  customer: person.extend({ tier: line(limits.tier).optional() }).refine(...reachable),
  ...about,
});
export type Submission = z.infer<typeof submission>;

export const registration = z.object({
  reference,
  trackingSecret: z.string(),
  trackingUrl: z.string(),
  status: z.enum(statuses),
  kind: z.enum(kinds),
  category: z.enum(categories),
  level: z.enum(levels),
  deadlines,
});
