import { openCalendar, type WorkingCalendar } from './calendar.ts';
import type { Calendar, CalendarData } from './calendar-data.ts';
import { holidaysOf, type HolidayTable, type TableHolidays } from './holiday-table.ts';
import { holidays as china } from './holidays/cn.ts';
import { holidays as target } from './holidays/eu-target.ts';
import { holidays as england } from './holidays/gb-eng.ts';
import { holidays as ireland } from './holidays/ie.ts';
import { holidays as india } from './holidays/in.ts';
import { holidays as unitedStates } from './holidays/us.ts';
import { readShift, type Shift } from './shift.ts';

/** As an enterprise writes a calendar, but for public holidays, which stand in a table, and for half days. */
type Written = Omit<CalendarData, 'id' | 'holidays' | 'days'> & {
  holidays?: HolidayTable;
  /** Single days that no package will know, such as a bank holiday for a coronation: each wins over `holidays`. */
  days?: TableHolidays['days'];
};

const mondayToFriday = (...hours: string[]): CalendarData['week'] => ({
  monday: hours,
  tuesday: hours,
  wednesday: hours,
  thursday: hours,
  friday: hours,
});

/** The calendars in the box. One more is one more row here. */
const inTheBox = {
  '24x7': {
    title: { en: 'Around the clock', 'zh-CN': '全天候' },
    zone: 'UTC',
    week: {
      ...mondayToFriday('00:00-24:00'),
      saturday: ['00:00-24:00'],
      sunday: ['00:00-24:00'],
    },
  },
  'cn-office': {
    title: { en: 'Office in China', 'zh-CN': '中国大陆办公时间' },
    zone: 'Asia/Shanghai',
    week: mondayToFriday('09:00-12:00', '13:30-18:00'),
    holidays: china,
  },
  'uk-office': {
    title: { en: 'Office in England or Wales', 'zh-CN': '英国（英格兰和威尔士）办公时间' },
    zone: 'Europe/London',
    week: mondayToFriday('09:00-17:30'),
    holidays: england,
  },
  'ie-office': {
    title: { en: 'Office in Ireland', 'zh-CN': '爱尔兰办公时间' },
    zone: 'Europe/Dublin',
    week: mondayToFriday('09:00-17:30'),
    holidays: ireland,
  },
  'eu-target': {
    title: {
      en: 'Payment office in the euro area, on the days of TARGET',
      'zh-CN': '欧元区支付机构办公时间（TARGET 营业日）',
    },
    zone: 'Europe/Brussels',
    week: mondayToFriday('09:00-18:00'),
    holidays: target,
  },
  'us-eastern-office': {
    title: { en: 'Office in the eastern United States', 'zh-CN': '美国东部办公时间' },
    zone: 'America/New_York',
    week: mondayToFriday('09:00-17:00'),
    holidays: unitedStates,
  },
  'in-office': {
    title: { en: 'Office in India', 'zh-CN': '印度办公时间' },
    zone: 'Asia/Kolkata',
    week: { ...mondayToFriday('09:30-18:00'), saturday: ['09:30-18:00'] },
    holidays: india,
  },
} satisfies Record<string, Written>;

export type CalendarId = keyof typeof inTheBox;

export const isCalendarId = (id: string): id is CalendarId => Object.hasOwn(inTheBox, id);

export const calendarIds = Object.keys(inTheBox).filter(isCalendarId);

/** The calendar of that name as an enterprise would write it, for `calendarSchema` to check. */
export function writtenCalendar(id: CalendarId): CalendarData {
  const { holidays, ...rest }: Written = inTheBox[id];
  return { id, ...rest, ...(holidays && { holidays: holidaysOf(holidays) }) };
}

/** The calendar of that name, read. A test holds it to what `calendarSchema` makes of the written one. */
export function calendarData(id: CalendarId): Calendar {
  const { title, zone, week, holidays, days = [] }: Written = inTheBox[id];
  const shiftsOf = (hours: string[] = []): Shift[] => hours.map(shiftOf);
  return {
    id,
    title,
    zone,
    week: {
      sunday: shiftsOf(week.sunday),
      monday: shiftsOf(week.monday),
      tuesday: shiftsOf(week.tuesday),
      wednesday: shiftsOf(week.wednesday),
      thursday: shiftsOf(week.thursday),
      friday: shiftsOf(week.friday),
      saturday: shiftsOf(week.saturday),
    },
    ...(holidays && { holidays: holidaysOf(holidays) }),
    days,
  };
}

function shiftOf(text: string): Shift {
  const read = readShift(text);
  if (typeof read === 'string') throw new Error(`${text} is no working interval.`);
  return read;
}

const opened = new Map<CalendarId, WorkingCalendar>();

/** The calendar of that name, ready to reckon with; each is read and compiled once, when first asked for. */
export function calendarOf(id: CalendarId): WorkingCalendar {
  const known = opened.get(id);
  if (known) return known;
  const made = openCalendar(calendarData(id));
  opened.set(id, made);
  return made;
}
