import type { Instant } from '../complaint/complaint.ts';
import { type Amount, readAmount } from './calendar/amount.ts';
import type { WorkingCalendar } from './calendar/calendar.ts';
import { isCalendarId, calendarOf } from './calendar/calendars.ts';
import { isoText } from './calendar/iso-text.ts';
import type { Wait } from './clock.ts';

/** Milliseconds that a clock has counted. */
export type Counted = number;

/**
 * What a clock counts, from where: working time of its calendar, working time from the day after its start (business
 * days), or every second (calendar time). Due times, warnings and escalations are all places on this one scale.
 */
export type Meter = {
  type: Amount['type'] | 'fixed';
  calendar: WorkingCalendar;
  /** Nothing is counted before this instant. */
  start: Instant;
  /** How much is counted from one instant to a later one when nothing pauses. */
  between(from: Instant, to: Instant): Counted;
  /** The instant by which that much more is counted when nothing pauses. */
  add(from: Instant, counted: Counted): Instant;
};

const milliseconds = (from: Instant, to: Instant): number => Date.parse(to) - Date.parse(from);
const later = (from: Instant, by: number): Instant => isoText(Date.parse(from) + by);

/** @throws RangeError when there is no calendar of that name */
export function openCalendarOf(id: string): WorkingCalendar {
  if (!isCalendarId(id)) throw new RangeError(`There is no calendar "${id}".`);
  return calendarOf(id);
}

/** @throws RangeError when the text is no amount of time */
export function amountOf(text: string): Amount {
  const amount = readAmount(text);
  if (!amount) throw new RangeError(`"${text}" is not an amount of time such as PT8H, 3BD or P8W.`);
  return amount;
}

/** The scale of a clock that started then, and its due time when nothing pauses. */
export function meterFor(calendarId: string, target: Amount, startedAt: Instant): { meter: Meter; due: Instant } {
  const calendar = openCalendarOf(calendarId);
  const working = {
    calendar,
    between: (from: Instant, to: Instant) => (from < to ? calendar.workingBetween(from, to) : 0),
    add: (from: Instant, counted: Counted) => calendar.addWorking(from, counted),
  };
  switch (target.type) {
    case 'working':
      return {
        meter: { type: 'working', start: startedAt, ...working },
        due: calendar.addWorking(startedAt, target.milliseconds),
      };
    case 'business-days':
      return {
        meter: { type: 'business-days', start: calendar.nextDay(startedAt), ...working },
        due: calendar.addBusinessDays(startedAt, target.days),
      };
    case 'calendar':
      return { meter: everySecond(calendar, startedAt, 'calendar'), due: calendar.addCalendarTime(startedAt, target) };
    default:
      return target satisfies never;
  }
}

/** The scale of a date that was named: every second counts. */
export const everySecond = (calendar: WorkingCalendar, start: Instant, type: 'calendar' | 'fixed'): Meter => ({
  type,
  calendar,
  start,
  between: (from, to) => (from < to ? milliseconds(from, to) : 0),
  add: later,
});

/** How much a clock has counted by an instant, without the waits. */
export function countedBy(meter: Meter, waits: readonly Wait[], at: Instant): Counted {
  let counted = 0;
  let cursor = meter.start;
  for (const wait of waits) {
    if (wait.from >= at) break;
    counted += meter.between(cursor, wait.from);
    if (wait.to === undefined) return counted;
    if (wait.to > cursor) cursor = wait.to;
  }
  return counted + meter.between(cursor, at);
}

/**
 * The instant by which a clock has counted that much, or undefined while a wait that has no end yet holds it before.
 *
 * @param waits those that pause this clock, in order and not overlapping
 */
export function reaches(meter: Meter, waits: readonly Wait[], counted: Counted): Instant | undefined {
  let left = counted;
  let cursor = meter.start;
  for (const wait of waits) {
    if (wait.to !== undefined && wait.to <= cursor) continue;
    const begun = meter.between(cursor, wait.from);
    if (begun >= left) break;
    left -= begun;
    if (wait.to === undefined) return undefined;
    cursor = wait.to;
  }
  return meter.add(cursor, left);
}
