import * as z from 'zod';
import { clockKinds, startPoints } from '../domain/sla/clock.ts';
import { words } from './field-shapes.ts';
import { limits } from './limits.ts';
import { personal } from './personal.ts';

/** What the operations on policies take and answer; see shapes.ts. Sentences are in the caller's language. */

const instant = z.string().describe('ISO 8601, UTC');
const packs = z.array(z.string().describe('retail@1'));
const source = z.object({ name: z.string(), url: z.string(), checkedOn: z.string() });
const published = z.object({ at: instant, by: z.string() });

const activation = z.object({
  number: z.number().describe('0 before anybody chose.'),
  packs,
  at: instant.nullable(),
  by: z.string().nullable(),
  role: z.string().nullable(),
  rolledBackTo: z.number().optional().describe('The earlier activation that this one brought back.'),
  reason: z.string().optional().describe('Why, in the words of who decided so.'),
});

const rule = z.object({
  id: z.string(),
  clock: z.enum(clockKinds),
  starts: z.array(z.enum(startPoints)),
  target: z.string().optional().describe('PT8H of working time, 3BD business days, P8W of calendar time.'),
  calendar: z.string(),
  optional: z.boolean().describe('A chance rather than a duty: nobody is late for it.'),
  extendableTo: z.string().optional(),
  says: z.string().describe('What it demands, in one sentence.'),
});

export const policyList = z
  .object({
    notLegalAdvice: z.string(),
    active: activation,
    policies: z.array(
      z.object({
        id: z.string(),
        version: z.number(),
        versions: z.array(z.number()).describe('All that can be chosen.'),
        title: z.string(),
        nature: z.enum(['service', 'statutory']),
        source: source.optional(),
        effectiveFrom: z.string().describe('The first date whose complaints it concerns.'),
        inTheBox: z.boolean().describe('It comes with Redress; otherwise it is the enterprise’s own.'),
        active: z.boolean(),
        published: published.optional().describe('When it entered the table, where it never changes.'),
        rules: z.array(rule),
      }),
    ),
    history: z.array(activation).describe('The latest activations, the present one first.'),
  })
  .meta(personal('none'));

/** A policy as it was written, with its sentences in both languages. */
export const policyDocument = z
  .object({
    id: z.string(),
    version: z.number(),
    inTheBox: z.boolean(),
    published: published.optional(),
    policy: z.record(z.string(), z.unknown()).describe('As PUT takes it.'),
  })
  .meta(personal('none'));

export const versionQuery = z.strictObject({ version: z.coerce.number().int().min(1).max(999_999).optional() });

const wanted = z
  .array(z.string().max(60))
  .max(20)
  .describe(
    'Ids of policies, as `retail` for the newest version or `retail@1`; where due times are equal, the first drives.',
  );

const reason = words(limits.reason).optional().describe('Why; it stays in the history for good.');

export const activateBody = z.strictObject({ packs: wanted, reason });
export const activated = z.object({ active: activation }).meta(personal('none'));
export const rollBackBody = z.strictObject({ to: z.number().int().min(0).max(999_999).optional(), reason }).optional();

export const validated = z.object({ valid: z.literal(true), id: z.string(), rules: z.number() }).meta(personal('none'));

export const replayBody = z.strictObject({ packs: wanted, days: z.number().int().min(1).max(366).default(90) });

const counts = {
  due: z.number().describe('Deadlines that they would have set.'),
  late: z.number().describe('Of these, how many ended late, or are past due now.'),
  escalated: z.number().describe('Rungs of escalation ladders that would have been reached.'),
};
const side = z.object({
  packs,
  ...counts,
  byClock: z.array(z.object({ clock: z.enum(clockKinds), ...counts })),
});

export const replayed = z
  .object({
    days: z.number(),
    since: instant,
    cases: z.object({
      found: z.number(),
      replayed: z.number(),
      skipped: z.number().describe('Cases that could not be reckoned with; the log names them.'),
      complete: z
        .boolean()
        .describe('False when time or room ran out: then those replayed are a fair sample of those found.'),
    }),
    active: side.describe('Under the policies that each case was really given.'),
    proposed: side,
    differences: z.number().describe('Deadlines that would be otherwise, in time or in being late.'),
    changed: z
      .array(
        z.object({
          reference: z.string(),
          clock: z.enum(clockKinds),
          activeDueAt: instant.nullable(),
          proposedDueAt: instant.nullable(),
          activeLate: z.boolean(),
          proposedLate: z.boolean(),
        }),
      )
      .describe(
        'Up to 50 of them, of cases that you may see: first what would newly be late, then what would no longer be.',
      ),
  })
  .meta(personal('none'));
