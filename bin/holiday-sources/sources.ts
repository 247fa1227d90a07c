import Holidays from 'date-holidays';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as z from 'zod';
import type { TableHolidays } from '../../functions/domain/sla/calendar/holiday-table.ts';
import { arrangedDays, statutoryDays } from './china.ts';
import { gazetted } from './india.ts';
import { bothNames } from './names.ts';
import { closedInTarget } from './target.ts';

type Day = TableHolidays['days'][number];
type Years = TableHolidays['years'];

/** One generated file: its name, what is said of its licence, and how to make it. */
export type HolidaySource = { file: string; licence: string; make(): TableHolidays };

const years = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

const { resolve } = createRequire(import.meta.url);

function versionOf(name: string): string {
  const described: unknown = JSON.parse(readFileSync(resolve(`${name}/package.json`), 'utf8'));
  return `${name} ${z.object({ version: z.string() }).parse(described).version}`;
}

const shareAlike =
  'Dates from date-holidays, whose data is under CC BY-SA 3.0 (attributions in its LICENSE); so is this file.';

/** Public and bank holidays of a country, with the days on which they are observed. */
function ofCountry(country: string, state: string | undefined, list: readonly number[]): Day[] {
  const holidays = state === undefined ? new Holidays(country) : new Holidays(country, state);
  holidays.setLanguages('en');
  return list
    .flatMap((year) => holidays.getHolidays(year))
    .filter(({ type }) => type === 'public' || type === 'bank')
    .map(({ date, name }): Day => ({ kind: 'holiday', date: date.slice(0, 10), name: bothNames(name) }));
}

/** One row a date, in order; two holidays of one date share it. */
function inOrder(days: readonly Day[]): Day[] {
  const byDate = Map.groupBy(days, ({ date }) => date);
  return [...byDate.values()]
    .flatMap(([first, ...others]): Day[] => {
      if (first === undefined) return [];
      const named = [first, ...others].map(({ name }) => name);
      const name = { en: named.map(({ en }) => en).join(', '), 'zh-CN': named.map((each) => each['zh-CN']).join('、') };
      return [{ ...first, name }];
    })
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

const certain = (announced: readonly number[], statutory: readonly number[]): Years => ({
  ...Object.fromEntries(announced.map((year) => [year, 'announced' as const])),
  ...Object.fromEntries(statutory.map((year) => [year, 'statutory' as const])),
});

export const holidaySources: readonly HolidaySource[] = [
  {
    file: 'cn',
    licence: 'chinese-days is under the MIT licence.',
    make() {
      const known = years(2024, 2027).filter((year) => arrangedDays(year).length > 0);
      const lawOnly = years(2024, 2027).filter((year) => !known.includes(year));
      return {
        source: `${versionOf('chinese-days')}: arrangements of the State Council; the law's own days where none is known yet`,
        years: certain(known, lawOnly),
        days: inOrder([...known.flatMap(arrangedDays), ...lawOnly.flatMap(statutoryDays)]),
      };
    },
  },
  {
    file: 'gb-eng',
    licence: shareAlike,
    make: () => ({
      source: `${versionOf('date-holidays')}, GB-ENG: bank holidays of England and Wales with substitute days`,
      // The government publishes them until 2027; the law's rules give the years after.
      years: certain(years(2024, 2027), years(2028, 2030)),
      days: inOrder(ofCountry('GB', 'ENG', years(2024, 2030))),
    }),
  },
  {
    file: 'us',
    licence: shareAlike,
    make: () => ({
      source: `${versionOf('date-holidays')}, US: federal holidays as observed`,
      years: certain(years(2024, 2030), []),
      days: inOrder(ofCountry('US', undefined, years(2024, 2030))),
    }),
  },
  {
    file: 'in',
    licence: shareAlike,
    make: () => ({
      source: `${versionOf('date-holidays')}, IN, and the gazetted holidays of central government offices at Delhi`,
      years: certain(Object.keys(gazetted).map(Number), [2027]),
      days: inOrder([
        ...ofCountry('IN', undefined, years(2024, 2027)),
        ...Object.values(gazetted).flatMap((list) =>
          Object.entries(list).map(([date, name]): Day => ({ kind: 'holiday', date, name: bothNames(name) })),
        ),
      ]),
    }),
  },
  {
    file: 'ie',
    licence: shareAlike,
    make: () => ({
      source: `${versionOf('date-holidays')}, IE: public holidays, Good Friday, and substitute days`,
      years: certain(years(2024, 2027), years(2028, 2030)),
      days: inOrder(ofCountry('IE', undefined, years(2024, 2030))),
    }),
  },
  {
    file: 'eu-target',
    licence: shareAlike,
    make: () => ({
      source: `${versionOf('date-holidays')} for Easter, and the six closing days of TARGET that the ECB publishes`,
      years: certain(years(2024, 2030), []),
      days: inOrder(years(2024, 2030).flatMap(closedInTarget)),
    }),
  },
];
