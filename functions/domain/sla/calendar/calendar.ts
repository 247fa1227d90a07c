import type { Instant } from '../../complaint/complaint.ts';
import type { Calendar, Certainty } from './calendar-data.ts';
import { type IntervalReason, planOf } from './day-plan.ts';
import { beginOf, dateAt, stretchesOf } from './intervals.ts';
import { isoText } from './iso-text.ts';
import { workingTimeOf } from './timeline.ts';
import { type CalendarAmount, day, dayOf, inReach, later } from './wall.ts';
import { openZone } from './zone.ts';

export type { IntervalReason };

/** A stretch of time, from `from` until before `to`, that counts (`open`) or does not, and why. */
export type CalendarInterval = { from: Instant; to: Instant; open: boolean; reason: IntervalReason };

/**
 * A calendar to reckon with. Instants are ISO 8601 in UTC, from 1970 to 2199; beyond them, and for amounts that are
 * not whole or are negative, each operation throws a RangeError.
 */
export interface WorkingCalendar {
  readonly id: string;
  /** IANA name of the zone whose days and hours these are. */
  readonly zone: string;
  /** The opening instant is working time, the closing instant is not. */
  isOpen(at: Instant): boolean;
  /**
   * The first instant by which that much working time has passed. Outside working time nothing passes until the next
   * opening; an amount that is used up at closing time ends then, not at the next opening. Nothing added is `from`.
   *
   * @param milliseconds of working time
   */
  addWorking(from: Instant, milliseconds: number): Instant;
  /** Milliseconds of working time from `a` until `b`; negative when `b` is the earlier one. */
  workingBetween(a: Instant, b: Instant): number;
  /** When work goes on: that very instant during working time, else the next opening. */
  nextOpening(at: Instant): Instant;
  /**
   * The close of the n-th business day after the day of `from`. Days are dates in the calendar's zone, and a business
   * day is one on which a shift begins: half days and make-up days are. It closes when the last shift that begins on
   * it ends, which for a night shift is on the next morning, and for one that is open all day at its midnight.
   *
   * @param days n, from 1
   */
  addBusinessDays(from: Instant, days: number): Instant;
  /**
   * That much calendar time later, at the same time of day in the calendar's zone, whether it works then or not. Years
   * and months come first; a day that the month reached does not have is its last day. A time of day that comes twice
   * is the first; one that the clock skips is as much later as the clock skips.
   */
  addCalendarTime(from: Instant, amount: CalendarAmount): Instant;
  /**
   * When the date after the date of `at` begins in the calendar's zone: its midnight, or the first instant after a
   * midnight (or a whole date) that the clock skips. Always later than `at`: where a clock is put back over midnight,
   * the date that has begun goes on.
   */
  nextDay(at: Instant): Instant;
  /**
   * All time from `from` until before `to`, as an explanation shows it: in order, without gaps, each stretch with one
   * reason. Open and closed stretches alternate, but where the reason changes from one date to the next. Their open
   * time adds up to `workingBetween(from, to)`. Nothing when `from` is not before `to`.
   */
  intervals(from: Instant, to: Instant): CalendarInterval[];
  /**
   * The years, from `a` until `b`, whose holidays are not or not fully known, for an explanation to name: in an
   * `unknown` year the plain week holds, in a `statutory` one the days that the law fixes are counted, and what the
   * authority will add or move is not. A calendar without public holidays knows every year.
   */
  uncertainYears(a: Instant, b: Instant): { year: number; certainty: Exclude<Certainty, 'announced'> | 'unknown' }[];
}

/** @param calendar checked by `calendarSchema`. Nothing is compiled before it is first asked. */
export function openCalendar(calendar: Calendar): WorkingCalendar {
  const zone = openZone(calendar.zone);
  const planOn = planOf(calendar);
  const work = workingTimeOf(planOn, zone);
  const read = (at: Instant): number => inReach(Date.parse(at));
  const written = (milliseconds: number): Instant => isoText(inReach(milliseconds));
  const yearOf = (at: Instant): number => new Date(zone.wallAt(read(at))).getUTCFullYear();

  return {
    id: calendar.id,
    zone: calendar.zone,
    isOpen: (at) => work.isOpen(read(at)),
    addWorking: (from, milliseconds) => written(work.add(read(from), milliseconds)),
    workingBetween: (a, b) => work.between(read(a), read(b)),
    nextOpening: (at) => written(work.nextOpening(read(at))),

    addBusinessDays(from, days) {
      if (!Number.isSafeInteger(days) || days < 1) throw new RangeError('Business days are counted from 1.');
      let left = days;
      for (let date = dayOf(zone.wallAt(read(from))) + 1; ; date += 1) {
        const close = work.closeOf(dayOf(inReach(date * day)));
        if (close === undefined) continue;
        left -= 1;
        if (left === 0) return written(close);
      }
    },

    addCalendarTime(from, amount) {
      const parts = [amount.years, amount.months, amount.weeks, amount.days];
      if (!parts.every((each) => Number.isSafeInteger(each) && each >= 0)) {
        throw new RangeError('Calendar time is counted in whole years, months, weeks and days.');
      }
      return written(zone.instantOf(later(zone.wallAt(read(from)), amount)));
    },

    nextDay(at) {
      const instant = read(at);
      return written(beginOf(zone, dateAt(zone, instant) + 1));
    },

    intervals: (from, to) =>
      stretchesOf(planOn, zone, read(from), read(to)).map((each) => ({
        ...each,
        from: written(each.from),
        to: written(each.to),
      })),

    uncertainYears(a, b) {
      const { holidays } = calendar;
      if (holidays === undefined) return [];
      const [first, last] = [yearOf(a), yearOf(b)];
      return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index).flatMap((year) => {
        const certainty = holidays.years[year] ?? 'unknown';
        return certainty === 'announced' ? [] : [{ year, certainty }];
      });
    },
  };
}
