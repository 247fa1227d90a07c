import * as z from 'zod';
import { negotiationStates, sides } from '../domain/casework/remedies/negotiation.ts';
import { remedyKindNames, remedyStates } from '../domain/casework/remedies/remedy.ts';
import { isCurrency } from '../domain/money/currencies.ts';
import { mostMinor } from '../domain/money/money.ts';
import { caseState, limits, line, words } from './shapes.ts';
import { staffId } from './person-shapes.ts';

/** What the operations on remedies and negotiations take and answer; see shapes.ts. */

const instant = z.string().describe('ISO 8601, UTC');
const remedy = z.string().min(1).max(20).describe('The id of a remedy of this case, such as R7.');
const negotiation = z.string().min(1).max(20).describe('The id of a negotiation of this case, such as N5.');
const minor = z
  .int()
  .min(0)
  .max(mostMinor)
  .describe('In whole minor units: fen, cents, yen, fils. 12000 is 120.00 yuan, or 12,000 yen.');
const currency = z
  .string()
  .refine(isCurrency, { params: { code: 'not-a-currency' } })
  .describe('ISO 4217, such as CNY. Amounts are never converted.');

const amount = { amount: minor, currency };
const maybeAmount = { amount: minor.optional(), currency: currency.optional() };
type MaybeAmount = { amount?: number | undefined; currency?: string | undefined };
const bothOrNone = [
  ({ amount: given, currency: of }: MaybeAmount) => (given === undefined) === (of === undefined),
  { path: ['amount'], params: { code: 'amount-and-currency' } },
] satisfies Parameters<
  z.ZodObject<{ amount: z.ZodOptional<z.ZodInt>; currency: z.ZodOptional<z.ZodString> }>['refine']
>;

const date = z.iso.datetime({ offset: true }).describe('By when it is to be done, with its offset or Z.');
const wanted = {
  what: words(limits.reason).describe('What is promised, as the customer reads it.'),
  dueAt: date,
  owner: line(128).optional().describe('Who sees that it is done; who proposes it when left out.'),
};
const offered = { kind: z.enum(remedyKindNames), ...maybeAmount, ...wanted };

export const proposeBody = z.strictObject(offered).refine(...bothOrNone);
export const changeBody = z
  .strictObject({
    remedy,
    seen: z
      .strictObject(amount)
      .optional()
      .describe('The amount of the remedy that is changed, as you saw it; none where it has none.'),
    ...offered,
  })
  .refine(...bothOrNone);

/** Whoever decides names the remedy and the amount that they saw: nobody agrees to another one. */
const seen = { remedy, ...maybeAmount };
export const approveBody = z.strictObject(seen).refine(...bothOrNone);
export const rejectBody = z.strictObject({ ...seen, reason: words(limits.reason) }).refine(...bothOrNone);
export const executeBody = z
  .strictObject({
    ...seen,
    evidence: words(limits.reason).describe('What shows that it was done: a receipt, a transaction, a delivery note.'),
  })
  .refine(...bothOrNone);
export const cancelBody = z.strictObject({
  remedy,
  reason: words(limits.reason).describe('The customer who was promised it reads this.'),
});

const named = {
  side: z.enum(sides).describe('Who named the amount: what the customer demands, or what the desk offers.'),
  ...amount,
  words: words(limits.reason).optional(),
};
export const openNegotiationBody = z.strictObject({ kind: z.enum(remedyKindNames), ...named });
export const roundBody = z.strictObject({ negotiation, ...named });
export const agreeBody = z.strictObject({
  negotiation,
  ...amount,
  ...wanted,
  instead: remedy.optional().describe('The remedy in whose place this one was agreed.'),
});
export const endNegotiationBody = z.strictObject({ negotiation, reason: words(limits.reason) });

const text = z.string().describe("The amount as people read it, in the caller's language.");
const money = z.object({ amount: minor, currency, text });
const act = z.object({ id: staffId, role: z.string(), at: instant });

/** How far each remedy and each negotiation of the case has come. */
export const remedyState = caseState.extend({
  remedies: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(remedyKindNames),
      state: z.enum(remedyStates),
      worth: money.optional(),
      needs: z.number().describe('How many have to approve beside the proposer.'),
      given: z.number(),
    }),
  ),
  negotiations: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(remedyKindNames),
      state: z.enum(negotiationStates),
      demand: money.optional(),
      offer: money.optional(),
      midpoint: money.optional().describe('Half way (对半); the odd minor unit goes to the customer.'),
    }),
  ),
});

export const remedyList = z.object({
  remedies: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(remedyKindNames),
      state: z.enum(remedyStates),
      worth: money.optional(),
      weighs: money.optional().describe('What limits are held against: with what the case is given beside it.'),
      what: z.string(),
      owner: z.string(),
      dueAt: instant,
      proposedBy: z.object({ id: staffId, role: z.string() }),
      proposedAt: instant,
      needs: z.number(),
      approvals: z.array(act),
      approvedAt: instant.optional(),
      executed: act.extend({ evidence: z.string() }).optional(),
      ended: act.extend({ reason: z.string().optional() }).optional(),
      successor: z.string().optional().describe('The remedy that took its place.'),
      replaces: z.string().optional(),
      negotiation: z.string().optional(),
      clock: z.string().optional().describe("The clock of the customer's promise; see GET …/clocks."),
    }),
  ),
  negotiations: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(remedyKindNames),
      state: z.enum(negotiationStates),
      rounds: z.array(
        z.object({ side: z.enum(sides), worth: money, by: staffId, at: instant, words: z.string().optional() }),
      ),
      midpoint: money.optional(),
      similar: z
        .object({ count: z.number(), median: money, lowest: money, highest: money })
        .optional()
        .describe('The latest executed remedies of this kind, category and currency: at most 101 of them.'),
      agreed: act.extend({ worth: money, remedy: z.string() }).optional(),
      ended: act.extend({ reason: z.string() }).optional(),
    }),
  ),
});
