import type { Instant } from '../../complaint/complaint.ts';
import { day as dayLength, dayNumber } from '../../sla/calendar/wall.ts';
import { openZone } from '../../sla/calendar/zone.ts';

/** A date as the calendar on the enterprise's wall shows it: `2026-03-02`. */
export type Day = `${number}-${number}-${number}`;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the first ten letters of an ISO text are a date
const dateOf = (milliseconds: number): Day => new Date(milliseconds).toISOString().slice(0, 10) as Day;

/**
 * The date of an instant in a time zone.
 * @param zone IANA name
 * @throws RangeError when there is no such zone
 */
export const dayIn = (zone: string, at: Instant): Day => dateOf(openZone(zone).wallAt(Date.parse(at)));

/** The date so many days later; earlier when negative. */
export const daysAfter = (from: Day, days: number): Day => dateOf((dayNumber(from) + days) * dayLength);

/** So many dates in a row, the last one of them given. */
export const daysUntil = (last: Day, count: number): Day[] =>
  Array.from({ length: count }, (_, index) => daysAfter(last, index + 1 - count));
