import type { Instant } from '../../complaint/complaint.ts';
import type { WorkingCalendar } from './calendar.ts';
import type { CalendarAmount } from './wall.ts';

/** How long somebody has: working time, business days, or calendar time. */
export type Amount =
  | { type: 'working'; milliseconds: number }
  | { type: 'business-days'; days: number }
  | ({ type: 'calendar' } & CalendarAmount);

const businessDays = /^(\d{1,5})BD$/;
const calendarTime = /^P(?=\d)(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?$/;
const number = String.raw`(\d{1,9}(?:[.,]\d{1,9}(?=[HMS]$))?)`;
const workingTime = new RegExp(`^PT(?=\\d)(?:${number}H)?(?:${number}M)?(?:${number}S)?$`);

/**
 * Reads `PT8H`, `PT1H30M`, `PT1.5H` (working time, ISO 8601; the last number may have a fraction), `3BD` (business
 * days, from 1), `P8W`, `P15D`, `P1M` (calendar time, ISO 8601).
 *
 * @returns undefined for anything else, such as `P1DT8H`, which mixes calendar time and working time
 */
export function readAmount(text: string): Amount | undefined {
  const whole = (part: string | undefined): number => Number(part ?? 0);
  const days = businessDays.exec(text);
  if (days) return whole(days[1]) > 0 ? { type: 'business-days', days: whole(days[1]) } : undefined;
  const working = workingTime.exec(text);
  if (working) {
    const [hours = 0, minutes = 0, seconds = 0] = working
      .slice(1)
      .map((part) => Number((part ?? '0').replace(',', '.')));
    return { type: 'working', milliseconds: Math.round((hours * 3600 + minutes * 60 + seconds) * 1000) };
  }
  const calendar = calendarTime.exec(text);
  if (!calendar) return undefined;
  const [, years, months, weeks, plainDays] = calendar;
  return {
    type: 'calendar',
    years: whole(years),
    months: whole(months),
    weeks: whole(weeks),
    days: whole(plainDays),
  };
}

/**
 * When that amount, counted from `from` by the calendar, is over.
 *
 * @throws RangeError when that lies beyond the year 2199
 */
export function dueAfter(calendar: WorkingCalendar, from: Instant, amount: Amount): Instant {
  if (amount.type === 'working') return calendar.addWorking(from, amount.milliseconds);
  if (amount.type === 'business-days') return calendar.addBusinessDays(from, amount.days);
  return calendar.addCalendarTime(from, amount);
}
