import type { Certainty, HolidayData } from './calendar-data.ts';
import type { Weekday } from './shift.ts';
import { day, dayNumber } from './wall.ts';

/**
 * One name and all its dates, apart by blanks: `2026-01-01`, or `2026-10-01..10-07` for each date from the first to the
 * last, of one year. With a weekday, those are days off that work like it (调休).
 */
export type HolidayRow = readonly [en: string, zh: string, dates: string, worksLike?: Weekday];

/** `HolidayData` in little room, because it is part of functions that must load fast. */
export type HolidayTable = { source: string; rows: readonly HolidayRow[] } & Record<Certainty, readonly number[]>;

/** What a table can hold: no half days. The schema reads such days as they are. */
export type TableHolidays = Omit<HolidayData, 'days'> & {
  days: Extract<HolidayData['days'][number], { kind: 'holiday' | 'make-up' }>[];
};

/** The public holidays of a table day by day, in order. */
export function holidaysOf({ source, announced, statutory, rows }: HolidayTable): TableHolidays {
  return {
    source,
    years: Object.fromEntries([
      ...announced.map((year) => [year, 'announced'] as const),
      ...statutory.map((year) => [year, 'statutory'] as const),
    ]),
    days: rows
      .flatMap(([en, zh, dates, like]) =>
        datesOf(dates).map((date): TableHolidays['days'][number] => {
          const about = { date, name: { en, 'zh-CN': zh } };
          return like ? { kind: 'make-up', ...about, like } : { kind: 'holiday', ...about };
        }),
      )
      .toSorted((a, b) => (a.date < b.date ? -1 : 1)),
  };
}

function datesOf(written: string): string[] {
  return written.split(' ').flatMap((each) => {
    const [first = '', last] = each.split('..');
    const from = dayNumber(first);
    const to = last ? dayNumber(first.slice(0, 5) + last) : from;
    return Array.from({ length: to - from + 1 }, (_, index) =>
      new Date((from + index) * day).toISOString().slice(0, 10),
    );
  });
}
