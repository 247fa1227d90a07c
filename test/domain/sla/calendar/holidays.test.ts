import { describe, expect, test } from '@jest/globals';
import { holidaySources } from '../../../../bin/holiday-sources/sources.ts';
import { tableOf } from '../../../../bin/holiday-sources/table.ts';
import { holidaysSchema } from '../../../../functions/domain/sla/calendar/calendar-data.ts';
import {
  holidaysOf,
  type HolidayTable,
  type TableHolidays,
} from '../../../../functions/domain/sla/calendar/holiday-table.ts';

async function written(file: string): Promise<TableHolidays> {
  const { holidays } = (await import(`../../../../functions/domain/sla/calendar/holidays/${file}.ts`)) as {
    holidays: HolidayTable;
  };
  return holidaysOf(holidays);
}

describe('The holidays in the box', () => {
  test.each(holidaySources)(
    'of $file are what the packages say: run bin/make-calendars.ts when not',
    async (source) => {
      expect(await written(source.file)).toEqual(source.make());
    },
  );

  test.each(holidaySources)(
    'of $file say where they come from and which years they know, from 2024 to 2027',
    async ({ file }) => {
      const { source, years, days } = holidaysSchema.parse(await written(file));
      expect(source).toMatch(/ \d+\.\d+\.\d+/);
      expect(Object.keys(years)).toEqual(expect.arrayContaining(['2024', '2025', '2026', '2027']));
      for (const year of Object.keys(years))
        expect(days.filter(({ date }) => date.startsWith(year)).length).toBeGreaterThan(4);
      expect(days.filter(({ date }) => years[date.slice(0, 4)] === undefined)).toEqual([]);
    },
  );

  test('of China in 2026 are those that the State Council announced on 4 November 2025', async () => {
    const { days } = await written('cn');
    const of = (kind: string): string[] =>
      days.filter((day) => day.kind === kind && day.date.startsWith('2026')).map(({ date }) => date.slice(5));
    expect(of('make-up')).toEqual(['01-04', '02-14', '02-28', '05-09', '09-20', '10-10']);
    const between = (first: string, last: string): number =>
      of('holiday').filter((date) => date >= first && date <= last).length;
    const spans = [between('01-01', '01-03'), between('02-15', '02-23'), between('04-04', '04-06')];
    expect(spans).toEqual([3, 9, 3]);
    const later = [
      between('05-01', '05-05'),
      between('06-19', '06-21'),
      between('09-25', '09-27'),
      between('10-01', '10-07'),
    ];
    expect(later).toEqual([5, 3, 3, 7]);
    expect(of('holiday')).toHaveLength(33);
  });

  test('of England in 2026 are the eight bank holidays with the substitute for Boxing Day', async () => {
    const { days } = await written('gb-eng');
    const weekdays = days.filter(({ date }) => date.startsWith('2026') && ![0, 6].includes(new Date(date).getUTCDay()));
    expect(weekdays.map(({ date }) => date.slice(5))).toEqual([
      '01-01',
      '04-03',
      '04-06',
      '05-04',
      '05-25',
      '08-31',
      '12-25',
      '12-28',
    ]);
  });

  test('of Ireland in 2026 are its ten public holidays, Good Friday and the substitute for St Stephen’s Day', async () => {
    const { days } = await written('ie');
    const weekdays = days.filter(({ date }) => date.startsWith('2026') && ![0, 6].includes(new Date(date).getUTCDay()));
    expect(weekdays.map(({ date }) => date.slice(5))).toEqual([
      '01-01',
      '02-02',
      '03-17',
      '04-03',
      '04-06',
      '05-04',
      '06-01',
      '08-03',
      '10-26',
      '12-25',
      '12-28',
    ]);
  });

  test('of TARGET in 2026 are its six closing days', async () => {
    const { days } = await written('eu-target');
    expect(days.filter(({ date }) => date.startsWith('2026')).map(({ date }) => date.slice(5))).toEqual([
      '01-01',
      '04-03',
      '04-06',
      '05-01',
      '12-25',
      '12-26',
    ]);
  });

  test('of the United States in 2026 are the eleven federal ones as observed', async () => {
    const { days } = await written('us');
    const weekdays = days.filter(({ date }) => date.startsWith('2026') && ![0, 6].includes(new Date(date).getUTCDay()));
    expect(weekdays.map(({ date }) => date.slice(5))).toEqual([
      '01-01',
      '01-19',
      '02-16',
      '05-25',
      '06-19',
      '07-03',
      '09-07',
      '10-12',
      '11-11',
      '11-26',
      '12-25',
    ]);
  });
});

describe('A table of holidays', () => {
  const name = { en: 'National Day', 'zh-CN': '国庆节' };
  const swap = { en: 'Working day for National Day', 'zh-CN': '国庆节调休' };
  const off = (date: string): TableHolidays['days'][number] => ({ kind: 'holiday', date, name });
  const holidays: TableHolidays = {
    source: 'a test',
    years: { 2026: 'announced', 2027: 'statutory' },
    days: [
      off('2026-02-27'),
      { kind: 'make-up', date: '2026-02-28', name: swap, like: 'monday' },
      off('2026-03-01'),
      { kind: 'make-up', date: '2026-03-08', name: swap, like: 'tuesday' },
      off('2026-12-30'),
      off('2026-12-31'),
      off('2027-01-01'),
      off('2027-01-02'),
    ],
  };

  test('says each name once, with runs of dates that end with the year at the latest', () => {
    expect(tableOf(holidays)).toEqual({
      source: 'a test',
      announced: [2026],
      statutory: [2027],
      rows: [
        ['National Day', '国庆节', '2026-02-27 2026-03-01 2026-12-30..12-31 2027-01-01..01-02'],
        ['Working day for National Day', '国庆节调休', '2026-02-28', 'monday'],
        ['Working day for National Day', '国庆节调休', '2026-03-08', 'tuesday'],
      ],
    });
  });

  test('is read back day by day, in order', () => {
    expect(holidaysOf(tableOf(holidays))).toEqual(holidays);
  });

  test('runs over the end of February, in leap years too', () => {
    const dates = (run: string): string[] =>
      holidaysOf({ source: '', announced: [], statutory: [], rows: [['A', '甲', run]] }).days.map(({ date }) =>
        date.slice(5),
      );
    expect(dates('2028-02-27..03-01')).toEqual(['02-27', '02-28', '02-29', '03-01']);
    expect(dates('2027-02-27..03-01')).toEqual(['02-27', '02-28', '03-01']);
  });

  test('is refused where it would not hold what it was made of', () => {
    const unordered = { ...holidays, days: holidays.days.toReversed() };
    expect(() => tableOf(unordered)).toThrow('does not hold the same days');
  });
});
