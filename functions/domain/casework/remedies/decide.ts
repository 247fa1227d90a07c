import type { NewEvent } from '../../complaint/events.ts';
import { DomainError } from '../../errors.ts';
import type { Money } from '../../money/money.ts';
import { type Approvals, ensureMayDecide } from './limits.ts';
import { ensurePossible, inForce, type Remedy } from './remedy.ts';
import {
  amountFacts,
  type Decide,
  decided,
  endPromise,
  ensureSeen,
  personOf,
  promised,
  remedyIn,
  type Staff,
  withRemedy,
} from './remedy-on-case.ts';

/** Which remedy, and the amount that whoever decides saw. */
export type Seen = { remedy: string; amount?: Money | undefined };

/**
 * Somebody with a sufficient limit agrees to what they saw. Their agreement counts once, however often it is sent;
 * with the last one that is needed the customer is given the promise.
 * @throws DomainError `remedy.not-found`, `remedy.superseded`, `remedy.other-amount`, `remedy.already-approved`,
 *   `remedy.wrong-state`, `remedy.own-proposal`, `remedy.above-your-limit`, `remedy.date-passed`
 */
export const approve =
  ({ remedy: id, amount: seen }: Seen, by: Staff, approvals: Approvals): Decide =>
  (subject, now, rules, parts) => {
    const remedy = remedyIn(parts, id);
    ensureSeen(id, remedy, seen);
    if (inForce(remedy) && remedy.approvals.some((one) => one.id === by.id)) return undefined;
    ensureStillAsked(id, remedy);
    ensureMayDecide({ id, ...remedy }, by, approvals);
    const agreed = { ...remedy, approvals: [...remedy.approvals, { ...personOf(by), at: now }] };
    const { needs, amount } = agreed;
    const given = agreed.approvals.length;
    const event: NewEvent = {
      type: 'RemedyApproved',
      at: now,
      by,
      facts: { remedy: id, ...amountFacts(amount), needed: needs, given },
      words: {},
    };
    const turn =
      given >= needs ? promised(subject, id, agreed, { by, at: now, rules }) : { subject, events: [], remedy: agreed };
    const { next, part } = withRemedy(turn.subject, id, turn.remedy);
    return decided(next, [event, ...turn.events], [part]);
  };

/** @throws DomainError `remedy.already-approved` when nobody's approval is needed any more, `remedy.wrong-state` */
function ensureStillAsked(id: string, remedy: Remedy): asserts remedy is Extract<Remedy, { state: 'proposed' }> {
  if (remedy.state === 'approved' || remedy.state === 'executed') {
    const last = remedy.approvals.at(-1);
    throw new DomainError('remedy.already-approved', {
      remedy: id,
      by: last?.id ?? remedy.proposedBy.id,
      at: last?.at ?? remedy.approvedAt,
    });
  }
  ensurePossible('approve', id, remedy);
}

/**
 * Whoever could approve it does not. A promise that it was to replace stays until somebody proposes anew or cancels.
 * @throws DomainError as `approve`
 */
export const reject =
  ({ remedy: id, amount: seen, reason }: Seen & { reason: string }, by: Staff, approvals: Approvals): Decide =>
  (subject, now, _rules, parts) => {
    const remedy = remedyIn(parts, id);
    ensureSeen(id, remedy, seen);
    ensurePossible('reject', id, remedy);
    ensureMayDecide({ id, ...remedy }, by, approvals);
    const ended = { ...personOf(by), at: now, reason };
    const { next, part } = withRemedy(subject, id, { ...remedy, state: 'rejected', ended });
    return decided(next, [{ type: 'RemedyRejected', at: now, by, facts: { remedy: id }, words: { reason } }], [part]);
  };

/**
 * It was done, and this shows it: the promise is kept.
 * @throws DomainError `remedy.not-found`, `remedy.superseded`, `remedy.other-amount`, `remedy.wrong-state`
 */
export const execute =
  ({ remedy: id, amount: seen, evidence }: Seen & { evidence: string }, by: Staff): Decide =>
  (subject, now, rules, parts) => {
    const remedy = remedyIn(parts, id);
    ensureSeen(id, remedy, seen);
    if (remedy.state !== 'approved') {
      ensurePossible('execute', id, remedy);
      return undefined;
    }
    const { kind, amount, clock } = remedy;
    const turn = endPromise(subject, clock, { by, at: now, kept: true }, rules);
    const executed = { ...personOf(by), at: now, evidence };
    const { next, part } = withRemedy(turn.subject, id, { ...remedy, state: 'executed', executed });
    const facts = { remedy: id, kind, ...amountFacts(amount) };
    return decided(next, [{ type: 'RemedyExecuted', at: now, by, facts, words: { evidence } }, ...turn.events], [part]);
  };

/**
 * It is not to be done. The customer who was promised it is told why.
 * @throws DomainError `remedy.not-found`, `remedy.superseded`, `remedy.wrong-state`
 */
export const cancel =
  ({ remedy: id, reason }: { remedy: string; reason: string }, by: Staff): Decide =>
  (subject, now, rules, parts) => {
    const remedy = remedyIn(parts, id);
    if (remedy.state === 'superseded') ensureSeen(id, remedy, remedy.amount);
    ensurePossible('cancel', id, remedy);
    const turn = endPromise(subject, remedy.clock, { by, at: now, reason }, rules);
    const ended = { ...personOf(by), at: now, reason };
    const { next, part } = withRemedy(turn.subject, id, { ...remedy, state: 'cancelled', ended });
    return decided(
      next,
      [{ type: 'RemedyCancelled', at: now, by, facts: { remedy: id }, words: { reason } }, ...turn.events],
      [part],
    );
  };
