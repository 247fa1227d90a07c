import type { Instant } from '../complaint/complaint.ts';
import type { CaseEvent } from '../complaint/events.ts';
import type { Clock, ClockKind } from './clock.ts';
import { type ClockFacts, given, ruleOf, type Rules } from './clocks.ts';
import { clocksFromHistory } from './history.ts';
import type { PolicyRef } from './policy.ts';
import { timingOf } from './timing.ts';

/** A deadline that a case would have had, and what would have become of it. */
export type Replayed = {
  kind: ClockKind;
  /** Deadlines under different policies that stand for the same thing have the same one. */
  same: string;
  dueAt: Instant;
  /** It ended after it was due, or is past due now and nobody has answered. */
  late: boolean;
  /** Rungs of the ladder, the breach among them, whose time came before it ended and which tell somebody. */
  escalated: number;
};

/**
 * The deadlines that a case's history makes under some policies, as if it had had them from its receipt. The steps that
 * were really taken are left out, so that two lists of policies are measured alike. Chances that are no duty (`optional`)
 * are not among them: nobody is late for one.
 *
 * @param events of one case, oldest first, with or without their words
 * @param known must hold the policies
 * @returns undefined when the history does not begin with a complaint
 */
export function deadlinesUnder(
  policies: readonly PolicyRef[],
  events: readonly CaseEvent[],
  known: Rules,
  now: Instant,
): Replayed[] | undefined {
  const facts = clocksFromHistory(events, known, policies);
  const rules = given(policies, known);
  return facts?.clocks.flatMap((clock) => replayed(clock, facts, rules, now) ?? []);
}

function replayed(clock: Clock, { waits }: ClockFacts, rules: Rules, now: Instant): Replayed | undefined {
  const found = ruleOf(clock, rules);
  if (!found || found.rule.optional === true) return undefined;
  const { dueAt, steps } = timingOf(clock, found.rule, found.policy, waits);
  const end = clock.endedAt ?? now;
  return {
    kind: clock.kind,
    same: sameAs(clock),
    dueAt: dueAt ?? clock.dueAt,
    // Without a due time a wait that goes on holds it: nobody is late.
    late: dueAt !== undefined && end > dueAt,
    escalated: steps.filter(({ rung, at, to }) => rung > 0 && to.length > 0 && at !== undefined && at <= end).length,
  };
}

/** What comes once from the receipt is the same under any policy; what comes again, when it starts at the same time. */
const sameAs = ({ kind, from, startedAt }: Clock): string =>
  from === 'receipt' || from === 'acknowledgement' ? kind : `${kind} ${startedAt}`;

/** One thing that a customer waits for, under the policies that a case had and under others; null: no such deadline. */
export type Comparison = {
  clock: ClockKind;
  activeDueAt: Instant | null;
  proposedDueAt: Instant | null;
  activeLate: boolean;
  proposedLate: boolean;
};

/** What would have been otherwise. Of several deadlines for one thing the earliest counts: it drives. */
export function differences(active: readonly Replayed[], proposed: readonly Replayed[]): Comparison[] {
  const [before, after] = [driving(active), driving(proposed)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((same) => {
    const [one, other] = [before.get(same), after.get(same)];
    const kind = (one ?? other)?.kind;
    if (kind === undefined || (one?.dueAt === other?.dueAt && one?.late === other?.late)) return [];
    return {
      clock: kind,
      activeDueAt: one?.dueAt ?? null,
      proposedDueAt: other?.dueAt ?? null,
      activeLate: one?.late ?? false,
      proposedLate: other?.late ?? false,
    };
  });
}

const driving = (deadlines: readonly Replayed[]): Map<string, Replayed> =>
  new Map(deadlines.toSorted((a, b) => (a.dueAt > b.dueAt ? -1 : 1)).map((one) => [one.same, one]));
