import * as z from 'zod';
import { languages } from '../domain/complaint/vocabulary.ts';
import { faults, praises, scoredParts, severities } from '../domain/speaking/coach/findings.ts';
import { feedbackForms, type FeedbackPart, feedbackParts } from '../domain/speaking/feedback/forms.ts';
import { type Placeholder, placeholders } from '../domain/speaking/templates/placeholders.ts';
import { situations, templateStates } from '../domain/speaking/templates/template.ts';
import { limits, line, words } from './shapes.ts';
import { personal } from './personal.ts';

/** What the operations on how staff speak take and answer; see shapes.ts. */

export const speakingLimits = { template: 8_000, title: 120, value: 500 } as const;

export const coachBody = z.strictObject({ text: words(limits.words).describe('The draft of a reply.') });
const place = z.number().describe('UTF-16 code units of the text.');
export const coached = z.object({
  language: z.enum(languages).describe("The reply's, by its letters; suggestions are in it."),
  score: z.number().describe('0 to 100.'),
  parts: z
    .array(z.object({ part: z.enum(scoredParts), points: z.number(), most: z.number() }))
    .describe('What the score is made up of; harm takes points away.'),
  findings: z.array(
    z.object({
      code: z.enum([...praises, ...faults]),
      severity: z.enum(severities),
      start: place,
      end: place,
      why: z.string(),
      suggestion: z.string().optional().describe('Where it holds 〔…〕, its writer has to fill something in.'),
    }),
  ),
});

const templateFields = {
  language: z.enum(languages),
  situation: z.enum(situations),
  title: line(speakingLimits.title),
  text: words(speakingLimits.template).describe('With placeholders such as {customerName}.'),
};
export const templateBody = z.strictObject({ ...templateFields, state: z.enum(templateStates).default('active') });
export const template = z
  .object({
    id: z.string(),
    version: z.number(),
    language: z.enum(languages),
    situation: z.enum(situations),
    title: z.string(),
    text: z.string(),
    state: z.enum(templateStates),
    inTheBox: z.boolean(),
    placeholders: z.array(z.enum(placeholders)),
    written: z.object({ at: z.string(), by: z.string() }).optional(),
  })
  .meta(personal('none'));
export const templateQuery = z.strictObject({
  language: z.enum(languages).optional(),
  situation: z.enum(situations).optional(),
  state: z.enum(templateStates).optional().describe('Active ones when left out.'),
});
export const templateList = z
  .object({ templates: z.array(template), placeholders: z.array(z.enum(placeholders)) })
  .meta(personal('none'));

const value = words(speakingLimits.value).optional();
const placeholderValues = z.strictObject({
  customerName: value,
  product: value,
  orderNumber: value,
  reference: value,
  receivedDate: value,
  dueDate: value,
  agentName: value,
  remedy: value,
  reason: value,
  brand: value,
} satisfies Record<Placeholder, typeof value>);
export const fillBody = z
  .strictObject({ values: placeholderValues.optional().describe('What only the writer knows, such as the remedy.') })
  .optional();
export const filledTemplate = z.object({
  id: z.string(),
  version: z.number(),
  language: z.enum(languages),
  text: z.string().describe('Without any placeholder; where a value is not known stands a blank, ____.'),
  missing: z.array(z.enum(placeholders)).describe('The placeholders without a value.'),
});

const partWords = words(limits.reason).optional();
export const feedbackBody = z.strictObject({
  form: z.enum(feedbackForms),
  to: line(128).describe('A colleague: user name or mail address.'),
  parts: z.strictObject({
    behaviour: partWords,
    effect: partWords,
    ask: partWords,
    outcome: partWords,
    impact: partWords,
    desired: partWords,
    appreciation: partWords,
  } satisfies Record<FeedbackPart, typeof partWords>),
  insist: z.boolean().optional().describe('Send it as it is, whatever the rules doubt.'),
});
export const praiseBody = z.strictObject({ employee: line(128).describe('User name or mail address.') });
export const feedbackFormList = z
  .object({
    forms: z.array(
      z.object({
        form: z.enum(feedbackForms),
        title: z.string(),
        parts: z.array(z.object({ part: z.enum(feedbackParts), label: z.string(), asks: z.string() })),
      }),
    ),
  })
  .meta(personal('none'));
