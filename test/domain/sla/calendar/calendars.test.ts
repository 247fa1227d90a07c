import { describe, expect, test } from '@jest/globals';
import { dueAfter, readAmount } from '../../../../functions/domain/sla/calendar/amount.ts';
import { openCalendar, type WorkingCalendar } from '../../../../functions/domain/sla/calendar/calendar.ts';
import { type CalendarData, calendarSchema } from '../../../../functions/domain/sla/calendar/calendar-data.ts';
import { type CalendarId, calendarOf } from '../../../../functions/domain/sla/calendar/calendars.ts';

const hour = 3_600_000;
const utc = (text: string): string => new Date(text).toISOString();

function due(calendar: WorkingCalendar, from: string, amount: string): string {
  const read = readAmount(amount);
  if (read === undefined) throw new Error(`${amount} cannot be read.`);
  return dueAfter(calendar, utc(from), read);
}

const calendarWith = (data: Partial<CalendarData>): WorkingCalendar =>
  openCalendar(
    calendarSchema.parse({ id: 'test', title: { en: 'Test', 'zh-CN': '测试' }, zone: 'UTC', week: {}, ...data }),
  );

type Row = [what: string, calendar: CalendarId, from: string, amount: string, due: string];

const promises: Row[] = [
  // The office in China
  ['Lunch is no working time', 'cn-office', '2026-09-14T11:00+08:00', 'PT2H', '2026-09-14T14:30+08:00'],
  [
    'What is used up at closing time is due at closing time',
    'cn-office',
    '2026-09-14T09:00+08:00',
    'PT7H30M',
    '2026-09-14T18:00+08:00',
  ],
  [
    'What is used up when lunch begins is due when lunch begins',
    'cn-office',
    '2026-09-14T09:00+08:00',
    'PT3H',
    '2026-09-14T12:00+08:00',
  ],
  [
    'A second more waits for the afternoon',
    'cn-office',
    '2026-09-14T09:00+08:00',
    'PT3H1S',
    '2026-09-14T13:30:01+08:00',
  ],
  [
    'A complaint in the night counts from the morning',
    'cn-office',
    '2026-09-14T23:59+08:00',
    'PT1H',
    '2026-09-15T10:00+08:00',
  ],
  ['National Day week 2026 does not count', 'cn-office', '2026-09-30T17:00+08:00', 'PT8H', '2026-10-08T17:30+08:00'],
  [
    'but the Saturday after it does: it makes up for a day off',
    'cn-office',
    '2026-10-09T17:00+08:00',
    'PT2H',
    '2026-10-10T10:00+08:00',
  ],
  ['and so does the Sunday before it', 'cn-office', '2026-09-18T17:30+08:00', 'PT1H', '2026-09-20T09:30+08:00'],
  [
    'Forty hours over that week end on the Wednesday after',
    'cn-office',
    '2026-09-30T17:00+08:00',
    'PT40H',
    '2026-10-14T10:30+08:00',
  ],
  [
    'The third business day after National Day is the make-up Saturday',
    'cn-office',
    '2026-10-01T08:00+08:00',
    '3BD',
    '2026-10-10T18:00+08:00',
  ],
  [
    'Spring Festival 2026 is nine days long, the Saturday before it works',
    'cn-office',
    '2026-02-13T18:00+08:00',
    '2BD',
    '2026-02-24T18:00+08:00',
  ],
  [
    'An evening in London is the next day in Shanghai: its business days count from there',
    'cn-office',
    '2026-09-14T20:00+01:00',
    '1BD',
    '2026-09-16T18:00+08:00',
  ],

  // The office in England
  [
    'Boxing Day 2026 falls on a Saturday, and Monday is the substitute',
    'uk-office',
    '2026-12-24T17:00+00:00',
    'PT1H',
    '2026-12-29T09:30+00:00',
  ],
  [
    'The third business day after Christmas Eve 2026 is New Year’s Eve',
    'uk-office',
    '2026-12-24T10:00+00:00',
    '3BD',
    '2026-12-31T17:30+00:00',
  ],
  [
    'Christmas 2027 is made up for on Monday and Tuesday',
    'uk-office',
    '2027-12-24T17:30+00:00',
    'PT1H',
    '2027-12-29T10:00+00:00',
  ],
  [
    'A Friday afternoon runs on after the clocks went forward',
    'uk-office',
    '2026-03-27T16:30+00:00',
    'PT2H',
    '2026-03-30T10:00+01:00',
  ],
  [
    'Eight weeks keep the time of day when the clocks go back',
    'uk-office',
    '2026-09-10T10:00+01:00',
    'P8W',
    '2026-11-05T10:00+00:00',
  ],

  // The office in New York
  [
    'A Friday afternoon runs on after an hour was lost',
    'us-eastern-office',
    '2026-03-06T16:00-05:00',
    'PT2H',
    '2026-03-09T10:00-04:00',
  ],
  [
    'A Friday afternoon runs on after an hour came twice',
    'us-eastern-office',
    '2026-10-30T16:00-04:00',
    'PT2H',
    '2026-11-02T10:00-05:00',
  ],
  [
    'Fifteen days keep the time of day over the lost hour',
    'us-eastern-office',
    '2026-03-01T12:00-05:00',
    'P15D',
    '2026-03-16T12:00-04:00',
  ],
  [
    'Independence Day 2026 is a Saturday and observed on Friday',
    'us-eastern-office',
    '2026-07-02T16:00-04:00',
    'PT2H',
    '2026-07-06T10:00-04:00',
  ],
  [
    'New Year’s Day 2028 is observed in 2027',
    'us-eastern-office',
    '2027-12-30T16:00-05:00',
    'PT2H',
    '2028-01-03T10:00-05:00',
  ],
  [
    'A day later, where the clock skips half past two, is half past three',
    'us-eastern-office',
    '2026-03-07T02:30-05:00',
    'P1D',
    '2026-03-08T03:30-04:00',
  ],
  [
    'A day later, where half past one comes twice, is the first',
    'us-eastern-office',
    '2026-10-31T01:30-04:00',
    'P1D',
    '2026-11-01T01:30-04:00',
  ],

  // The office in India
  ['Saturdays work', 'in-office', '2026-06-06T17:30+05:30', 'PT1H', '2026-06-08T10:00+05:30'],
  ['Sundays do not', 'in-office', '2026-06-07T12:00+05:30', 'PT1H', '2026-06-08T10:30+05:30'],
  ['Republic Day does not', 'in-office', '2026-01-24T10:00+05:30', '1BD', '2026-01-27T18:00+05:30'],
  ['Diwali 2025 does not', 'in-office', '2025-10-18T10:00+05:30', '1BD', '2025-10-21T18:00+05:30'],

  // Around the clock
  ['Every hour counts', '24x7', '2026-12-31T23:00Z', 'PT48H', '2027-01-02T23:00Z'],
  ['A day closes at its midnight', '24x7', '2026-10-01T10:00Z', '3BD', '2026-10-05T00:00Z'],
  ['A day more is a midnight more', '24x7', '2026-10-01T00:00Z', '1BD', '2026-10-03T00:00Z'],
  ['A year after a leap day is 28 February', '24x7', '2024-02-29T12:00Z', 'P1Y', '2025-02-28T12:00Z'],
  ['Four years after a leap day is a leap day', '24x7', '2024-02-29T12:00Z', 'P4Y', '2028-02-29T12:00Z'],
  ['A month after 31 January is the last of February', '24x7', '2026-01-31T12:00Z', 'P1M', '2026-02-28T12:00Z'],
  ['which a leap year has one more of', '24x7', '2028-01-31T12:00Z', 'P1M', '2028-02-29T12:00Z'],
  ['Thirteen months cross the year', '24x7', '2026-12-31T12:00Z', 'P13M', '2028-01-31T12:00Z'],
  ['Months come before days', '24x7', '2026-01-31T12:00Z', 'P1M1D', '2026-03-01T12:00Z'],
  ['Nothing added is now', '24x7', '2026-01-31T12:00:00.123Z', 'PT0S', '2026-01-31T12:00:00.123Z'],
];

describe('A promise', () => {
  test.each(promises)('%s (%s: %s %s)', (_, id, from, amount, expected) => {
    expect(due(calendarOf(id), from, amount)).toBe(utc(expected));
  });
});

describe('The office in China', () => {
  const office = calendarOf('cn-office');

  test('is open from nine to twelve and from half past one to six', () => {
    const open = ['08:59', '09:00', '11:59', '12:00', '13:29', '13:30', '17:59', '18:00'].map((time) =>
      office.isOpen(utc(`2026-09-14T${time}+08:00`)),
    );
    expect(open).toEqual([false, true, true, false, false, true, true, false]);
  });

  test('opens next after National Day week on Thursday the 8th', () => {
    expect(office.nextOpening(utc('2026-09-30T18:00+08:00'))).toBe(utc('2026-10-08T09:00+08:00'));
    expect(office.nextOpening(utc('2026-10-08T09:00+08:00'))).toBe(utc('2026-10-08T09:00+08:00'));
    expect(office.nextOpening(utc('2026-10-08T12:00+08:00'))).toBe(utc('2026-10-08T13:30+08:00'));
  });

  test('works three days in the first ten days of October 2026', () => {
    const [first, last] = [utc('2026-10-01T00:00+08:00'), utc('2026-10-11T00:00+08:00')];
    expect(office.workingBetween(first, last)).toBe(3 * 7.5 * hour);
    expect(office.workingBetween(last, first)).toBe(-3 * 7.5 * hour);
  });

  test('says which years it cannot be sure of', () => {
    expect(office.uncertainYears(utc('2026-12-31T12:00+08:00'), utc('2028-01-01T00:00+08:00'))).toEqual([
      { year: 2027, certainty: 'statutory' },
      { year: 2028, certainty: 'unknown' },
    ]);
    expect(office.uncertainYears(utc('2024-01-01T00:00+08:00'), utc('2026-12-31T23:59+08:00'))).toEqual([]);
  });

  test('keeps its plain week in a year whose holidays nobody has told it', () => {
    expect(due(office, '2035-09-28T18:00+08:00', '1BD')).toBe(utc('2035-10-01T18:00+08:00'));
    expect(due(office, '2035-01-01T08:00+08:00', 'PT1H')).toBe(utc('2035-01-01T10:00+08:00'));
  });
});

describe('A night shift', () => {
  const nights = ['22:00-06:00'];
  const week = {
    monday: nights,
    tuesday: nights,
    wednesday: nights,
    thursday: nights,
    friday: nights,
    saturday: nights,
  };
  const london = calendarWith({ zone: 'Europe/London', week });

  test('is seven hours long when the clocks go forward, and nine when they go back', () => {
    const shift = (evening: string, morning: string): number => london.workingBetween(utc(evening), utc(morning));
    expect(shift('2026-03-21T12:00Z', '2026-03-22T12:00Z')).toBe(8 * hour);
    expect(shift('2026-03-28T12:00Z', '2026-03-29T12:00Z')).toBe(7 * hour);
    expect(shift('2026-10-24T12:00Z', '2026-10-25T12:00Z')).toBe(9 * hour);
  });

  test('reaches its eighth hour at seven, had it to give up one', () => {
    expect(due(london, '2026-03-28T22:00Z', 'PT7H')).toBe(utc('2026-03-29T06:00+01:00'));
    expect(due(london, '2026-03-28T22:00Z', 'PT8H')).toBe(utc('2026-03-30T23:00+01:00'));
  });

  test('belongs to the day on which it begins: that day closes the next morning', () => {
    expect(due(london, '2026-06-01T12:00+01:00', '1BD')).toBe(utc('2026-06-03T06:00+01:00'));
    // Three in the morning on Tuesday is Tuesday, though Monday's shift is still at work.
    expect(london.isOpen(utc('2026-06-02T03:00+01:00'))).toBe(true);
    expect(due(london, '2026-06-02T03:00+01:00', '1BD')).toBe(utc('2026-06-04T06:00+01:00'));
  });

  test('of a holiday is off as a whole, and the one before it ends in the holiday’s morning', () => {
    const off = calendarWith({
      week,
      days: [{ kind: 'holiday', date: '2026-06-03', name: { en: 'Stocktaking', 'zh-CN': '盘点' } }],
    });
    expect(off.isOpen('2026-06-03T05:59:00.000Z')).toBe(true);
    expect(off.nextOpening('2026-06-03T06:00:00.000Z')).toBe('2026-06-04T22:00:00.000Z');
  });

  test('that runs into an early shift counts each hour once', () => {
    const both = calendarWith({ week: { monday: ['22:00-06:00'], tuesday: ['05:00-12:00'] } });
    expect(both.workingBetween('2026-06-01T00:00:00.000Z', '2026-06-03T00:00:00.000Z')).toBe(14 * hour);
  });
});

describe('Half an hour of daylight saving on Lord Howe Island', () => {
  const island = calendarWith({ zone: 'Australia/Lord_Howe', week: { sunday: ['00:00-12:00'] } });

  test('makes that Sunday morning half an hour longer in April and shorter in October', () => {
    expect(island.workingBetween(utc('2026-04-05T00:00+11:00'), utc('2026-04-05T12:00+10:30'))).toBe(12.5 * hour);
    expect(island.workingBetween(utc('2026-10-04T00:00+10:30'), utc('2026-10-04T12:00+11:00'))).toBe(11.5 * hour);
  });
});

describe('Single days', () => {
  const name = { en: 'Christmas Eve', 'zh-CN': '平安夜' };
  const hours = ['09:00-17:00'];
  const week = { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours };

  test('A half day is a business day and closes early', () => {
    const office = calendarWith({
      week,
      days: [{ kind: 'half-day', date: '2026-12-24', name, hours: ['09:00-12:30'] }],
    });
    expect(due(office, '2026-12-23T10:00Z', '1BD')).toBe(utc('2026-12-24T12:30Z'));
    expect(due(office, '2026-12-24T12:00Z', 'PT1H')).toBe(utc('2026-12-25T09:30Z'));
  });

  test('Other hours replace those of the weekday', () => {
    const office = calendarWith({
      week,
      days: [{ kind: 'other-hours', date: '2026-12-27', name, hours: ['20:00-21:00'] }],
    });
    expect(due(office, '2026-12-25T17:00Z', 'PT2H')).toBe(utc('2026-12-28T10:00Z'));
  });

  test('The office’s own day wins over a public holiday', () => {
    const office = calendarWith({
      week,
      holidays: { source: 'a test', years: {}, days: [{ kind: 'holiday', date: '2026-12-25', name }] },
      days: [{ kind: 'half-day', date: '2026-12-25', name, hours: ['10:00-11:00'] }],
    });
    expect(office.nextOpening('2026-12-25T00:00:00.000Z')).toBe('2026-12-25T10:00:00.000Z');
  });

  test('Intervals that touch are one: what ends one does not wait for the next', () => {
    const office = calendarWith({ week: { monday: ['09:00-12:00', '12:00-18:00'] } });
    expect(due(office, '2026-06-01T11:00Z', 'PT2H')).toBe(utc('2026-06-01T13:00Z'));
    expect(office.isOpen('2026-06-01T12:00:00.000Z')).toBe(true);
  });

  test('A day that the calendar of a zone leaves out is no business day', () => {
    // Samoa went from Thursday 29 to Saturday 31 December 2011.
    const apia = calendarWith({ zone: 'Pacific/Apia', week: { ...week, saturday: hours } });
    expect(due(apia, '2011-12-29T10:00-10:00', '1BD')).toBe(utc('2011-12-31T17:00+14:00'));
    expect(due(apia, '2011-12-29T16:00-10:00', 'PT2H')).toBe(utc('2011-12-31T10:00+14:00'));
  });
});

describe('A calendar answers for 1970 to 2199', () => {
  const office = calendarOf('uk-office');

  test('however far it is asked for, back and forth', () => {
    expect(due(office, '1970-01-01T00:00Z', 'PT1H')).toBe(utc('1970-01-01T10:00+01:00'));
    expect(due(office, '2199-12-30T12:00Z', 'PT1H')).toBe(utc('2199-12-30T13:00Z'));
    expect(due(office, '2026-06-01T09:00+01:00', 'PT1H')).toBe(utc('2026-06-01T10:00+01:00'));
    expect(office.workingBetween(utc('2026-06-01T09:00Z'), utc('1999-06-01T09:00Z'))).toBeLessThan(0);
  });

  test.each(['PT999999999H', '99999BD', 'P999Y', 'P999999D'])('and says so when %s leads beyond', (amount) => {
    expect(() => due(office, '2026-06-01T09:00Z', amount)).toThrow(
      new RangeError('Calendars reach from 1970 to 2199.'),
    );
  });

  test('and says so when asked about an earlier time, or about none', () => {
    expect(() => office.isOpen('1969-12-31T23:59:59.999Z')).toThrow(RangeError);
    expect(() => office.isOpen('tomorrow')).toThrow(RangeError);
    expect(() => office.addWorking('2026-06-01T09:00:00.000Z', -1)).toThrow(RangeError);
    expect(() => office.addBusinessDays('2026-06-01T09:00:00.000Z', 0)).toThrow(RangeError);
    expect(() =>
      office.addCalendarTime('2026-06-01T09:00:00.000Z', { years: 0, months: 0.5, weeks: 0, days: 0 }),
    ).toThrow(RangeError);
  });
});
