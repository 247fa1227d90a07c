import * as z from 'zod';
import { countries } from '../complaint/countries.ts';
import { categories, channels, kinds, levels } from '../complaint/vocabulary.ts';
import { calendarIds } from './calendar/calendars.ts';
import { clockKinds, startPoints, waitedFor } from './clock.ts';
import { amountProblem, type Refusal, stepProblem, warningProblem } from './policy-points.ts';
import { senseOf } from './policy-sense.ts';
import { type Policy, type Recipient, roleRecipients } from './policy.ts';

/** What a policy may hold at most: one item of the table, and a text that a person can read. Characters, or entries. */
export const policyLimits = {
  id: 40,
  title: 200,
  says: 600,
  link: 500,
  rules: 60,
  ladder: 20,
  warnings: 8,
  recipients: 10,
  words: 60,
  word: 60,
  address: 254,
  bytes: 100_000,
} as const;

/** Refuses with a code of the field sentences (api/problem-sentences.ts); api/check.ts makes field errors of it. */
const refusal = ({ code, detail }: Refusal) => ({ code: 'custom', params: { code, detail } }) as const;
const issue = (code: string) => ({ params: { code, detail: '' } });

const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((words) => words.isWellFormed(), issue('not-well-formed'))
    .refine((words) => !/[\p{Cc}\u2028\u2029]/u.test(words), issue('control-characters'))
    .refine((words) => words.trim() !== '', issue('blank'));

const sentence = (most: number) => z.strictObject({ en: text(most), 'zh-CN': text(most) });

/** The name of a policy or of a rule. */
export const ruleId = z
  .string()
  .max(policyLimits.id)
  .refine((name) => /^[a-z0-9][a-z0-9-]*$/.test(name), issue('not-an-id'));

const date = z.string().refine(isDate, issue('not-a-date'));

function isDate(day: string): boolean {
  const at = /^(?:19[7-9]|20\d|21\d)\d-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

/** A text that one of the readers of policy-points.ts can read; what they refuse is refused with their reason. */
const readBy = (problemOf: (written: string) => Refusal | undefined) =>
  z
    .string()
    .max(40)
    .superRefine((written, context) => {
      const problem = problemOf(written);
      if (problem) context.addIssue(refusal(problem));
    });

const list = <T extends z.ZodType>(of: T, most: number) => z.array(of).min(1).max(most);

/** What a rule asks for, here and in the rules of routing. */
export const matchShape = z.strictObject({
  kind: list(z.enum(kinds), kinds.length).optional(),
  level: list(z.enum(levels), levels.length).optional(),
  category: list(z.enum(categories), categories.length).optional(),
  channel: list(z.enum(channels), channels.length).optional(),
  product: list(text(policyLimits.word), policyLimits.words).optional(),
  country: list(
    z.string().refine((code) => countries.includes(code), issue('not-a-country')),
    countries.length,
  ).optional(),
  tier: list(text(policyLimits.word), policyLimits.words).optional(),
});

const isRecipient = (to: string): to is Recipient =>
  roleRecipients.some((role) => role === to) || z.email().max(policyLimits.address).safeParse(to).success;

const step = z.strictObject({
  when: readBy(stepProblem),
  to: list(z.string().refine(isRecipient, issue('not-a-recipient')), policyLimits.recipients),
  by: z.enum(['mail', 'digest']),
});

const warnings = z.array(readBy(warningProblem)).max(policyLimits.warnings);
const ladder = z.array(step).max(policyLimits.ladder);

const rule = z.strictObject({
  id: ruleId,
  clock: z.enum(clockKinds),
  starts: list(z.enum(startPoints), startPoints.length).optional(),
  when: matchShape.optional(),
  target: readBy(amountProblem).optional(),
  calendar: z.enum(calendarIds),
  pausesFor: list(z.enum(waitedFor), waitedFor.length).optional(),
  optional: z.literal(true).optional(),
  extension: z.strictObject({ to: readBy(amountProblem), says: sentence(policyLimits.says) }).optional(),
  warn: warnings.optional(),
  ladder: ladder.optional(),
  says: sentence(policyLimits.says),
});

const isLink = (link: string): boolean => URL.canParse(link) && /^https?:\/\/[^/]/i.test(link);

const source = z.strictObject({
  name: text(policyLimits.title),
  url: z.string().max(policyLimits.link).refine(isLink, issue('not-a-link')),
  checkedOn: date,
});

const shape = z.strictObject({
  id: ruleId,
  version: z.int().min(1).max(999_999),
  title: sentence(policyLimits.title),
  nature: z.enum(['service', 'statutory']),
  source: source.optional(),
  effectiveFrom: date,
  when: matchShape,
  warn: warnings,
  ladder,
  rules: list(rule, policyLimits.rules),
});

/**
 * A policy as an enterprise writes it down (docs/policies.md). What it accepts, the clocks can reckon with; what it
 * refuses, it refuses at the place that is wrong and with the reason. First each part must be readable, then the whole
 * make sense.
 */
export const policySchema: z.ZodType<Policy> = shape.superRefine(
  (policy, context) => {
    for (const { path, ...problem } of senseOf(policy)) context.addIssue({ ...refusal(problem), path });
    if (new TextEncoder().encode(JSON.stringify(policy)).length > policyLimits.bytes) {
      context.addIssue(refusal({ code: 'too-much-text', detail: String(policyLimits.bytes) }));
    }
  },
  { when: ({ issues }) => issues.length === 0 },
);
