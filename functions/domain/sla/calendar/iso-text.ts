import type { Instant } from '../../complaint/complaint.ts';
import { day, type DayNumber, dayOf } from './wall.ts';

const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));
const threeDigits = Array.from({ length: 1000 }, (_, number) => String(number).padStart(3, '0'));

/** `2026-10-01T` of each date that was written lately. */
const dates = new Map<DayNumber, string>();

/**
 * What `Date.prototype.toISOString` writes, three times as fast: that took most of the time of an addition.
 *
 * @param instant whole milliseconds from 1970 to 2199
 */
export function isoText(instant: number): Instant {
  const date = dayOf(instant);
  const milliseconds = instant - date * day;
  const seconds = Math.floor(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  const time = `${twoDigits[Math.floor(minutes / 60)]}:${twoDigits[minutes % 60]}:${twoDigits[seconds % 60]}`;
  return `${dates.get(date) ?? dateText(date)}${time}.${threeDigits[milliseconds % 1000]}Z`;
}

function dateText(date: DayNumber): string {
  const text = new Date(date * day).toISOString().slice(0, 11);
  if (dates.size >= 4000) dates.clear();
  dates.set(date, text);
  return text;
}
