import type { Instant } from '../complaint/complaint.ts';
import type { CaseEvent } from '../complaint/events.ts';
import type { Sentence } from './policy.ts';
import { type Clock, type ClockKind, type ClockState, isLive, nextDeadline, type Wait } from './clock.ts';
import { type ClockFacts, given, ruleOf, type Rules } from './clocks.ts';
import { clocksFromHistory, momentOf } from './history.ts';
import { countedBy, type Meter } from './meter.ts';
import type { PolicyRef, Recipient } from './policy.ts';
import { type IntervalCode, wordingOf } from './interval-wording.ts';
import { type Step, timingOf } from './timing.ts';

/** A stretch of time that a clock counted, or did not, and why. */
export type ExplainedInterval = { from: Instant; to: Instant; counted: boolean; reason: IntervalCode; text: Sentence };

/** How a clock came to be due when it is. All seconds are exact: those of the counted intervals add up. */
export type ExplainedClock = {
  id: string;
  kind: ClockKind;
  nature: 'service' | 'statutory';
  state: ClockState;
  policy: PolicyRef;
  rule: string;
  says: Sentence;
  /** As the rule writes it; a promise has none but its date. */
  target?: string;
  calendar: string;
  startedAt: Instant;
  dueAt: Instant;
  endedAt?: Instant;
  extendedAt?: Instant;
  heldTo?: Instant;
  /** All that is to be counted until it is due. */
  targetSeconds: number;
  /** What was counted from its start until its end, or until now: the sum of its counted intervals. */
  countedSeconds: number;
  /** What is left, or 0; what has been counted beyond the target, or 0. */
  remainingSeconds: number;
  overdueSeconds: number;
  /** From its start until its end, or until now, without a gap. */
  intervals: ExplainedInterval[];
  /** From now until it is due, if it is running: counted, they are the remaining seconds. */
  ahead: ExplainedInterval[];
  steps: { type: Step['type']; rung: number; at: Instant | null; taken: boolean; to: readonly Recipient[] }[];
  /** Years in which not every holiday is known yet: what is due then may still move. */
  uncertainYears: number[];
};

export type Explanation = { clocks: ExplainedClock[]; drivenBy: string | null };

/**
 * Explains every clock that a case ever had, by its history alone.
 *
 * @param known policies at hand, with all that the case was ever given
 */
export function explainClocks(events: readonly CaseEvent[], known: Rules, now: Instant): Explanation {
  const facts = clocksFromHistory(events, known);
  if (!facts) return { clocks: [], drivenBy: null };
  // A clock that ended stands under the policies of its day.
  const rules = [...given(facts.policies, known), ...known];
  const told = new Set(
    events.flatMap((event) => {
      const moment = momentOf(event);
      return moment?.is === 'stepped' ? [`${moment.clock} ${moment.step}`] : [];
    }),
  );
  return {
    clocks: facts.clocks.flatMap((clock) => explain(clock, facts, rules, now, told) ?? []),
    drivenBy: nextDeadline(facts.clocks)?.id ?? null,
  };
}

function explain(
  clock: Clock,
  facts: ClockFacts,
  rules: Rules,
  now: Instant,
  told: ReadonlySet<string>,
): ExplainedClock | undefined {
  const found = ruleOf(clock, rules);
  if (!found) return undefined;
  const { policy, rule } = found;
  const { meter, target, waits, steps } = timingOf(clock, rule, policy, facts.waits);
  const end = [clock.endedAt ?? now, clock.startedAt].toSorted()[1] ?? now;
  const counted = countedBy(meter, waits, end);
  const ticking = isLive(clock) && clock.state !== 'paused' && end < clock.dueAt;
  const extended = clock.extendedAt !== undefined ? rule.extension?.to : undefined;
  const text = extended ?? rule.target;
  return {
    id: clock.id,
    kind: clock.kind,
    nature: policy.nature,
    state: clock.state,
    policy: { id: policy.id, version: policy.version },
    rule: rule.id,
    says: rule.says,
    ...(text !== undefined && { target: text }),
    calendar: rule.calendar,
    startedAt: clock.startedAt,
    dueAt: clock.dueAt,
    ...(clock.endedAt !== undefined && { endedAt: clock.endedAt }),
    ...(clock.extendedAt !== undefined && { extendedAt: clock.extendedAt }),
    ...(clock.heldTo !== undefined && { heldTo: clock.heldTo }),
    targetSeconds: target / 1000,
    countedSeconds: counted / 1000,
    remainingSeconds: isLive(clock) ? Math.max(0, target - counted) / 1000 : 0,
    overdueSeconds: Math.max(0, counted - target) / 1000,
    intervals: intervalsOf(meter, clock.startedAt, waits, clock.startedAt, end),
    ahead: ticking ? intervalsOf(meter, clock.startedAt, waits, end, clock.dueAt) : [],
    steps: steps.map(({ type, rung, at, to }, index) => ({
      type,
      rung,
      at: at ?? null,
      // A warning that its own breach overtook is behind the clock as well, and never went out.
      taken: index < clock.stepsTaken && told.has(`${clock.id} ${index}`),
      to,
    })),
    uncertainYears: meter.calendar.uncertainYears(clock.startedAt, clock.dueAt).map(({ year }) => year),
  };
}

/** What is counted and what is not from one instant until another, without a gap. */
function intervalsOf(
  meter: Meter,
  startedAt: Instant,
  waits: readonly Wait[],
  from: Instant,
  to: Instant,
): ExplainedInterval[] {
  const list: ExplainedInterval[] = [];
  let cursor = from;
  const until = (end: Instant, pieces: (from: Instant, to: Instant) => ExplainedInterval[]): void => {
    const stop = end < to ? end : to;
    if (stop <= cursor) return;
    list.push(...pieces(cursor, stop));
    cursor = stop;
  };
  const uncounted =
    (code: IntervalCode) =>
    (a: Instant, b: Instant): ExplainedInterval[] => [
      { from: a, to: b, counted: false, reason: code, text: wordingOf(code) },
    ];
  if (startedAt < meter.start) until(meter.start, uncounted('day-of-start'));
  for (const wait of waits) {
    until(wait.from, (a, b) => working(meter, a, b));
    until(wait.to ?? to, uncounted(`waiting-for-${wait.for}`));
  }
  until(to, (a, b) => working(meter, a, b));
  return list;
}

const working = (meter: Meter, from: Instant, to: Instant): ExplainedInterval[] =>
  meter.type === 'calendar' || meter.type === 'fixed'
    ? [{ from, to, counted: true, reason: 'calendar-time', text: wordingOf('calendar-time') }]
    : meter.calendar.intervals(from, to).map(({ open, reason, ...span }) => ({
        ...span,
        counted: open,
        reason: reason.code,
        text: wordingOf(reason.code, reason.name),
      }));
