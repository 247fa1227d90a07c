/**
 * What a clock on the wall shows, as a number: the milliseconds that would have passed since 1970 if that clock ran
 * on UTC. Its whole days number the dates; no zone is known here.
 */
export type Wall = number;

/** Days since 1 January 1970, as a date without a zone. */
export type DayNumber = number;

export const minute = 60_000;
export const day = 86_400_000;

/** Calendars answer for instants from the first of these until before the second: 1970 to 2199. */
const earliest = 0;
const latest = Date.UTC(2200, 0, 1);

/**
 * The instant itself.
 *
 * @param instant in milliseconds
 * @throws RangeError when it is none, or lies outside what calendars answer for
 */
export function inReach(instant: number): number {
  if (instant >= earliest && instant < latest) return instant;
  throw new RangeError('Calendars reach from 1970 to 2199.');
}

/** @param date `2026-10-01`, of the proleptic Gregorian calendar */
export const dayNumber = (date: string): DayNumber => Date.parse(`${date}T00:00:00Z`) / day;

export const dayOf = (wall: Wall): DayNumber => Math.floor(wall / day);

/** 0 is Sunday, as in `Date.prototype.getUTCDay`. */
export const weekdayOf = (date: DayNumber): number => (((date + 4) % 7) + 7) % 7;

/** An amount of calendar time: whole numbers, none negative. */
export type CalendarAmount = { years: number; months: number; weeks: number; days: number };

/**
 * The same time of day, that much later. Years and months come first; where the month reached has no such day, its
 * last one counts (31 January and a month: 28 or 29 February). Weeks and days follow.
 */
export function later(wall: Wall, { years, months, weeks, days }: CalendarAmount): Wall {
  const date = new Date(wall);
  const timeOfDay = wall - dayOf(wall) * day;
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth() + years * 12 + months;
  const lastOfMonth = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
  const reached = Date.UTC(Math.floor(month / 12), month % 12, Math.min(date.getUTCDate(), lastOfMonth));
  return reached + (weeks * 7 + days) * day + timeOfDay;
}
