import dayjs from 'dayjs';
import businessTime from 'dayjs-business-time';
import moment from 'moment';
import 'moment-business-time';
import { createRequire } from 'node:module';
import type WorkingTimes from 'working-times';
import * as z from 'zod';
import type { Calendar } from '../../../functions/domain/sla/calendar/calendar-data.ts';
import { type Shift, weekdays } from '../../../functions/domain/sla/calendar/shift.ts';

declare module 'moment' {
  // What moment-business-time adds to it, which has no types of its own.
  interface Moment {
    addWorkingTime(amount: number, unit: 'minutes'): Moment;
  }
}

/** From an instant in ISO 8601 to the one that many working minutes later. May throw. */
export type Adder = (from: string, minutes: number) => string;

/** Business-time packages of the npm registry. Each takes the zone of the process for the office's. */
export type Rival = {
  name: string;
  /** Whether a single day can have hours that its weekday has not. */
  makesUp: boolean;
  setUp(calendar: Calendar): Adder;
};

const require = createRequire(import.meta.url);
const manifest = z.object({ name: z.string(), version: z.string() });

function named(packageName: string): string {
  const { name, version } = manifest.parse(require(`${packageName}/package.json`));
  return `${name} ${version}`;
}

// It exports the factory itself, and not what its types say.
const workingTimes: typeof WorkingTimes.default = require('working-times');

const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const segments = (shifts: readonly Shift[]) =>
  shifts.map(([start, end]) => ({ start: `${clockTime(start)}:00`, end: `${clockTime(end)}:00` }));

const holidayDates = ({ holidays }: Calendar): string[] =>
  holidays?.days.filter(({ kind }) => kind === 'holiday').map(({ date }) => date) ?? [];

export const rivals: readonly Rival[] = [
  {
    name: named('moment-business-time'),
    makesUp: false,
    setUp(calendar) {
      const hours = weekdays.map((weekday) => {
        const shifts = calendar.week[weekday];
        return shifts.length === 0 ? null : shifts.flatMap(([start, end]) => [clockTime(start), clockTime(end)]);
      });
      const locale = { workinghours: { ...hours }, holidays: holidayDates(calendar) };
      moment.updateLocale('en', locale);
      return (from, minutes) => moment(from).addWorkingTime(minutes, 'minutes').toISOString();
    },
  },
  {
    name: named('dayjs-business-time'),
    makesUp: false,
    setUp({ week, ...calendar }) {
      dayjs.extend(businessTime);
      dayjs.setHolidays(holidayDates({ week, ...calendar }));
      const of = (weekday: (typeof weekdays)[number]) => (week[weekday].length > 0 ? segments(week[weekday]) : null);
      dayjs.setBusinessTime({
        sunday: of('sunday'),
        monday: of('monday'),
        tuesday: of('tuesday'),
        wednesday: of('wednesday'),
        thursday: of('thursday'),
        friday: of('friday'),
        saturday: of('saturday'),
      });
      return (from, minutes) => dayjs(from).addBusinessMinutes(minutes).toISOString();
    },
  },
  {
    name: named('working-times'),
    makesUp: true,
    setUp(calendar) {
      const hours = (shifts: readonly Shift[]) =>
        shifts.map(([start, end]) => ({ from: clockTime(start), to: clockTime(end) }));
      const makeUps = calendar.holidays?.days.filter((day) => day.kind === 'make-up') ?? [];
      const timer = workingTimes.getTimerInstance().setConfig({
        vacations: holidayDates(calendar),
        normalWorkingHours: Object.fromEntries(
          weekdays.flatMap((weekday, index) =>
            calendar.week[weekday].length > 0 ? [[index, hours(calendar.week[weekday])]] : [],
          ),
        ),
        exceptionalWorkingHours: Object.fromEntries(
          makeUps.map(({ date, like }) => [date, hours(calendar.week[like])]),
        ),
        minBufferedDays: 1500,
        maxBufferedDays: 1500,
      });
      return (from, minutes) => timer.add(new Date(from), minutes, 'MINUTES').toISOString();
    },
  },
];
