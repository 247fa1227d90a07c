import * as z from 'zod';
import { readShift, type Shift, weekdays } from './shift.ts';
import { isZone } from './zone.ts';

/** `09:00-17:30`; `22:00-06:00` ends on the next day; `00:00-24:00` is the whole day. */
const shift = z.string().transform((text, context): Shift => {
  const read = readShift(text);
  if (typeof read !== 'string') return read;
  context.addIssue(
    read === 'unreadable'
      ? `"${text}" is not a working interval such as "09:00-17:30", "22:00-06:00" or "00:00-24:00".`
      : `"${text}" has no length. A whole day is "00:00-24:00".`,
  );
  return z.NEVER;
});

/** The working intervals of one day. They may touch; two that overlap are a slip of the pen and refused. */
const shifts = z.array(shift).transform((list, context) => {
  const sorted = list.toSorted(([a], [b]) => a - b);
  const clash = sorted.findIndex(([start], index) => start < (sorted[index - 1]?.[1] ?? 0));
  if (clash > 0) context.addIssue(`The working intervals ${clash} and ${clash + 1} of the day, by time, overlap.`);
  return sorted;
});

const someShifts = shifts.refine((list) => list.length > 0, 'A day without working intervals is a holiday.');

const name = z.strictObject({ en: z.string().min(1), 'zh-CN': z.string().min(1) });
const about = { date: z.iso.date(), name };

/** One date that is not like others of its weekday, and why. */
const singleDay = z.discriminatedUnion('kind', [
  /** No work begins on that date. A night shift of the evening before still ends in its morning. */
  z.strictObject({ kind: z.literal('holiday'), ...about }),
  z.strictObject({ kind: z.literal('half-day'), ...about, hours: someShifts }),
  z.strictObject({ kind: z.literal('other-hours'), ...about, hours: someShifts }),
  /** A day off that works the hours of another weekday, such as China's 调休 Saturdays. */
  z.strictObject({ kind: z.literal('make-up'), ...about, like: z.enum(weekdays) }),
]);

const singleDays = z.array(singleDay).superRefine((days, context) => {
  const seen = new Set<string>();
  for (const [index, { date }] of days.entries()) {
    if (seen.has(date))
      context.addIssue({ code: 'custom', path: [index, 'date'], message: `${date} is listed twice.` });
    seen.add(date);
  }
});

/**
 * How far a year's holidays can be trusted. `announced`: as the authority published them. `statutory`: what the law
 * fixes; what the authority moves or adds is still to come. A year that is not listed is unknown: the plain week holds.
 */
const certainty = z.enum(['announced', 'statutory']);
export type Certainty = z.output<typeof certainty>;

/** Public holidays with their origin, as an enterprise writes them down. Those in the box are `HolidayTable`s. */
export const holidaysSchema = z.strictObject({
  source: z.string().min(1),
  years: z.record(z.string().regex(/^\d{4}$/), certainty),
  days: singleDays,
});

const calendarShape = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  title: name,
  zone: z.string().refine(isZone, 'There is no such time zone. Use an IANA name such as Asia/Shanghai.'),
  week: z
    .strictObject({
      sunday: shifts.default([]),
      monday: shifts.default([]),
      tuesday: shifts.default([]),
      wednesday: shifts.default([]),
      thursday: shifts.default([]),
      friday: shifts.default([]),
      saturday: shifts.default([]),
    })
    .refine((week) => Object.values(week).some((list) => list.length > 0), 'A week without work has no deadlines.'),
  holidays: holidaysSchema.optional(),
  /** The office's own: each wins over a public holiday of the same date. */
  days: singleDays.default([]),
});

/**
 * A calendar as an enterprise writes it down: when the office works, in its own time. Those in the box are opened
 * without it, because it brings the schema library along; a test holds them to it.
 */
export const calendarSchema = calendarShape.superRefine(({ week, holidays, days }, context) => {
  const lists = [
    { path: ['holidays', 'days'], list: holidays?.days ?? [] },
    { path: ['days'], list: days },
  ];
  for (const { path, list } of lists) {
    for (const [index, each] of list.entries()) {
      if (each.kind !== 'make-up' || week[each.like].length > 0) continue;
      const message = `${each.date} makes up like a ${each.like}, which has no working intervals.`;
      context.addIssue({ code: 'custom', path: [...path, index, 'like'], message });
    }
  }
});

/** A calendar as it is written in a file. */
export type CalendarData = z.input<typeof calendarSchema>;
/** Public holidays as they are written in a file. */
export type HolidayData = z.input<typeof holidaysSchema>;
/** A calendar that has been checked. */
export type Calendar = z.output<typeof calendarSchema>;
