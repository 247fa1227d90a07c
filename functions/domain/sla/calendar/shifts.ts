import type { DayPlan } from './day-plan.ts';
import { day, type DayNumber, minute } from './wall.ts';
import type { Milliseconds, Zone } from './zone.ts';

/**
 * Visits the working time of the shifts that begin on the dates from `first` until before `until`, in order. Time in
 * which two shifts are at work belongs to the earlier one; what the clock skips, or an earlier shift covers, altogether
 * is not visited. Shifts that touch are visited one by one.
 */
export function eachShift(
  planOn: (date: DayNumber) => DayPlan,
  zone: Zone,
  first: DayNumber,
  until: DayNumber,
  visit: (start: Milliseconds, end: Milliseconds, plan: DayPlan) => void,
): void {
  let lastEnd = -Infinity;
  for (let date = first; date < until; date += 1) {
    const plan = planOn(date);
    for (const [from, to] of plan.shifts) {
      const start = Math.max(zone.firstReaching(date * day + from * minute), lastEnd);
      const end = zone.firstReaching(date * day + to * minute);
      if (end <= start) continue;
      visit(start, end, plan);
      lastEnd = end;
    }
  }
}
