import type { DayPlan, IntervalReason } from './day-plan.ts';
import { type DayNumber, day, dayOf } from './wall.ts';
import { eachShift } from './shifts.ts';
import type { Milliseconds, Zone } from './zone.ts';

export type { IntervalReason };

/** A stretch of time that counts, or does not, for one reason. Ends before `to`. */
export type Stretch = { from: Milliseconds; to: Milliseconds; open: boolean; reason: IntervalReason };

/**
 * The last date that has begun by that instant. Dates only go forward: where a clock is put back over midnight, the
 * date that has begun goes on.
 */
export function dateAt(zone: Zone, instant: Milliseconds): DayNumber {
  let date = dayOf(zone.wallAt(instant));
  while (beginOf(zone, date + 1) <= instant) date += 1;
  return date;
}

/** When the zone's clocks first show that date; the moment of the change where they skip its midnight, or all of it. */
export const beginOf = (zone: Zone, date: DayNumber): Milliseconds => zone.firstReaching(date * day);

/** All time from `from` until before `to`, in order and without gaps: neighbours differ in `open` or in the reason. */
export function stretchesOf(
  planOn: (date: DayNumber) => DayPlan,
  zone: Zone,
  from: Milliseconds,
  to: Milliseconds,
): Stretch[] {
  if (from >= to) return [];
  const stretches: Stretch[] = [];
  let reached = from;
  let date = dateAt(zone, from);

  const goOn = (until: Milliseconds, open: boolean, reason: IntervalReason): void => {
    const end = Math.min(until, to);
    if (end <= reached) return;
    const last = stretches.at(-1);
    if (last && last.open === open && sameReason(last.reason, reason)) last.to = end;
    else stretches.push({ from: reached, to: end, open, reason });
    reached = end;
  };

  /** Closed time has the reason of its own date. */
  const close = (until: Milliseconds): void => {
    while (reached < Math.min(until, to)) {
      for (let next = beginOf(zone, date + 1); next <= reached; next = beginOf(zone, date + 1)) date += 1;
      goOn(Math.min(until, beginOf(zone, date + 1)), false, planOn(date).closed);
    }
  };

  // A shift of the evening before may still be at work; those before it have ended.
  eachShift(planOn, zone, date - 1, dateAt(zone, to) + 1, (start, end, { open }) => {
    close(start);
    goOn(end, true, open);
  });
  close(to);
  return stretches;
}

const sameReason = (a: IntervalReason, b: IntervalReason): boolean =>
  a.code === b.code && a.name?.en === b.name?.en && a.name?.['zh-CN'] === b.name?.['zh-CN'];
