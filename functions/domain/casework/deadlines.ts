import { type Actor, becoming, type Case, type Instant } from '../complaint/complaint.ts';
import type { NewEvent } from '../complaint/events.ts';
import { DomainError } from '../errors.ts';
import type { Decision } from '../services.ts';
import { isLive, type WaitedFor } from '../sla/clock.ts';
import { afterwards, clockFactsOf, nextPromiseId, ruleOf, type Rules } from '../sla/clocks.ts';
import { deadlinesOf } from '../sla/deadlines.ts';
import { type PolicyRef, refOf, sameRef } from '../sla/policy.ts';

type Staff = Extract<Actor, { type: 'staff' }>;
type Decide<D = Decision> = (subject: Case, now: Instant, rules: Rules) => D;

/** The case waits for somebody else. Service clocks whose policy says so stand still; statutory ones go on. */
export const wait =
  (whom: WaitedFor, reason: string | undefined, by: Staff): Decide<Decision | undefined> =>
  (subject, now, rules) => {
    const current = subject.waits?.at(-1);
    if (current?.for === whom && current.to === undefined) return undefined;
    return {
      next: becoming(subject, 'in-progress', {}, afterwards(subject, [{ is: 'waiting', at: now, for: whom }], rules)),
      events: [
        {
          type: 'CaseWaiting',
          at: now,
          by,
          facts: { for: whom },
          words: { ...(reason !== undefined && { reason }) },
        },
      ],
    };
  };

/** What was waited for has come, or nobody waits for it any more. */
export const resume =
  (by: Staff): Decide<Decision | undefined> =>
  (subject, now, rules) => {
    const last = subject.waits?.at(-1);
    if (last === undefined || last.to !== undefined) return undefined;
    return {
      next: { ...subject, ...afterwards(subject, [{ is: 'resumed', at: now }], rules) },
      events: [{ type: 'CaseResumed', at: now, by, facts: {}, words: {} }],
    };
  };

/** When, as ISO 8601 with any offset, and what. */
export type PromiseGiven = { dueAt: string; what: string };

/** How far ahead a promise may lie. */
export const mostAhead = { days: 366, text: 'P366D' } as const;

/**
 * A date that staff told the customer becomes a clock.
 * @throws DomainError `promise.not-ahead`, `promise.no-rule`
 */
export const promise =
  ({ dueAt: given, what }: PromiseGiven, by: Staff): Decide =>
  (subject, now, rules) => {
    const ahead = Date.parse(given) - Date.parse(now);
    if (!(ahead > 0 && ahead <= mostAhead.days * 86_400_000)) {
      throw new DomainError('promise.not-ahead', { limit: mostAhead.text });
    }
    const dueAt = new Date(given).toISOString();
    const clock = nextPromiseId(clockFactsOf(subject), rules);
    if (clock === undefined) throw new DomainError('promise.no-rule');
    return {
      next: { ...subject, ...afterwards(subject, [{ is: 'promised', at: now, clock, dueAt }], rules) },
      events: [{ type: 'PromiseMade', at: now, by, facts: { clock, dueAt }, words: { what } }],
    };
  };

/**
 * @throws DomainError `promise.not-open` when the case has no such promise, or it was kept before; `promise.of-remedy`
 *   when executing a remedy is what keeps it
 */
export const keepPromise =
  (clock: string, by: Staff): Decide =>
  (subject, now, rules) => {
    if (
      !subject.clocks.some(
        ({ id, kind, ...rest }) => id === clock && kind === 'promise' && isLive({ id, kind, ...rest }),
      )
    ) {
      throw new DomainError('promise.not-open', { clock });
    }
    const remedy = subject.remedies?.find((line) => line.clock === clock);
    if (remedy) throw new DomainError('promise.of-remedy', { clock, remedy: remedy.id });
    return {
      next: { ...subject, ...afterwards(subject, [{ is: 'promise-kept', at: now, clock }], rules) },
      events: [{ type: 'PromiseKept', at: now, by, facts: { clock }, words: {} }],
    };
  };

/**
 * More time, where the policy allows it: once, before the deadline has passed, and with a reason that the customer is told.
 * @throws DomainError `deadline.not-found`, `deadline.not-extendable`
 */
export const extend =
  ({ clock: id, reason }: { clock: string; reason: string }, by: Staff): Decide =>
  (subject, now, rules) => {
    const clock = subject.clocks.find((one) => one.id === id && isLive(one));
    if (!clock) throw new DomainError('deadline.not-found', { clock: id });
    const allowed = ruleOf(clock, rules)?.rule.extension;
    if (!allowed || clock.extendedAt !== undefined || clock.state === 'breached' || clock.dueAt < now) {
      throw new DomainError('deadline.not-extendable', { clock: id });
    }
    const changed = afterwards(subject, [{ is: 'extended', at: now, clock: id }], rules);
    const dueAt = changed.clocks.find((one) => one.id === id)?.dueAt ?? clock.dueAt;
    return {
      next: { ...subject, ...changed },
      events: [
        {
          type: 'DeadlineExtended',
          at: now,
          by,
          facts: { clock: id, kind: clock.kind, previousDueAt: clock.dueAt, dueAt },
          words: { reason },
        },
      ],
    };
  };

/** The case is given the policies that new cases are given, and its clocks are reckoned again from its history. */
export const applyPolicies =
  (active: Rules, reason: string, by: Staff): Decide<Decision | undefined> =>
  (subject, now, rules) => {
    const policies: PolicyRef[] = active.map(refOf);
    const same =
      policies.length === subject.policies.length &&
      policies.every((ref, index) => sameRef(ref, subject.policies[index] ?? { id: '', version: 0 }));
    if (same) return undefined;
    const changed = afterwards(subject, [{ is: 'given-policies', at: now, policies }], [...rules, ...active]);
    const event: NewEvent = {
      type: 'PolicyApplied',
      at: now,
      by,
      facts: { policies, deadlines: deadlinesOf(changed.clocks) },
      words: { reason },
    };
    return { next: { ...subject, policies, ...changed }, events: [event] };
  };
