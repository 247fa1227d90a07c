import type { Case, Instant } from '../../complaint/complaint.ts';
import { type CasePart, nextPartId } from '../../complaint/parts.ts';
import { DomainError } from '../../errors.ts';
import { plainly } from '../../money/in-words.ts';
import { compare, type Money } from '../../money/money.ts';
import type { Decision } from '../../services.ts';
import type { Approvals } from './limits.ts';
import { mostRounds, type Negotiation, negotiationLine, type Side, standing } from './negotiation.ts';
import { placed, type Wanted } from './propose.ts';
import { ensurePossible, type RemedyKind, remedyKinds, withLine } from './remedy.ts';
import { type Decide, decided, personOf, remedyIn, type Staff } from './remedy-on-case.ts';

type Named = { side: Side; amount: Money; words?: string | undefined };

/**
 * A sheet begins with the first amount that somebody named.
 * @throws DomainError `request.invalid` for a kind that has no amount
 */
export const openSheet =
  ({ kind, ...named }: { kind: RemedyKind } & Named, by: Staff): ((subject: Case, now: Instant) => Decision) =>
  (subject, now) => {
    if (remedyKinds[kind] === 'none') {
      throw new DomainError('request.invalid', {}, [{ field: 'amount', code: 'no-amount-here', detail: kind }]);
    }
    return withRound(subject, nextPartId('N', subject), { state: 'open', kind, rounds: [] }, named, by, now);
  };

/**
 * One side names its next amount.
 * @throws DomainError `negotiation.not-found`, `negotiation.over`, `negotiation.too-long`, `money.other-currency`
 */
export const nameAmount =
  ({ negotiation: id, ...named }: { negotiation: string } & Named, by: Staff): Decide =>
  (subject, now, _rules, parts) => {
    const sheet = openSheetIn(parts, id);
    if (sheet.rounds.length >= mostRounds) throw new DomainError('negotiation.too-long', { limit: mostRounds });
    const [first] = sheet.rounds;
    // Refuses another currency.
    if (first) compare(named.amount, first.amount);
    return withRound(subject, id, sheet, named, by, now);
  };

/** Both agree: the sheet is closed and becomes a proposal, in the place of `instead` where that is named. */
export type Agreement = Omit<Wanted, 'kind' | 'amount'> & {
  negotiation: string;
  amount: Money;
  instead?: string | undefined;
};

/**
 * @throws DomainError as `propose`; `negotiation.not-found`, `negotiation.over`, `negotiation.outside` for an amount
 *   that is not between what the two sides named last; as `changeRemedy` for `instead`
 */
export const agree =
  ({ negotiation: id, instead, amount, ...rest }: Agreement, by: Staff, approvals: Approvals): Decide =>
  (subject, now, rules, parts) => {
    const sheet = openSheetIn(parts, id);
    ensureBetween(sheet, amount);
    const old = instead === undefined ? undefined : { id: instead, remedy: remedyIn(parts, instead) };
    if (old) ensurePossible('change', old.id, old.remedy);
    const wanted = { kind: sheet.kind, amount, ...rest };
    const remedy = nextPartId('R', subject);
    const proposal = placed({ wanted, by, approvals, ...(old && { old }), negotiation: id }, subject, now, rules);
    const agreed: Negotiation = { ...sheet, state: 'agreed', agreed: { ...personOf(by), at: now, amount, remedy } };
    const facts = { negotiation: id, remedy, minor: amount.minor, currency: amount.currency };
    return onSheet(
      proposal.next,
      id,
      agreed,
      [{ type: 'NegotiationAgreed', at: now, by, facts, words: {} }, ...proposal.events],
      proposal.parts,
    );
  };

/**
 * It leads nowhere, and the sheet is closed with the reason.
 * @throws DomainError `negotiation.not-found`, `negotiation.over`
 */
export const endSheet =
  ({ negotiation: id, reason }: { negotiation: string; reason: string }, by: Staff): Decide =>
  (subject, now, _rules, parts) => {
    const sheet = openSheetIn(parts, id);
    return onSheet(subject, id, { ...sheet, state: 'ended', ended: { ...personOf(by), at: now, reason } }, [
      { type: 'NegotiationEnded', at: now, by, facts: { negotiation: id }, words: { reason } },
    ]);
  };

/** @throws DomainError `negotiation.not-found`, `negotiation.over` */
function openSheetIn(parts: readonly CasePart[], id: string): Extract<Negotiation, { state: 'open' }> {
  const found = parts.find((part) => part.kind === 'negotiation' && part.id === id);
  if (found?.kind !== 'negotiation') throw new DomainError('negotiation.not-found', { negotiation: id });
  if (found.data.state !== 'open') throw new DomainError('negotiation.over', { negotiation: id });
  return found.data;
}

function withRound(
  subject: Case,
  id: string,
  sheet: Negotiation,
  { side, amount, words }: Named,
  by: Staff,
  now: Instant,
): Decision {
  const said = words === undefined ? {} : { words };
  const rounds = [...sheet.rounds, { side, amount, by: by.id, at: now, ...said }];
  const facts = { negotiation: id, round: rounds.length, side, ...amount };
  return onSheet(subject, id, { ...sheet, rounds }, [
    { type: 'NegotiationRound', at: now, by, facts, words: words === undefined ? {} : { text: words } },
  ]);
}

const onSheet = (
  subject: Decision['next'],
  id: string,
  sheet: Negotiation,
  events: Parameters<typeof decided>[1],
  parts: readonly CasePart[] = [],
): Decision =>
  decided({ ...subject, negotiations: withLine(subject.negotiations, negotiationLine(id, sheet)) }, events, [
    ...parts,
    { kind: 'negotiation', id, data: sheet },
  ]);

/** @throws DomainError `negotiation.outside`, `money.other-currency` */
function ensureBetween(sheet: Negotiation, amount: Money): void {
  const { demand, offer } = standing(sheet);
  const named = [demand, offer].flatMap((one) => one ?? []).toSorted(compare);
  const [low, high] = [named[0], named.at(-1)];
  if (!low || !high) throw new Error('A sheet has at least one round.');
  if (compare(amount, low) < 0 || compare(amount, high) > 0) {
    const outside = { amount: plainly(amount), low: plainly(low), high: plainly(high) };
    throw new DomainError('negotiation.outside', outside);
  }
}
