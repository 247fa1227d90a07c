import type { Actor, Case, Instant } from '../../complaint/complaint.ts';
import type { NewEvent } from '../../complaint/events.ts';
import type { CasePart } from '../../complaint/parts.ts';
import { DomainError } from '../../errors.ts';
import { plainly } from '../../money/in-words.ts';
import { isSame, type Money } from '../../money/money.ts';
import type { Decision } from '../../services.ts';
import { isLive } from '../../sla/clock.ts';
import { afterwards, type Moment, type Rules } from '../../sla/clocks.ts';
import { promise } from '../deadlines.ts';
import { lineOf, type Person, type Remedy, withLine } from './remedy.ts';
import { promiseInWords } from './wording.ts';

export type Staff = Extract<Actor, { type: 'staff' }>;
export type Decide = (subject: Case, now: Instant, rules: Rules, parts: readonly CasePart[]) => Decision | undefined;

export const personOf = ({ id, role }: Staff): Person => ({ id, role });

/** An amount as events carry it. */
export const amountFacts = (amount: Money | undefined): { minor?: number; currency?: string } => ({ ...amount });

/** @throws DomainError `remedy.not-found` */
export function remedyIn(parts: readonly CasePart[], id: string): Remedy {
  const found = parts.find((part) => part.kind === 'remedy' && part.id === id);
  if (found?.kind !== 'remedy') throw new DomainError('remedy.not-found', { remedy: id });
  return found.data;
}

/**
 * Somebody decides on what they saw, and on nothing else.
 * @throws DomainError `remedy.superseded` or `remedy.other-amount`, with both amounts
 */
export function ensureSeen(id: string, remedy: Remedy, seen: Money | undefined): void {
  const { amount } = remedy;
  const said = (money: Money | undefined): string => (money ? plainly(money) : '–');
  if (remedy.state === 'superseded') {
    const { by, ended } = remedy;
    throw new DomainError('remedy.superseded', {
      remedy: id,
      amount: said(amount),
      successor: by.remedy,
      now: said(by.amount),
      by: ended.id,
      at: ended.at,
    });
  }
  const same = seen && amount ? isSame(seen, amount) : seen === amount;
  if (!same) throw new DomainError('remedy.other-amount', { remedy: id, seen: said(seen), amount: said(amount) });
}

/** The case with a remedy as it shall be, on the case's own list and as its part. */
export const withRemedy = (
  subject: Decision['next'],
  id: string,
  remedy: Remedy,
): { next: Decision['next']; part: CasePart } => ({
  next: { ...subject, remedies: withLine(subject.remedies, lineOf(id, remedy)) },
  part: { kind: 'remedy', id, data: remedy },
});

const isOpen = (subject: Case, clock: string | undefined): clock is string =>
  clock !== undefined && subject.clocks.some((one) => one.id === clock && isLive(one));

type Turn = { subject: Case; events: NewEvent[] };

/** A promise to the customer ends: it was kept, or it is taken back, for a reason or for another one in its place. */
export function endPromise(
  subject: Case,
  clock: string | undefined,
  how: { by: Staff; at: Instant; kept?: boolean; reason?: string; instead?: string },
  rules: Rules,
): Turn {
  if (!isOpen(subject, clock)) return { subject, events: [] };
  const { by, at, kept = false, reason, instead } = how;
  const moment: Moment = { is: kept ? 'promise-kept' : 'promise-withdrawn', at, clock };
  const event: NewEvent = kept
    ? { type: 'PromiseKept', at, by, facts: { clock }, words: {} }
    : {
        type: 'PromiseWithdrawn',
        at,
        by,
        facts: { clock, ...(instead !== undefined && { instead }) },
        words: { ...(reason !== undefined && { reason }) },
      };
  return { subject: { ...subject, ...afterwards(subject, [moment], rules) }, events: [event] };
}

/**
 * The decision is made and the customer is given its date; the promise of what it replaces ends with that.
 * @throws DomainError `remedy.date-passed`, `promise.not-ahead`, `promise.no-rule`
 */
export function promised(
  subject: Case,
  id: string,
  remedy: Extract<Remedy, { state: 'proposed' }>,
  { by, at, rules }: { by: Staff; at: Instant; rules: Rules },
): Turn & { remedy: Remedy } {
  const { dueAt } = remedy;
  if (dueAt <= at) throw new DomainError('remedy.date-passed', { remedy: id, dueAt });
  const what = promiseInWords(remedy, subject.customer.language);
  const before = endPromise(subject, remedy.clock, { by, at, instead: id }, rules);
  const made = promise({ dueAt, what }, by)(before.subject, at, rules);
  const clock = made.events.flatMap((event) => (event.type === 'PromiseMade' ? event.facts.clock : []))[0];
  if (clock === undefined) throw new DomainError('promise.no-rule');
  return {
    subject: { ...subject, ...made.next },
    events: [...before.events, ...made.events],
    remedy: { ...remedy, state: 'approved', approvedAt: at, clock },
  };
}

/** What a decision writes; there is always an event first. */
export function decided(next: Decision['next'], events: readonly NewEvent[], parts: readonly CasePart[]): Decision {
  const [first, ...rest] = events;
  if (!first) throw new Error('A decision without an event cannot be written.');
  return { next, events: [first, ...rest], parts };
}
