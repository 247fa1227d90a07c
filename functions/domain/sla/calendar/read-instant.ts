import type { Instant } from '../../complaint/complaint.ts';

const iso =
  /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?([Zz]|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?$/;

/**
 * Reads a point in time in ISO 8601 with `Z` or an offset, such as `2026-10-01T09:00+08:00`. Fractions of a second
 * beyond the millisecond are cut off.
 *
 * @returns the instant; `no-zone` when it does not say whose clock it was read from; `unreadable` for all else, such
 * as 30 February
 */
export function readInstant(text: string): { at: Instant } | 'no-zone' | 'unreadable' {
  const [, date, hour, minutes, seconds = '00', fraction = '', zone] = iso.exec(text) ?? [];
  if (date === undefined) return /^\d{4}-\d{2}-\d{2}$/.test(text) ? 'no-zone' : 'unreadable';
  const midnight = new Date(`${date}T00:00:00Z`);
  // Date reads 30 February as 2 March.
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(date)) return 'unreadable';
  if (zone === undefined) return 'no-zone';
  const [, sign, offsetHours = '00', offsetMinutes = '00'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  const offset = sign === undefined ? 'Z' : `${sign}${offsetHours}:${offsetMinutes}`;
  return {
    at: new Date(`${date}T${hour}:${minutes}:${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}${offset}`).toISOString(),
  };
}
