import type { Instant } from '../complaint/complaint.ts';
import type { Kind, Level } from '../complaint/vocabulary.ts';
import { type Clock, type ClockKind, clockKinds } from './clock.ts';
import { defaultPolicy } from './policy.ts';

const kindsWithClocks: readonly Kind[] = defaultPolicy.kindsWithClocks;

const later = (from: Instant, milliseconds: number): Instant => new Date(Date.parse(from) + milliseconds).toISOString();

/** A clock that somebody still waits for: running, or breached and the late answer has not come. */
export const isLive = (clock: Clock): boolean =>
  clock.state === 'running' || (clock.state === 'breached' && clock.endedAt === undefined);

const started = (kind: ClockKind, level: Level, from: Instant): Clock => ({
  kind,
  state: 'running',
  startedAt: from,
  dueAt: later(from, defaultPolicy.targets[level][kind]),
  stepsTaken: 0,
});

/** The clocks of a new case. Praise and suggestions start none. */
export const startClocks = (kind: Kind, level: Level, receivedAt: Instant): Clock[] =>
  kindsWithClocks.includes(kind) ? clockKinds.map((clock) => started(clock, level, receivedAt)) : [];

/**
 * The clocks after a change of kind or level: each live one is due again by its new target from its own start, and
 * runs again if that lies ahead. A case that stops being a complaint has its live clocks cancelled; one that becomes
 * a complaint gets its clocks from the day it was received.
 */
export function restartClocks(clocks: Clock[], kind: Kind, level: Level, receivedAt: Instant, now: Instant): Clock[] {
  if (!kindsWithClocks.includes(kind)) return cancelClocks(clocks, now);
  if (!clocks.some((clock) => clock.state !== 'cancelled')) return [...clocks, ...startClocks(kind, level, receivedAt)];
  return clocks.map((clock) => {
    if (!isLive(clock)) return clock;
    const again = started(clock.kind, level, clock.startedAt);
    return again.dueAt === clock.dueAt ? clock : again;
  });
}

/** A reopened case owes a new first response and a new resolution; what was late before stays on record. */
export const reopenClocks = (clocks: Clock[], kind: Kind, level: Level, now: Instant): Clock[] =>
  kindsWithClocks.includes(kind)
    ? [...clocks, started('first-response', level, now), started('resolution', level, now)]
    : clocks;

/** The promise of that kind is kept: in time it is met, late it stays breached but ends. */
export const meetClock = (clocks: Clock[], kind: ClockKind, at: Instant): Clock[] =>
  clocks.map((clock) =>
    clock.kind !== kind || !isLive(clock)
      ? clock
      : { ...clock, state: clock.state === 'running' && at <= clock.dueAt ? 'met' : 'breached', endedAt: at },
  );

/** Nobody waits any more. What was breached stays so. */
export const cancelClocks = (clocks: Clock[], at: Instant): Clock[] =>
  clocks.map((clock) =>
    !isLive(clock) ? clock : { ...clock, state: clock.state === 'breached' ? 'breached' : 'cancelled', endedAt: at },
  );

export type Step = {
  clock: ClockKind;
  type: 'DeadlineWarned' | 'DeadlineBreached' | 'CaseEscalated';
  at: Instant;
  rung: number;
};

/** What the policy does around a clock's due time, in order: warning, breach (rung 1), further rungs. */
export function stepsOf(clock: Clock): Step[] {
  const target = Date.parse(clock.dueAt) - Date.parse(clock.startedAt);
  const warning: Step = {
    clock: clock.kind,
    type: 'DeadlineWarned',
    at: later(clock.startedAt, Math.round(target * defaultPolicy.warnAt)),
    rung: 0,
  };
  const ladder = defaultPolicy.ladder.map(
    (share, index): Step => ({
      clock: clock.kind,
      type: index === 0 ? 'DeadlineBreached' : 'CaseEscalated',
      at: later(clock.dueAt, Math.round(target * share)),
      rung: index + 1,
    }),
  );
  return [warning, ...ladder];
}

/** When a sweep must next look at a case with these clocks, or undefined when never. */
export function nextStepAt(clocks: Clock[]): Instant | undefined {
  return clocks
    .filter(isLive)
    .flatMap((clock) => stepsOf(clock)[clock.stepsTaken]?.at ?? [])
    .toSorted()[0];
}

/** The earliest due time that somebody still waits for: what a queue is ordered by. */
export const nextDeadline = (clocks: Clock[]): Clock | undefined =>
  clocks.filter(isLive).toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];

/**
 * Takes every step whose time has come. A warning whose deadline has passed as well is counted as taken and not
 * sent: "soon late" helps nobody who is told "late" in the same minute.
 */
export function takeDueSteps(clocks: Clock[], now: Instant): { clocks: Clock[]; steps: (Step & { dueAt: Instant })[] } {
  const taken: (Step & { dueAt: Instant })[] = [];
  const next = clocks.map((clock) => {
    if (!isLive(clock)) return clock;
    const due = stepsOf(clock)
      .slice(clock.stepsTaken)
      .filter((step) => step.at <= now);
    if (due.length === 0) return clock;
    const breached = due.some((step) => step.type !== 'DeadlineWarned');
    taken.push(
      ...due
        .filter((step) => !breached || step.type !== 'DeadlineWarned')
        .map((step) => ({ ...step, dueAt: clock.dueAt })),
    );
    return {
      ...clock,
      state: breached ? ('breached' as const) : clock.state,
      stepsTaken: clock.stepsTaken + due.length,
    };
  });
  return { clocks: next, steps: taken };
}
