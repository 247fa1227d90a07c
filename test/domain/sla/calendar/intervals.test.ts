import { describe, expect, test } from '@jest/globals';
import { openCalendar, type WorkingCalendar } from '../../../../functions/domain/sla/calendar/calendar.ts';
import { type CalendarData, calendarSchema } from '../../../../functions/domain/sla/calendar/calendar-data.ts';
import { calendarOf } from '../../../../functions/domain/sla/calendar/calendars.ts';

const utc = (text: string): string => new Date(text).toISOString();

const calendarWith = (data: Partial<CalendarData>): WorkingCalendar =>
  openCalendar(
    calendarSchema.parse({ id: 'test', title: { en: 'Test', 'zh-CN': '测试' }, zone: 'UTC', week: {}, ...data }),
  );

/** `09:00 open working-time`: when each stretch begins by the clock of that offset, and why it counts or not. */
function explained(calendar: WorkingCalendar, from: string, to: string): string[] {
  const offset = from.slice(16);
  const shift = Date.parse(`1970-01-01T00:00:00${offset}`);
  return calendar.intervals(utc(from), utc(to)).map((each) => {
    const wall = new Date(Date.parse(each.from) - shift).toISOString();
    const name = each.reason.name ? ` (${each.reason.name.en}, ${each.reason.name['zh-CN']})` : '';
    return `${wall.slice(5, 10)} ${wall.slice(11, 16)} ${each.open ? 'counts' : 'does not'}: ${each.reason.code}${name}`;
  });
}

describe('An explanation of time', () => {
  const china = calendarOf('cn-office');

  test('shows lunch, the evening, National Day and the Saturday that makes up for it', () => {
    expect(explained(china, '2026-09-30T15:00+08:00', '2026-10-11T12:00+08:00')).toEqual([
      '09-30 15:00 counts: working-time',
      '09-30 18:00 does not: outside-hours',
      '10-01 00:00 does not: holiday (National Day, 国庆节)',
      '10-08 00:00 does not: outside-hours',
      '10-08 09:00 counts: working-time',
      '10-08 12:00 does not: outside-hours',
      '10-08 13:30 counts: working-time',
      '10-08 18:00 does not: outside-hours',
      '10-09 09:00 counts: working-time',
      '10-09 12:00 does not: outside-hours',
      '10-09 13:30 counts: working-time',
      '10-09 18:00 does not: outside-hours',
      '10-10 09:00 counts: make-up-day (Working day for National Day, 国庆节调休)',
      '10-10 12:00 does not: outside-hours',
      '10-10 13:30 counts: make-up-day (Working day for National Day, 国庆节调休)',
      '10-10 18:00 does not: outside-hours',
      '10-11 00:00 does not: day-off',
    ]);
  });

  test('begins and ends exactly where it was asked to, in the middle of a stretch too', () => {
    const [from, to] = ['2026-09-28T03:59:58.001Z', '2026-09-28T05:30:00.500Z'];
    expect(china.intervals(from, to)).toEqual([
      { from, to: '2026-09-28T04:00:00.000Z', open: true, reason: { code: 'working-time' } },
      {
        from: '2026-09-28T04:00:00.000Z',
        to: '2026-09-28T05:30:00.000Z',
        open: false,
        reason: { code: 'outside-hours' },
      },
      { from: '2026-09-28T05:30:00.000Z', to, open: true, reason: { code: 'working-time' } },
    ]);
  });

  test('is empty for no time, and for time that runs backwards', () => {
    expect(china.intervals('2026-09-28T04:00:00.000Z', '2026-09-28T04:00:00.000Z')).toEqual([]);
    expect(china.intervals('2026-09-28T04:00:00.000Z', '2026-09-27T04:00:00.000Z')).toEqual([]);
  });

  test('is one stretch where nobody ever closes, whether days are written whole or in shifts', () => {
    const reason = { code: 'around-the-clock' };
    const [from, to] = [utc('2026-03-01T00:00Z'), utc('2026-04-10T00:00Z')];
    const shifts = ['06:00-14:00', '14:00-22:00', '22:00-06:00'];
    const inShifts = calendarWith({
      zone: 'Europe/London',
      week: {
        sunday: shifts,
        monday: shifts,
        tuesday: shifts,
        wednesday: shifts,
        thursday: shifts,
        friday: shifts,
        saturday: shifts,
      },
    });
    expect(calendarOf('24x7').intervals(from, to)).toEqual([{ from, to, open: true, reason }]);
    expect(inShifts.intervals(from, to)).toEqual([{ from, to, open: true, reason }]);
  });

  test('does not call a desk open around the clock that takes one Sunday night off', () => {
    const shifts = ['00:00-24:00'];
    const week = { monday: shifts, tuesday: shifts, wednesday: shifts, thursday: shifts, friday: shifts };
    const desk = calendarWith({ week: { ...week, saturday: shifts, sunday: ['00:00-23:59'] } });
    expect(explained(desk, '2026-06-06T12:00Z', '2026-06-08T12:00Z')).toEqual([
      '06-06 12:00 counts: working-time',
      '06-07 23:59 does not: outside-hours',
      '06-08 00:00 counts: working-time',
    ]);
  });

  test('gives a night shift the reason of the evening on which it begins', () => {
    const desk = calendarWith({
      week: { monday: ['22:00-06:00'], tuesday: ['22:00-06:00'] },
      days: [
        { kind: 'other-hours', date: '2026-06-01', name: { en: 'Sale', 'zh-CN': '促销' }, hours: ['20:00-06:00'] },
        { kind: 'holiday', date: '2026-06-02', name: { en: 'Stocktaking', 'zh-CN': '盘点' } },
      ],
    });
    expect(explained(desk, '2026-06-01T12:00Z', '2026-06-04T00:00Z')).toEqual([
      '06-01 12:00 does not: outside-hours',
      '06-01 20:00 counts: other-hours (Sale, 促销)',
      '06-02 06:00 does not: holiday (Stocktaking, 盘点)',
      '06-03 00:00 does not: day-off',
    ]);
  });

  test('names a half day, and keeps shifts that touch apart only when their reasons differ', () => {
    const hours = ['00:00-12:00', '12:00-24:00'];
    const desk = calendarWith({
      week: { monday: hours, tuesday: hours, wednesday: hours },
      days: [{ kind: 'half-day', date: '2026-06-03', name: { en: 'Outing', 'zh-CN': '团建' }, hours: ['00:00-12:00'] }],
    });
    expect(explained(desk, '2026-06-01T00:00Z', '2026-06-04T00:00Z')).toEqual([
      '06-01 00:00 counts: working-time',
      '06-03 00:00 counts: other-hours (Outing, 团建)',
      '06-03 12:00 does not: outside-hours',
    ]);
  });

  test('reaches to the first and the last instant that calendars answer for', () => {
    expect(calendarOf('uk-office').intervals('1970-01-01T00:00:00.000Z', '1970-01-01T08:30:00.000Z')).toHaveLength(2);
    expect(calendarOf('uk-office').intervals('2199-12-31T17:00:00.000Z', '2199-12-31T23:59:59.999Z')).toHaveLength(2);
    expect(() => calendarOf('uk-office').intervals('2199-12-31T17:00:00.000Z', '2200-01-01T00:00:00.000Z')).toThrow(
      RangeError,
    );
  });
});

describe('The next day begins', () => {
  const nextDay = (zone: string, at: string): string =>
    calendarWith({ zone, week: { monday: ['09:00-17:00'] } }).nextDay(utc(at));

  test('at midnight of the zone, a whole day after a midnight', () => {
    expect(nextDay('Asia/Shanghai', '2026-09-30T23:59:59.999+08:00')).toBe(utc('2026-10-01T00:00+08:00'));
    expect(nextDay('Asia/Shanghai', '2026-10-01T00:00+08:00')).toBe(utc('2026-10-02T00:00+08:00'));
  });

  test('twenty-three hours later when the clocks go forward', () => {
    expect(nextDay('Europe/London', '2026-03-29T00:00Z')).toBe(utc('2026-03-30T00:00+01:00'));
  });

  test('at one o’clock where midnight is skipped', () => {
    expect(nextDay('America/Santiago', '2026-09-05T12:00-04:00')).toBe(utc('2026-09-06T01:00-03:00'));
  });

  test('after the second eleventh hour where that comes twice', () => {
    expect(nextDay('America/Santiago', '2026-04-04T12:00-03:00')).toBe(utc('2026-04-05T00:00-04:00'));
  });

  test('a day later where a whole date is left out', () => {
    expect(nextDay('Pacific/Apia', '2011-12-29T12:00-10:00')).toBe(utc('2011-12-31T00:00+14:00'));
  });

  test('later than now, though the clock has been put back over midnight', () => {
    // St. John's, 2010: a minute past midnight on 7 November it was a minute past eleven on the 6th again.
    expect(nextDay('America/St_Johns', '2010-11-07T00:00:30-02:30')).toBe(utc('2010-11-08T00:00-03:30'));
    expect(nextDay('America/St_Johns', '2010-11-06T23:30-03:30')).toBe(utc('2010-11-08T00:00-03:30'));
  });
});
