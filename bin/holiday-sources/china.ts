import chineseDays from 'chinese-days';
import type { TableHolidays } from '../../functions/domain/sla/calendar/holiday-table.ts';

type Day = TableHolidays['days'][number];

const { getDayDetail, getSolarDateFromLunar, getSolarTermDate } = chineseDays;

/**
 * The State Council's arrangement of a year: days off, and weekend days that work in exchange (调休).
 *
 * @returns no days when the package does not know the year
 */
export function arrangedDays(year: number): Day[] {
  return datesOf(year).flatMap((date): Day[] => {
    const { work, name: packed } = getDayDetail(date);
    // "National Day,国庆节,3" is a day of the arrangement; a plain day is named after its weekday.
    const [english = '', chinese] = packed.split(',');
    if (chinese === undefined) return [];
    const zh = chinese === '清明' || chinese === '端午' || chinese === '中秋' ? `${chinese}节` : chinese;
    if (!work) return [{ kind: 'holiday', date, name: { en: english, 'zh-CN': zh } }];
    return [
      { kind: 'make-up', date, name: { en: `Working day for ${english}`, 'zh-CN': `${zh}调休` }, like: 'monday' },
    ];
  });
}

/**
 * The days off that the law itself fixes (全国年节及纪念日放假办法, as revised for 2025). Which weekend days are swapped
 * around them, the State Council says each November for the year to come.
 */
export function statutoryDays(year: number): Day[] {
  const newYear = getSolarDateFromLunar(`${year}-01-01`).date;
  const festival = [-1, 0, 1, 2].map((days) => daysAfter(newYear, days));
  const rows: [string[], string, string][] = [
    [[`${year}-01-01`], "New Year's Day", '元旦'],
    [festival, 'Spring Festival', '春节'],
    [[getSolarTermDate(year, 4, 'pure_brightness')], 'Tomb-sweeping Day', '清明节'],
    [[`${year}-05-01`, `${year}-05-02`], 'Labour Day', '劳动节'],
    [[getSolarDateFromLunar(`${year}-05-05`).date], 'Dragon Boat Festival', '端午节'],
    [[getSolarDateFromLunar(`${year}-08-15`).date], 'Mid-autumn Festival', '中秋节'],
    [[`${year}-10-01`, `${year}-10-02`, `${year}-10-03`], 'National Day', '国庆节'],
  ];
  return rows.flatMap(([dates, en, zh]) =>
    dates.map((date): Day => ({ kind: 'holiday', date, name: { en, 'zh-CN': zh } })),
  );
}

const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

const datesOf = (year: number): string[] =>
  Array.from({ length: 366 }, (_, index) => daysAfter(`${year}-01-01`, index)).filter((date) =>
    date.startsWith(String(year)),
  );
