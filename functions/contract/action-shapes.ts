import * as z from 'zod';
import { actionKinds, actionLimits, actionStates, results } from '../domain/casework/actions/action.ts';
import { line, words } from './shapes.ts';
import { staffId } from './person-shapes.ts';

/** What the operations on corrective and preventive actions take and answer; see shapes.ts. */

const instant = z.string().describe('ISO 8601, UTC');
const date = z.iso.datetime({ offset: true });

export const actionBody = z.strictObject({
  kind: z.enum(actionKinds),
  what: words(actionLimits.what).describe('What is to be done.'),
  cause: z
    .string()
    .max(10)
    .optional()
    .describe("The id of a cause of the case's fishbone; the case's cause code when left out."),
  owner: line(actionLimits.owner).describe('Who answers for it.'),
  dueAt: date.describe('By when it is to be done, with its offset or Z.'),
  effectiveAt: date.describe('From when on it can be seen whether it helped; not before it is due.'),
});
export const doneBody = z.strictObject({ evidence: words(actionLimits.evidence).describe('How one can see that.') });
export const verifyBody = z
  .strictObject({ result: z.enum(results), reason: words(actionLimits.reason).optional() })
  .refine(({ result, reason }) => result === 'effective' || reason !== undefined, {
    path: ['reason'],
    params: { code: 'required' },
  });
export const cancelBody = z.strictObject({ reason: words(actionLimits.reason) });

const signed = z.object({ by: staffId, at: instant });

const action = z.object({
  id: z.string(),
  kind: z.enum(actionKinds),
  state: z.enum(actionStates),
  what: z.string(),
  about: z.union([
    z.object({ code: z.string(), tree: z.number(), label: z.object({ 'zh-CN': z.string(), en: z.string() }) }),
    z.object({ cause: z.string(), text: z.string() }),
  ]),
  owner: z.string(),
  dueAt: instant,
  effectiveAt: instant,
  clock: z.string().describe('The clock that runs for it: to its due date, then to the check.'),
  added: signed,
  done: signed.extend({ evidence: z.string() }).optional(),
  verified: signed.extend({ result: z.enum(results), reason: z.string().optional() }).optional(),
  cancelled: signed.extend({ reason: z.string() }).optional(),
});

/** What each step answers: the action as it is now, with the version of its case. */
export const actionState = z.object({ reference: z.string(), version: z.number(), action });
export const actionList = z.object({ reference: z.string(), version: z.number(), actions: z.array(action) });
