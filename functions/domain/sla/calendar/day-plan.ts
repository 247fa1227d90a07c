import type { Calendar } from './calendar-data.ts';
import { type Shift, weekdays } from './shift.ts';
import { type DayNumber, dayNumber, weekdayOf } from './wall.ts';

/**
 * Why time counts or does not count, for an explanation to name.
 *
 * Counted: `working-time` of the plain week; `around-the-clock` where the calendar never closes; `make-up-day` (a day
 * off that works) and `other-hours` (a half day, or a day with hours of its own), with the day's name. A night shift
 * has the reason of the date on which it begins.
 *
 * Not counted: `outside-hours` on a date on which a shift begins (evenings, nights, lunch); `day-off` on a date without
 * shifts by the plain week (the weekend); `holiday`, with its name, on every date that is listed as one, also when it
 * falls on a weekend.
 */
export type IntervalReason = {
  code: 'working-time' | 'around-the-clock' | 'outside-hours' | 'day-off' | 'holiday' | 'make-up-day' | 'other-hours';
  name?: { en: string; 'zh-CN': string };
};

/** One date: the shifts that begin on it, why their time counts, and why the date's other time does not. */
export type DayPlan = { shifts: readonly Shift[]; open: IntervalReason; closed: IntervalReason };

const outsideHours: IntervalReason = { code: 'outside-hours' };

/** What holds on each date: the office's own days, else the public holidays, else the plain week. */
export function planOf(calendar: Calendar): (date: DayNumber) => DayPlan {
  const { week, holidays, days } = calendar;
  const open: IntervalReason = { code: neverCloses(calendar) ? 'around-the-clock' : 'working-time' };
  const ordinary = weekdays.map((weekday): DayPlan => {
    const shifts = week[weekday];
    return { shifts, open, closed: shifts.length > 0 ? outsideHours : { code: 'day-off' } };
  });
  const single = new Map<DayNumber, DayPlan>();
  for (const special of [...(holidays?.days ?? []), ...days])
    single.set(dayNumber(special.date), planOfSingle(special));
  const never: DayPlan = { shifts: [], open, closed: { code: 'day-off' } };
  return (date) => single.get(date) ?? ordinary[weekdayOf(date)] ?? never;

  function planOfSingle(special: Calendar['days'][number]): DayPlan {
    const { name } = special;
    if (special.kind === 'holiday') return { shifts: [], open, closed: { code: 'holiday', name } };
    if (special.kind === 'make-up') {
      return { shifts: week[special.like], open: { code: 'make-up-day', name }, closed: outsideHours };
    }
    return { shifts: special.hours, open: { code: 'other-hours', name }, closed: outsideHours };
  }
}

/** True when the week's shifts leave no gap and no date is unlike its weekday. */
function neverCloses({ week, holidays, days }: Calendar): boolean {
  if (days.length + (holidays?.days.length ?? 0) > 0) return false;
  // From Sunday's midnight on; what reaches from Saturday into Sunday does so in every week.
  const shifts = weekdays.flatMap((weekday, index) =>
    week[weekday].map(([start, end]) => [start + index * 1440, end + index * 1440] as const),
  );
  let covered = Math.max(0, ...shifts.map(([, end]) => end - 7 * 1440));
  for (const [start, end] of shifts) if (start <= covered) covered = Math.max(covered, end);
  return covered >= 7 * 1440;
}
