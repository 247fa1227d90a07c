import * as z from 'zod';
import { linkKinds } from '../domain/casework/links/links.ts';
import { suggestionReasons } from '../domain/casework/links/related.ts';
import { bulkLimits } from '../domain/casework/bulk/job.ts';
import { readReference } from '../domain/complaint/reference.ts';
import { categories, kinds, levels, statuses, teams } from '../domain/complaint/vocabulary.ts';
import { caseState, limits, line, words } from './shapes.ts';
import { customerName, staffId } from './person-shapes.ts';

/** What the operations take and answer that concern several cases; see shapes.ts. */

const instant = z.string().describe('ISO 8601, UTC');

/** A reference as people write it. */
const reference = z
  .string()
  .max(40)
  .transform((written, context) => {
    const read = readReference(written);
    if (read === undefined) context.addIssue({ code: 'custom', params: { code: 'not-a-reference' } });
    return read ?? '';
  });

const chosenKinds = ['same-cause', 'duplicate', 'related'] as const;
const reason = words(limits.reason);

export const aboutBody = z
  .strictObject({
    product: line(limits.product).optional(),
    orderNumber: line(limits.orderNumber).optional(),
    batch: line(limits.batch).optional(),
    reason: reason.optional(),
  })
  .refine(({ product, orderNumber, batch }) => (product ?? orderNumber ?? batch) !== undefined, {
    params: { code: 'nothing-about' },
  });

export const linkBody = z.strictObject({ reference, kind: z.enum(chosenKinds), reason });
export const unlinkBody = z.strictObject({ reference, reason });
export const mergeBody = z.strictObject({ into: reference.describe('The case that goes on for both.'), reason });
export const splitBody = z.strictObject({
  description: words(limits.words).describe("What the new case is about, in the customer's words as you pick them."),
  category: z.enum(categories).optional(),
  reason,
});

export const mergeAnswer = z.object({
  merged: caseState.describe('The case of the path, which has ended.'),
  into: caseState.describe('The case that goes on for both.'),
});
export const splitAnswer = z.object({
  from: caseState.describe('The case of the path, which goes on.'),
  made: caseState.describe('The new case.'),
});

const relatedCase = z.object({
  reference: z.string(),
  status: z.enum(statuses),
  kind: z.enum(kinds),
  category: z.enum(categories),
  level: z.enum(levels),
  team: z.enum(teams),
  receivedAt: instant,
  excerpt: z.string(),
  customerName,
  product: z.string().optional(),
  batch: z.string().optional(),
  mergedInto: z.string().optional(),
});

export const relatedAnswer = z.object({
  linked: z.array(
    relatedCase.extend({
      link: z.object({
        kind: z.enum(linkKinds),
        reason: z.string(),
        at: instant,
        by: staffId,
      }),
    }),
  ),
  suggested: z.array(relatedCase.extend({ reasons: z.array(z.enum(suggestionReasons)) })),
  elsewhere: z
    .object({
      linked: z.array(z.object({ kind: z.enum(linkKinds), count: z.number() })),
      suggested: z.number(),
    })
    .describe('How many there are of other teams, which are not yours to see.'),
  more: z.boolean().describe('There are more than are listed.'),
});

const many = {
  cases: z.array(reference).min(1).max(bulkLimits.cases).optional(),
  of: z
    .strictObject({ product: line(limits.product), batch: line(limits.batch) })
    .optional()
    .describe('All cases of a batch of a product, instead of `cases`.'),
};

export const bulkBody = z
  .discriminatedUnion('action', [
    z.strictObject({ action: z.literal('assign'), assignee: line(128), ...many }),
    z.strictObject({
      action: z.literal('classify'),
      category: z.enum(categories).optional(),
      level: z.enum(levels).optional(),
      reason,
      ...many,
    }),
    z.strictObject({ action: z.literal('close'), ...many }),
    z.strictObject({ action: z.literal('link'), to: reference, kind: z.enum(chosenKinds), reason, ...many }),
    z.strictObject({
      action: z.literal('reply'),
      text: z
        .strictObject({ 'zh-CN': words(limits.words), en: words(limits.words) })
        .describe('Each customer reads it in their own language.'),
      ...many,
    }),
  ])
  .refine(({ cases, of }) => (cases === undefined) !== (of === undefined), { params: { code: 'cases-or-batch' } })
  .refine((body) => body.action !== 'classify' || (body.category ?? body.level) !== undefined, {
    params: { code: 'nothing-to-change' },
  });
export type BulkBody = z.output<typeof bulkBody>;

export const bulkJob = z.object({
  id: z.string(),
  action: z.enum(['assign', 'classify', 'close', 'link', 'reply']),
  state: z.enum(['running', 'finished']),
  by: staffId,
  createdAt: instant,
  finishedAt: instant.optional(),
  total: z.number(),
  done: z.number(),
  failed: z.number(),
  round: z.number().describe('How often it was begun: 1, and one more each time that it was resumed.'),
});

export const bulkProgress = bulkJob.extend({
  failures: z.array(
    z.object({
      reference: z.string(),
      code: z.string(),
      reason: z.string().describe('What stood in the way, and what helps, in the language of the request.'),
    }),
  ),
});
