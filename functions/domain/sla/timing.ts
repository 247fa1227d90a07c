import type { Instant } from '../complaint/complaint.ts';
import { amountOf, type Counted, everySecond, type Meter, meterFor, openCalendarOf, reaches } from './meter.ts';
import type { Clock, Wait } from './clock.ts';
import type { How, Policy, Recipient, Rule } from './policy.ts';

/** One thing that happens around a due time, and whom it is told to. */
export type Step = {
  type: 'DeadlineWarned' | 'DeadlineBreached' | 'CaseEscalated' | 'DeadlineLapsed';
  /** The ladder counts from 1, the breach; 0 is a warning. */
  rung: number;
  /** When; undefined while a wait holds the clock before it. */
  at: Instant | undefined;
  to: readonly Recipient[];
  by: How;
};

/** All that follows from a clock's rule, its start and the waits that pause it. */
export type Timing = {
  meter: Meter;
  /** How much is to be counted until it is due. */
  target: Counted;
  /** Those of the case's waits that pause it. */
  waits: Wait[];
  /** Undefined while a wait that has no end yet holds it. */
  dueAt: Instant | undefined;
  steps: Step[];
};

/** The waits of a case that pause a rule's clock. */
export const pausing = (waits: readonly Wait[], { pausesFor }: Pick<Rule, 'pausesFor'>): Wait[] =>
  pausesFor === undefined ? [] : waits.filter((wait) => pausesFor.includes(wait.for));

/** @param waits of the case; those that pause this rule's clock are picked out */
export function timingOf(
  clock: Pick<Clock, 'startedAt' | 'dueAt' | 'extendedAt' | 'heldTo'>,
  rule: Rule,
  policy: Pick<Policy, 'warn' | 'ladder'>,
  waits: readonly Wait[],
): Timing {
  const own = scaleOf(clock, rule);
  const ownWaits = pausing(waits, rule);
  const ownDueAt =
    ownWaits.length === 0 ? own.due : reaches(own.meter, ownWaits, own.meter.between(own.meter.start, own.due));
  // A date that the customer was told for a merged case stands as it was said, and waits for nothing.
  const { heldTo } = clock;
  const held = heldTo !== undefined && (ownDueAt === undefined || ownDueAt > heldTo);
  const { meter, due } = held ? { meter: everySecond(own.meter.calendar, clock.startedAt, 'fixed'), due: heldTo } : own;
  const target = meter.between(meter.start, due);
  const paused = held ? [] : ownWaits;
  const at = (counted: Counted): Instant | undefined =>
    paused.length === 0 && counted === target ? due : reaches(meter, paused, Math.max(0, counted));
  const dueAt = at(target);

  if (rule.optional === true) {
    return {
      meter,
      target,
      waits: paused,
      dueAt,
      steps: [{ type: 'DeadlineLapsed', rung: 0, at: dueAt, to: [], by: 'mail' }],
    };
  }
  const place = (when: string): Counted => placeOf(when, { meter, target, due });
  const warnings = (rule.warn ?? policy.warn).map((text) => ({
    place: text.endsWith('%') ? (target * Number(text.slice(0, -1))) / 100 : place(`-${text}`),
    to: ['assignee'] as readonly Recipient[],
    by: 'mail' as How,
  }));
  const ladder = (rule.ladder ?? policy.ladder).map(({ when, to, by }) => ({ place: place(when), to, by }));
  const before = [...warnings, ...ladder.filter((step) => step.place < target)];
  const onTime = ladder.filter((step) => step.place === target);
  const after = ladder.filter((step) => step.place > target).toSorted((a, b) => a.place - b.place);
  const steps: Step[] = [
    ...before
      .toSorted((a, b) => a.place - b.place)
      .map(({ to, by, ...step }) => ({
        type: 'DeadlineWarned' as const,
        rung: 0,
        at: at(Math.round(step.place)),
        to,
        by,
      })),
    // Whoever is told of it, a breach is a fact of the case.
    {
      type: 'DeadlineBreached',
      rung: 1,
      at: dueAt,
      to: [...new Set(onTime.flatMap(({ to }) => to))],
      by: onTime.every(({ by }) => by === 'digest') && onTime.length > 0 ? 'digest' : 'mail',
    },
    ...after.map(({ to, by, ...step }, index) => ({
      type: 'CaseEscalated' as const,
      rung: index + 2,
      at: at(Math.round(step.place)),
      to,
      by,
    })),
  ];
  return { meter, target, waits: paused, dueAt, steps };
}

function scaleOf(
  { startedAt, dueAt, extendedAt }: Pick<Clock, 'startedAt' | 'dueAt' | 'extendedAt'>,
  rule: Rule,
): { meter: Meter; due: Instant } {
  // A date that was promised stands as it was said.
  if (rule.target === undefined) {
    return { meter: everySecond(openCalendarOf(rule.calendar), startedAt, 'fixed'), due: dueAt };
  }
  const target = extendedAt !== undefined && rule.extension ? rule.extension.to : rule.target;
  return meterFor(rule.calendar, amountOf(target), startedAt);
}

/** Where on a clock's scale `-25%`, `+50%`, `-PT2H`, `+1BD` or `-P7D` lies. */
function placeOf(when: string, { meter, target, due }: { meter: Meter; target: Counted; due: Instant }): Counted {
  const sign = when.startsWith('-') ? -1 : 1;
  const text = when.slice(1);
  if (text.endsWith('%')) return target + (sign * target * Number(text.slice(0, -1))) / 100;
  const amount = amountOf(text);
  if (amount.type === 'working') return target + sign * amount.milliseconds;
  if (sign > 0) {
    const until =
      amount.type === 'business-days'
        ? meter.calendar.addBusinessDays(due, amount.days)
        : meter.calendar.addCalendarTime(due, amount);
    return target + meter.between(due, until);
  }
  // Backwards: the calendars only add, so the latest start is looked for from which that much leads to the due time.
  const earlier =
    amount.type === 'business-days'
      ? businessDaysBefore(meter, due, amount.days)
      : daysBefore(due, amount.weeks * 7 + amount.days);
  return meter.between(meter.start, earlier);
}

const day = 86_400_000;

const daysBefore = (due: Instant, days: number): Instant => new Date(Date.parse(due) - days * day).toISOString();

/** The same time of day, that many business days before. */
function businessDaysBefore({ calendar, start }: Meter, due: Instant, days: number): Instant {
  for (let back = days; ; back += 1) {
    const from = daysBefore(due, back);
    if (from <= start) return start;
    if (calendar.addBusinessDays(from, days) <= due) return from;
  }
}
