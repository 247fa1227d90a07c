import type { Instant } from '../complaint/complaint.ts';
import type { Language } from '../complaint/vocabulary.ts';
import { wording } from './wording.ts';

/** A time as people read it: `2026-11-22 09:00 (Asia/Shanghai)`, and how far from now: `in 24 hours`, `2 hours ago`. */
export type Moment = { at: string; fromNow: string; span: string; past: boolean };

const minute = 60_000;
const hour = 60;
const day = 24 * hour;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a thousand times what using it does: one per zone is kept. */
function clockIn(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  // Swedish writes dates as ISO 8601 does: 2026-11-22 09:00.
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  clocks.set(timeZone, made);
  return made;
}

/** A length of time in words, to the minute below two days and to the hour above. @param milliseconds any sign */
export function inWords(milliseconds: number, language: Language): string {
  const { units, shortest, between } = wording[language];
  const minutes = Math.round(Math.abs(milliseconds) / minute);
  if (minutes === 0) return shortest;
  const rounded = minutes < 2 * day ? minutes : Math.round(minutes / hour) * hour;
  const days = rounded < 2 * day ? 0 : Math.floor(rounded / day);
  const hours = Math.floor((rounded - days * day) / hour);
  const parts = [
    [days, units.day] as const,
    [hours, units.hour] as const,
    [rounded - days * day - hours * hour, units.minute] as const,
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${count === 1 ? unit.one : unit.many}`)
    .join(between);
}

/** @param now what "from now" counts from */
export function momentIn(language: Language, timeZone: string, instant: Instant, now: Instant): Moment {
  const distance = Date.parse(instant) - Date.parse(now);
  const span = inWords(distance, language);
  const { ahead, ago } = wording[language];
  return {
    at: `${clockIn(timeZone).format(Date.parse(instant))} (${timeZone})`,
    fromNow: distance < 0 ? ago(span) : ahead(span),
    span,
    past: distance < 0,
  };
}
