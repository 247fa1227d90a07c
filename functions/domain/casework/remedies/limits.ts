import { DomainError } from '../../errors.ts';
import type { Currency } from '../../money/currencies.ts';
import { plainly } from '../../money/in-words.ts';
import { add, compare, type Money } from '../../money/money.ts';
import { inForce, type Person, type RemedyLine } from './remedy.ts';

/** In minor units of one currency: up to how much each role may decide, and from what on two people must. */
export type RoleLimits = { agent: number; lead: number; manager: number; twoPeopleAbove: number };

/** Who may decide on how much. A deployment's setting: nobody who is signed in can raise their own limit. */
export type Approvals = {
  /** What a proposal within its proposer's own limit needs: nothing more, or somebody else's approval all the same. */
  withinOwnLimit: 'suffices' | 'needs-approval';
  /** By currency. Nothing is converted: who pays in a currency has limits in it. */
  limits: Readonly<Record<Currency, RoleLimits>>;
};

/** @throws DomainError `remedy.no-limit`, naming the currency and those that there are limits in */
function limitsIn(currency: Currency, { limits }: Approvals): RoleLimits {
  const found = limits[currency];
  if (!found) throw new DomainError('remedy.no-limit', { currency, limits: Object.keys(limits).join(', ') || '–' });
  return found;
}

/** Roles without a limit of their own decide on nothing that costs. */
export function limitOf({ role }: Pick<Person, 'role'>, currency: Currency, approvals: Approvals): Money {
  const limits = limitsIn(currency, approvals);
  const minor = role === 'agent' || role === 'lead' || role === 'manager' ? limits[role] : 0;
  return { minor, currency };
}

/** What the case gives its customer, were this added: several small remedies are one large one. */
export const weightOf = (amount: Money, beside: readonly RemedyLine[]): Money =>
  beside
    .filter(inForce)
    .flatMap(({ minor, currency }) => (minor !== undefined && currency === amount.currency ? { minor, currency } : []))
    .reduce(add, amount);

/**
 * How many people beside the proposer have to approve: nobody within the proposer's own limit (unless the setting says
 * otherwise) and for what costs nothing, two above the limit of one, one otherwise.
 * @throws DomainError `remedy.no-limit`; `remedy.above-all-limits` when nobody could ever approve it
 */
export function approvalsNeeded(weighs: Money | undefined, proposer: Person, approvals: Approvals): number {
  if (weighs === undefined || weighs.minor === 0) return 0;
  const { currency } = weighs;
  const limits = limitsIn(currency, approvals);
  const highest = { minor: Math.max(limits.agent, limits.lead, limits.manager), currency };
  if (compare(weighs, highest) > 0) {
    throw new DomainError('remedy.above-all-limits', { amount: plainly(weighs), limit: plainly(highest) });
  }
  if (weighs.minor > limits.twoPeopleAbove) return 2;
  const own = compare(weighs, limitOf(proposer, currency, approvals)) <= 0;
  return own && approvals.withinOwnLimit === 'suffices' ? 0 : 1;
}

/**
 * Nobody decides on what they proposed, or on more than their limit.
 * @throws DomainError `remedy.own-proposal`, `remedy.above-your-limit`, `remedy.no-limit`
 */
export function ensureMayDecide(
  { id, weighs, proposedBy }: { id: string; weighs?: Money | undefined; proposedBy: Person },
  person: Person,
  approvals: Approvals,
): void {
  if (proposedBy.id === person.id) throw new DomainError('remedy.own-proposal', { remedy: id });
  if (weighs === undefined) return;
  const limit = limitOf(person, weighs.currency, approvals);
  if (compare(weighs, limit) > 0) {
    const { role } = person;
    throw new DomainError('remedy.above-your-limit', { amount: plainly(weighs), limit: plainly(limit), role });
  }
}
