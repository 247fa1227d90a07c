import * as z from 'zod';
import { readReference } from '../domain/complaint/reference.ts';
import { categories, languages } from '../domain/complaint/vocabulary.ts';
import { caseOutcomes, foundBys, privacyKinds, requestFailures, requestStates } from '../domain/privacy/request.ts';
import { instant, issue, words } from './field-shapes.ts';
import { limits, phonePattern } from './limits.ts';
import { staffId, unspoken } from './person-shapes.ts';

/** What the operations take and answer that concern the data of one person, and how long cases are kept. */

/** A reference as people write it. */
const reference = z
  .string()
  .max(40)
  .transform((written, context) => {
    const read = readReference(written);
    if (read === undefined) context.addIssue({ code: 'custom', params: { code: 'not-a-reference' } });
    return read ?? '';
  });

export const privacyBody = z
  .strictObject({
    kind: z.enum(privacyKinds),
    email: z.email().max(limits.email).optional().describe('The address that they left in their cases.'),
    phone: z.string().regex(phonePattern).optional().describe('The number that they left in their cases.'),
    reference: reference.optional().describe('A case of theirs, which names all of them by what they left there.'),
    reason: words(limits.reason).describe('Who asked for it, how, and how they proved to be who they are.'),
    notes: z.boolean().optional().describe('Of an export: with what staff noted about them, in a part of its own.'),
    language: z.enum(languages).optional().describe('Of an export; that of their latest case when left out.'),
  })
  .refine(
    ({ email, phone, reference: one }) => [email, phone, one].filter((way) => way !== undefined).length === 1,
    issue('one-way-to-find'),
  );

const requestCase = z.object({
  reference: unspoken,
  outcome: z
    .enum(caseOutcomes)
    .describe(
      'found: nothing was done yet. open: it is erased when it is decided. held: it is erased when the hold is released.',
    ),
  at: instant,
  reason: z.string().optional().describe('Why it failed, in your language; it is tried again.'),
});

export const privacyRequest = z.object({
  id: unspoken,
  kind: z.enum(privacyKinds),
  state: z
    .enum(requestStates)
    .describe('held: all is done but cases under legal hold; they follow when they are released.'),
  by: staffId.describe('Who took it down: a user name.'),
  createdAt: instant,
  beginsAt: instant.describe('An erasure begins then, and not before.'),
  answerBy: instant.describe('A month after it was asked: by then the person is to be answered.'),
  finishedAt: instant.optional().describe('Since when the person can be told.'),
  foundBy: z.enum(foundBys),
  reference: unspoken.optional().describe('The case that they named.'),
  reason: z.string().optional().describe('Gone with the person once an erasure is finished.'),
  notes: z.boolean(),
  counts: z.record(z.enum(caseOutcomes), z.int()).describe('How many cases have come to which outcome.'),
  failure: z
    .enum(requestFailures)
    .optional()
    .describe('several-people: name one of their cases instead. too-many, too-large: nobody has so much.'),
  cancellable: z.boolean(),
  cancelledBy: staffId.optional(),
  download: z
    .object({ until: instant, jsonBytes: z.int(), htmlBytes: z.int() })
    .optional()
    .describe('An export that can be fetched, and until when.'),
});

export const privacyRequestWithCases = privacyRequest.extend({
  cases: z.array(requestCase),
  apart: z
    .array(z.string())
    .describe(
      'Cases that share a way to reach them and seem to be of somebody else: left alone. Ask for them by name.',
    ),
});

export const privacyQuery = z.strictObject({ cursor: z.string().max(200).optional() });
export const privacyList = z.object({ requests: z.array(privacyRequest), nextCursor: unspoken.optional() });

export const exportLinks = z.object({
  json: unspoken.describe('Saves it in the format redress-export/1 (docs/export.md).'),
  html: unspoken.describe('Saves it as a page to read and print.'),
  expiresAt: instant.describe('When the two links end; ask for others.'),
});

const tally = { erased: z.int(), held: z.int(), open: z.int(), failed: z.int() };

export const retentionAnswer = z.object({
  categories: z
    .array(z.object({ category: z.enum(categories), months: z.int() }))
    .describe('For how long cases are kept after they have ended, in months.'),
  graceHours: z.number().describe('For how long an erasure can be thought over, in hours.'),
  runs: z
    .array(
      z.object({
        day: unspoken,
        startedAt: instant,
        finishedAt: instant.optional(),
        ...tally,
        categories: z.array(
          z.object({ category: z.enum(categories), months: z.int(), endedBefore: instant, ...tally }),
        ),
        left: z.array(requestCase).describe('The first of those that were not erased, and why.'),
      }),
    )
    .describe('The latest daily rounds, the latest first.'),
});
