import type { Language } from '../functions/domain/complaint/vocabulary.ts';
import { make } from './elements.ts';
import { localeFor } from './language.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A time as the reader's own clock shows it, with its zone; `<time>` keeps the exact one. */
export function localTime(iso: string, language: Language): HTMLTimeElement {
  const at = new Date(iso);
  const locale = localeFor(language, navigator.languages);
  const date = at.toLocaleDateString(locale, { year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' });
  const time = at.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
  return make('time', { datetime: iso }, [`${date} ${time} (${zoneOf(at, locale)})`]);
}

/** The same, short enough for a table. */
export function shortTime(iso: string, language: Language): HTMLTimeElement {
  const at = new Date(iso);
  const locale = localeFor(language, navigator.languages);
  const shown = at.toLocaleString(locale, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' });
  return make('time', { datetime: iso, title: at.toLocaleString(locale) }, [shown]);
}

function zoneOf(at: Date, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZoneName: 'short' }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC';
}

/** `in 3 hours`, `2 days ago`: the largest unit that fits, rounded towards zero. */
export function fromNow(iso: string, now: number, language: Language): string {
  const distance = Date.parse(iso) - now;
  const [size, unit]: [number, Intl.RelativeTimeFormatUnit] =
    Math.abs(distance) >= day ? [day, 'day'] : Math.abs(distance) >= hour ? [hour, 'hour'] : [minute, 'minute'];
  return new Intl.RelativeTimeFormat(language, { numeric: 'always' }).format(Math.trunc(distance / size), unit);
}
