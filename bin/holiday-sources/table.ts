import { isDeepStrictEqual } from 'node:util';
import {
  type HolidayRow,
  holidaysOf,
  type HolidayTable,
  type TableHolidays,
} from '../../functions/domain/sla/calendar/holiday-table.ts';

type Day = TableHolidays['days'][number];

/**
 * Holidays with each name once, in the order of its first date.
 *
 * @throws Error when the table would not be read back as those same holidays, such as with a date that comes twice
 */
export function tableOf({ source, years, days }: TableHolidays): HolidayTable {
  const named = Map.groupBy(days, (day) => JSON.stringify([day.name, likeOf(day)]));
  const rows = [...named.values()].map(([first, ...others]): HolidayRow => {
    if (first === undefined) throw new Error('A name without dates.');
    const { name } = first;
    const like = likeOf(first);
    const dates = inRuns([first, ...others].map(({ date }) => date));
    return like ? [name.en, name['zh-CN'], dates, like] : [name.en, name['zh-CN'], dates];
  });
  const known = (certainty: string): number[] =>
    Object.keys(years)
      .filter((year) => years[year] === certainty)
      .map(Number);
  const table = { source, announced: known('announced'), statutory: known('statutory'), rows };
  if (!isDeepStrictEqual(holidaysOf(table), { source, years, days })) {
    throw new Error(`The table of ${source} does not hold the same days.`);
  }
  return table;
}

const likeOf = (day: Day) => (day.kind === 'make-up' ? day.like : undefined);

/** `2026-10-01..10-07 2027-10-01`: dates that follow each other within a year are one run. */
function inRuns(dates: readonly string[]): string {
  const runs: { first: string; last: string }[] = [];
  for (const date of dates) {
    const run = runs.at(-1);
    if (run && follows(run.last, date)) run.last = date;
    else runs.push({ first: date, last: date });
  }
  return runs.map(({ first, last }) => (first === last ? first : `${first}..${last.slice(5)}`)).join(' ');
}

const follows = (before: string, date: string): boolean =>
  Date.parse(date) - Date.parse(before) === 86_400_000 && date.startsWith(before.slice(0, 4));
