import * as z from 'zod';
import { causeLimits, isStandard } from '../domain/casework/causes/analysis.ts';
import { categories } from '../domain/complaint/vocabulary.ts';
import { line, words } from './shapes.ts';
import { staffId } from './person-shapes.ts';
import { personal } from './personal.ts';

/** What the operations on causes and cause codes take and answer; see shapes.ts. */

const instant = z.string().describe('ISO 8601, UTC');
const inBoth = z.object({ 'zh-CN': z.string(), en: z.string() });

const given = {
  id: z.string().max(10).optional().describe('Of a cause that stood in the analysis before; left out for a new one.'),
  text: line(causeLimits.causeText),
};
const givenCause = z.strictObject({
  ...given,
  causes: z.array(z.strictObject(given)).max(causeLimits.causes).optional(),
});

const fishbone = z
  .array(
    z.strictObject({
      branch: line(causeLimits.branchName).describe(
        'people, process, product, policy, place or supplier; any other word names a branch of your own.',
      ),
      causes: z.array(givenCause).max(causeLimits.causes),
    }),
  )
  .superRefine((branches, context) => {
    const refuse = (code: string, detail: string, path: (string | number)[] = []): void =>
      context.addIssue({ code: 'custom', path, message: code, params: { code, detail } });
    const names = branches.map(({ branch }) => branch.trim().toLowerCase());
    for (const [index, name] of names.entries()) {
      if (names.indexOf(name) < index) refuse('duplicate-branch', name, [index, 'branch']);
    }
    if (names.filter((name) => !isStandard(name)).length > causeLimits.ownBranches) {
      refuse('too-many-branches', String(causeLimits.ownBranches));
    }
    const count = branches.flatMap(({ causes }) => causes.flatMap((cause) => [cause, ...(cause.causes ?? [])])).length;
    if (count > causeLimits.causes) refuse('too-many-causes', String(causeLimits.causes));
  });

export const causeBody = z
  .strictObject({
    problem: line(causeLimits.problem).optional().describe('What happened, as whoever analyses it would say it.'),
    whys: z
      .array(z.strictObject({ question: line(causeLimits.question), answer: words(causeLimits.answer) }))
      .min(1)
      .max(causeLimits.whys)
      .optional()
      .describe('Each answer is asked why again. What stands as it stood keeps who found it and when.'),
    fishbone: fishbone.optional(),
    code: z.string().max(40).optional().describe('A cause code, as GET /v1/staff/cause-codes lists them.'),
  })
  .refine(
    ({ whys, fishbone: branches, code }) =>
      whys !== undefined || code !== undefined || (branches ?? []).some(({ causes }) => causes.length > 0),
    { params: { code: 'no-cause' } },
  );

const cause = { id: z.string(), text: z.string() };

export const causeAnalysis = z.object({
  reference: z.string(),
  version: z.number().describe('Of the case.'),
  recordedAt: instant.nullable().describe('null before anybody recorded anything.'),
  recordedBy: staffId.nullable(),
  problem: z.string().optional(),
  whys: z.array(z.object({ question: z.string(), answer: z.string(), by: staffId, at: instant })),
  fishbone: z.array(
    z.object({
      branch: z.string(),
      causes: z.array(z.object({ ...cause, causes: z.array(z.object(cause)).optional() })),
    }),
  ),
  code: z
    .object({
      code: z.string(),
      tree: z.number().describe('The version of the tree that it was chosen from.'),
      label: inBoth,
    })
    .optional(),
});

export const treeQuery = z.strictObject({ version: z.coerce.number().int().min(0).max(999_999).optional() });

const node = { code: z.string(), label: inBoth };

export const causeCodes = z
  .object({
    version: z.number().describe('0 is the tree that comes with Redress.'),
    published: z.object({ at: instant, by: z.string() }).optional(),
    codes: z.array(
      z.object({
        ...node,
        categories: z
          .array(z.enum(categories))
          .optional()
          .describe('The complaints that it is meant for; all when left out.'),
        codes: z.array(z.object({ ...node, codes: z.array(z.object(node)).optional() })).optional(),
      }),
    ),
  })
  .meta(personal('none'));
