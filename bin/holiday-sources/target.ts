import Holidays from 'date-holidays';
import type { TableHolidays } from '../../functions/domain/sla/calendar/holiday-table.ts';
import { bothNames } from './names.ts';

type Day = TableHolidays['days'][number];

const fixed = [
  ['01-01', "New Year's Day"],
  ['05-01', 'First of May'],
  ['12-25', 'Christmas Day'],
  ['12-26', 'Day after Christmas'],
] as const;
const byEaster = ['Good Friday', 'Easter Monday'];

/**
 * The days on which the euro's payment system (TARGET) is closed besides weekends: the same six each year, since 2002.
 * Easter comes from the package, from a country that keeps both of its days.
 */
export function closedInTarget(year: number): Day[] {
  const holidays = new Holidays('GB', 'ENG');
  holidays.setLanguages('en');
  const easter = holidays.getHolidays(year).filter(({ name }) => byEaster.includes(name));
  return [
    ...fixed.map(([date, name]): Day => ({ kind: 'holiday', date: `${year}-${date}`, name: bothNames(name) })),
    ...easter.map(({ date, name }): Day => ({ kind: 'holiday', date: date.slice(0, 10), name: bothNames(name) })),
  ];
}
