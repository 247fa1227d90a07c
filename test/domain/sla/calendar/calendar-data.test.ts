import { describe, expect, test } from '@jest/globals';
import { calendarSchema } from '../../../../functions/domain/sla/calendar/calendar-data.ts';
import { calendarData, calendarIds, writtenCalendar } from '../../../../functions/domain/sla/calendar/calendars.ts';

const name = { en: 'A day', 'zh-CN': '一天' };
const sound = { id: 'shop', title: name, zone: 'Europe/Paris', week: { monday: ['09:00-17:00'] } };

/** Where and why the calendar is refused: `path: reason` of each finding. */
function refusals(data: object): string[] {
  const { error } = calendarSchema.safeParse({ ...sound, ...data });
  return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
}

describe('A calendar is refused, with the place and the reason,', () => {
  test('when a working interval cannot be read', () => {
    expect(refusals({ week: { monday: ['9-17'] } })).toEqual([
      'week.monday.0: "9-17" is not a working interval such as "09:00-17:30", "22:00-06:00" or "00:00-24:00".',
    ]);
    expect(refusals({ week: { monday: ['09:00-24:30'] } })).toHaveLength(1);
    expect(refusals({ week: { monday: ['24:00-08:00'] } })).toHaveLength(1);
  });

  test('when a working interval has no length', () => {
    expect(refusals({ week: { monday: ['09:00-09:00'] } })).toEqual([
      'week.monday.0: "09:00-09:00" has no length. A whole day is "00:00-24:00".',
    ]);
  });

  test.each([
    [['09:00-12:00', '11:00-17:00']],
    [['11:00-17:00', '09:00-12:00']],
    [['22:00-06:00', '23:00-23:30']],
    [['00:00-24:00', '22:00-02:00']],
  ])('when intervals of one day overlap: %j', (monday) => {
    expect(refusals({ week: { monday } })).toEqual([
      'week.monday: The working intervals 1 and 2 of the day, by time, overlap.',
    ]);
  });

  test('but not when they touch, in whatever order', () => {
    expect(refusals({ week: { monday: ['12:00-17:00', '09:00-12:00', '17:00-00:00'] } })).toEqual([]);
  });

  test('when the zone is none, or only an offset', () => {
    const reason = 'zone: There is no such time zone. Use an IANA name such as Asia/Shanghai.';
    expect(refusals({ zone: 'Middle/Earth' })).toEqual([reason]);
    expect(refusals({ zone: '+08:00' })).toEqual([reason]);
  });

  test('when nobody ever works', () => {
    expect(refusals({ week: {} })).toEqual(['week: A week without work has no deadlines.']);
  });

  test('when a date does not exist or comes twice', () => {
    expect(refusals({ days: [{ kind: 'holiday', date: '2026-02-29', name }] })).toEqual([
      expect.stringMatching(/^days\.0\.date: /),
    ]);
    const twice = { kind: 'holiday', date: '2026-02-28', name };
    expect(refusals({ days: [twice, twice] })).toEqual(['days.1.date: 2026-02-28 is listed twice.']);
  });

  test('when a half day has no hours', () => {
    expect(refusals({ days: [{ kind: 'half-day', date: '2026-02-28', name, hours: [] }] })).toEqual([
      'days.0.hours: A day without working intervals is a holiday.',
    ]);
  });

  test('when a make-up day works like a day off', () => {
    expect(refusals({ days: [{ kind: 'make-up', date: '2026-02-28', name, like: 'sunday' }] })).toEqual([
      'days.0.like: 2026-02-28 makes up like a sunday, which has no working intervals.',
    ]);
  });

  test('when it says something that nobody would read', () => {
    expect(refusals({ holiday: [] })).toHaveLength(1);
    expect(refusals({ week: { mon: ['09:00-17:00'], monday: ['09:00-17:00'] } })).toHaveLength(1);
  });
});

describe.each(calendarIds)('The calendar %s in the box', (id) => {
  test('is opened without the schema as the schema reads it', () => {
    expect(calendarData(id)).toEqual(calendarSchema.parse(writtenCalendar(id)));
  });

  test('is named in both languages', () => {
    const { title } = calendarData(id);
    expect(title['zh-CN']).toMatch(/\p{Script=Han}/u);
    expect(title.en).not.toMatch(/\p{Script=Han}/u);
  });
});
