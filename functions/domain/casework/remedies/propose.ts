import type { Case, Instant } from '../../complaint/complaint.ts';
import type { NewEvent } from '../../complaint/events.ts';
import { nextPartId } from '../../complaint/parts.ts';
import { DomainError, type FieldError } from '../../errors.ts';
import type { Money } from '../../money/money.ts';
import type { Decision } from '../../services.ts';
import type { Rules } from '../../sla/clocks.ts';
import { mostAhead } from '../deadlines.ts';
import { type Approvals, approvalsNeeded, weightOf } from './limits.ts';
import { ensurePossible, type Remedy, type RemedyKind, remedyKinds } from './remedy.ts';
import {
  amountFacts,
  type Decide,
  decided,
  ensureSeen,
  personOf,
  promised,
  remedyIn,
  type Staff,
  withRemedy,
} from './remedy-on-case.ts';

/** What somebody would do for the customer. `dueAt` is ISO 8601 with any offset; the proposer is the owner by default. */
export type Wanted = {
  kind: RemedyKind;
  amount?: Money | undefined;
  what: string;
  dueAt: string;
  owner?: string | undefined;
};

/** @throws DomainError `request.invalid` when the kind has an amount and none is named, or the other way round */
function ensureAmountFits({ kind, amount }: Wanted): void {
  const rule = remedyKinds[kind];
  const wrong = (code: string): FieldError[] => [{ field: 'amount', code, detail: kind }];
  if (rule === 'none' && amount) throw new DomainError('request.invalid', {}, wrong('no-amount-here'));
  if (rule !== 'none' && !amount) throw new DomainError('request.invalid', {}, wrong('amount-needed'));
  if (rule === 'amount' && amount?.minor === 0)
    throw new DomainError('request.invalid', {}, wrong('amount-of-nothing'));
}

/** @throws DomainError `promise.not-ahead` */
function dateAhead(given: string, now: Instant): Instant {
  const ahead = Date.parse(given) - Date.parse(now);
  if (!(ahead > 0 && ahead <= mostAhead.days * 86_400_000)) {
    throw new DomainError('promise.not-ahead', { limit: mostAhead.text });
  }
  return new Date(given).toISOString();
}

/**
 * A remedy is proposed; within its proposer's own limit it is promised to the customer at once.
 * @throws DomainError `request.invalid`, `promise.not-ahead`, `remedy.no-limit`, `remedy.above-all-limits`
 */
export const propose =
  (wanted: Wanted, by: Staff, approvals: Approvals): ((subject: Case, now: Instant, rules: Rules) => Decision) =>
  (subject, now, rules) =>
    placed({ wanted, by, approvals }, subject, now, rules);

/**
 * A remedy is wanted otherwise: the new proposal supersedes it, and no approval of the old one counts for it. A promise
 * that the customer was given goes on until the new one is approved.
 * @throws DomainError as `propose`, and `remedy.not-found`, `remedy.wrong-state`, `remedy.superseded`,
 *   `remedy.other-amount`
 */
export const changeRemedy =
  (id: string, seen: Money | undefined, wanted: Wanted, by: Staff, approvals: Approvals): Decide =>
  (subject, now, rules, parts) => {
    const old = remedyIn(parts, id);
    ensureSeen(id, old, seen);
    ensurePossible('change', id, old);
    return placed({ wanted, by, approvals, old: { id, remedy: old } }, subject, now, rules);
  };

type Placing = {
  wanted: Wanted;
  by: Staff;
  approvals: Approvals;
  old?: { id: string; remedy: Remedy };
  negotiation?: string;
};

/** The new remedy in its place, with what it supersedes. */
export function placed(
  { wanted, by, approvals, old, negotiation }: Placing,
  subject: Case,
  now: Instant,
  rules: Rules,
): Decision {
  ensureAmountFits(wanted);
  const { kind, amount, what } = wanted;
  const id = nextPartId('R', subject);
  const superseded = old && superseding(old, { id, amount }, by, now);
  const before = superseded ? withRemedy(subject, superseded.id, superseded.remedy) : undefined;
  const base: Case = { ...subject, ...before?.next };
  const weighs = amount && weightOf(amount, base.remedies ?? []);
  const person = personOf(by);
  const remedy: Extract<Remedy, { state: 'proposed' }> = {
    state: 'proposed',
    kind,
    ...(amount && { amount }),
    ...(weighs && { weighs }),
    what,
    owner: wanted.owner ?? by.id,
    dueAt: dateAhead(wanted.dueAt, now),
    proposedBy: person,
    proposedAt: now,
    needs: approvalsNeeded(weighs, person, approvals),
    approvals: [],
    ...(old && { replaces: old.id }),
    ...(old?.remedy.clock !== undefined && { clock: old.remedy.clock }),
    ...(negotiation !== undefined && { negotiation }),
  };
  const event: NewEvent = {
    type: 'RemedyProposed',
    at: now,
    by,
    facts: {
      remedy: id,
      kind,
      ...amountFacts(amount),
      dueAt: remedy.dueAt,
      owner: remedy.owner,
      needed: remedy.needs,
      ...(old && { replaces: old.id }),
      ...(negotiation !== undefined && { negotiation }),
    },
    words: { what },
  };
  const turn =
    remedy.needs === 0 ? promised(base, id, remedy, { by, at: now, rules }) : { subject: base, events: [], remedy };
  const { next, part } = withRemedy(turn.subject, id, turn.remedy);
  return decided(
    next,
    [...(superseded?.events ?? []), event, ...turn.events],
    [...(before ? [before.part] : []), part],
  );
}

function superseding(
  { id, remedy }: { id: string; remedy: Remedy },
  successor: { id: string; amount: Money | undefined },
  by: Staff,
  at: Instant,
): { id: string; remedy: Remedy; events: NewEvent[] } {
  const { amount } = successor;
  const facts = { remedy: id, by: successor.id, ...amountFacts(amount) };
  return {
    id,
    remedy: {
      ...remedy,
      state: 'superseded',
      ended: { ...personOf(by), at },
      by: { remedy: successor.id, ...(amount && { amount }) },
    },
    events: [{ type: 'RemedySuperseded', at, by, facts, words: {} }],
  };
}
