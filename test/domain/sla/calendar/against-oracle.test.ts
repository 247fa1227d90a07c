import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openCalendar, type WorkingCalendar } from '../../../../functions/domain/sla/calendar/calendar.ts';
import { type CalendarData, calendarSchema } from '../../../../functions/domain/sla/calendar/calendar-data.ts';
import { askOracle, type Oracle, watchClock } from './oracle.ts';

/** Each window holds something that clocks do rarely. */
const windows = [
  ['Asia/Shanghai', '2026-09-15', 'no daylight saving'],
  ['Asia/Kolkata', '2028-01-20', 'half an hour, a leap day'],
  ['Asia/Kathmandu', '2026-12-10', 'three quarters of an hour, a new year'],
  ['Europe/London', '2026-03-10', 'an hour lost'],
  ['Europe/London', '2026-10-05', 'an hour twice'],
  ['America/New_York', '2026-01-24', 'an hour lost, the end of January'],
  ['America/New_York', '2026-10-15', 'an hour twice'],
  ['Australia/Lord_Howe', '2026-03-20', 'half an hour twice'],
  ['Australia/Lord_Howe', '2026-09-15', 'half an hour lost'],
  ['America/Santiago', '2026-08-20', 'a midnight that never comes'],
  ['America/Santiago', '2026-03-20', 'an hour before midnight that comes twice'],
  ['Africa/Cairo', '2026-04-05', 'a midnight that never comes'],
  ['Africa/Casablanca', '2026-02-04', 'an hour twice and, a month later, one lost: Ramadan'],
  ['Pacific/Chatham', '2026-09-10', 'a quarter to three that never comes'],
  ['America/St_Johns', '2010-10-20', 'a minute past midnight that comes twice'],
  ['Pacific/Apia', '2011-12-10', 'a Friday that was left out'],
] as const;

const days = 48;
const casesEach = 40;
const calendarsEach = 33;
const spansEach = 2;

/** From 0 until before 1, evenly: doubles would mostly be tiny. */
const share = fc.nat(9_999_999).map((number) => number / 10_000_000);

const points = fc.array(
  fc.oneof(fc.nat(1440), fc.nat(4 * 60), fc.constantFrom(0, 60, 120, 150, 165, 180, 1380, 1440)),
  {
    maxLength: 7,
  },
);

/** Any number of shifts of a day, apart or touching; with an odd number of points the last goes past midnight. */
const hours = fc.tuple(points, share).map(([list, part]) => {
  const sorted = list.toSorted((a, b) => a - b);
  const shifts: string[] = [];
  for (let index = 0; index + 1 < sorted.length; index += 2) {
    const [start = 0, end = 0] = sorted.slice(index, index + 2);
    if (start < end) shifts.push(`${clockTime(start)}-${clockTime(end)}`);
  }
  const last = sorted.at(-1) ?? 0;
  if (sorted.length % 2 === 1 && last > 0 && last < 1440) {
    shifts.push(`${clockTime(last)}-${clockTime(Math.floor(part * last))}`);
  }
  return shifts;
});

const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const title = { en: 'Any', 'zh-CN': '任意' };

const singleDays = (from: string) =>
  fc
    .uniqueArray(
      fc.record({
        offset: fc.nat(days - 1),
        hours,
        kind: fc.constantFrom('holiday', 'half-day', 'other-hours', 'make-up'),
      }),
      { maxLength: 8, selector: ({ offset }) => offset },
    )
    .map((list) =>
      list.map(({ offset, hours: own, kind }): NonNullable<CalendarData['days']>[number] => {
        const date = new Date(Date.parse(from) + offset * 86_400_000).toISOString().slice(0, 10);
        // Days of one name beside each other, and of two.
        const name = offset % 4 < 2 ? { en: 'A feast', 'zh-CN': '节日' } : { en: 'Another', 'zh-CN': '另一个' };
        if (kind === 'make-up') return { kind, date, name, like: 'wednesday' };
        if (kind === 'holiday' || own.length === 0) return { kind: 'holiday', date, name };
        return { kind: kind === 'half-day' ? kind : 'other-hours', date, name, hours: own };
      }),
    );

const calendars = (zone: string, from: string): fc.Arbitrary<CalendarData> =>
  fc.record({
    id: fc.constant('any'),
    title: fc.constant(title),
    zone: fc.constant(zone),
    week: fc.record({
      sunday: hours,
      monday: hours,
      tuesday: hours,
      wednesday: hours.filter((list) => list.length > 0),
      thursday: hours,
      friday: hours,
      saturday: hours,
    }),
    holidays: fc.record({ source: fc.constant('none'), years: fc.constant({}), days: singleDays(from) }),
    days: singleDays(from),
  });

const questions = fc.array(
  fc.record({
    at: share,
    /** Days before the clock is changed, to add as many and end up beside the change; else anywhere. */
    beforeChange: fc.option(
      fc.record({ days: fc.integer({ min: 1, max: 9 }), minutes: fc.integer({ min: -70, max: 130 }) }),
      { freq: 2 },
    ),
    until: share,
    /** Add up to a close instead of to anywhere. */
    toClose: fc.boolean(),
    amount: fc.oneof(share, fc.constant(0)),
    onTheMinute: fc.boolean(),
    months: fc.nat(1),
    days: fc.nat(12),
  }),
  { minLength: casesEach, maxLength: casesEach },
);

let asked = 0;

describe('A calendar agrees to the millisecond with counting minute by minute', () => {
  test.each(windows)('in %s from %s: %s', (zone, from, _holds) => {
    const clock = watchClock(zone, from, days);
    const property = fc.property(calendars(zone, from), questions, (data, list) => {
      const oracle = askOracle(clock, data);
      const calendar = openCalendar(calendarSchema.parse(data));
      for (const question of list) {
        agree(calendar, oracle, clock.first, question);
        asked += 1;
      }
      for (const question of list.slice(0, spansEach)) agreeOnIntervals(calendar, oracle, clock.first, question);
    });
    fc.assert(property, { seed: 20_261_001, numRuns: calendarsEach, endOnFailure: true });
  });

  test('and was asked at least 20,000 times in at least 10 zones', () => {
    expect(asked).toBeGreaterThanOrEqual(20_000);
    expect(new Set(windows.map(([zone]) => zone)).size).toBeGreaterThanOrEqual(10);
  });
});

type Question = typeof questions extends fc.Arbitrary<(infer Each)[]> ? Each : never;

/** Puts one question to both, in all operations at once. What leads out of the oracle's window is not compared. */
function agree(calendar: WorkingCalendar, oracle: Oracle, first: number, question: Question): void {
  const grain = question.onTheMinute ? 60_000 : 1;
  // From the third day until the fortieth: what happens on the window's edges, the oracle cannot know.
  const pick = (part: number): number => first + Math.floor(((2 + part * 38) * 86_400_000) / grain) * grain;
  const { beforeChange } = question;
  const change = beforeChange ? oracle.clockChange : undefined;
  const from =
    beforeChange && change !== undefined
      ? change - beforeChange.days * 86_400_000 + beforeChange.minutes * 60_000
      : pick(question.at);
  const [until, end] = [pick(question.until), first + 44 * 86_400_000];
  const [at, to] = [new Date(from).toISOString(), new Date(until).toISOString()];
  const closes = oracle.closesAfter(from).filter((close) => close < end);
  const number = Math.floor(question.amount * closes.length);
  const amount = question.toClose
    ? oracle.workingBetween(from, closes[number] ?? end)
    : Math.floor((oracle.workingBetween(from, end) * question.amount) / grain) * grain;
  const [months, plainDays] = beforeChange ? [0, beforeChange.days] : [question.months, question.days];

  const counted = {
    isOpen: oracle.isOpen(from),
    nextOpening: oracle.nextOpening(from),
    workingBetween: from < until ? oracle.workingBetween(from, until) : -oracle.workingBetween(until, from),
    nextDay: oracle.nextDay(from),
    addWorking: oracle.addWorking(from, amount),
    addBusinessDays: closes[number],
    addCalendarTime: oracle.addCalendarTime(from, months, plainDays),
  };
  const when = (answer: () => string, known: number | undefined): number | undefined =>
    known === undefined ? undefined : Date.parse(answer());
  expect({
    isOpen: calendar.isOpen(at),
    nextOpening: when(() => calendar.nextOpening(at), counted.nextOpening),
    workingBetween: calendar.workingBetween(at, to),
    nextDay: when(() => calendar.nextDay(at), counted.nextDay),
    addWorking: when(() => calendar.addWorking(at, amount), counted.addWorking),
    addBusinessDays: when(() => calendar.addBusinessDays(at, number + 1), counted.addBusinessDays),
    addCalendarTime: when(
      () => calendar.addCalendarTime(at, { years: 0, months, weeks: 0, days: plainDays }),
      counted.addCalendarTime,
    ),
  }).toEqual({ ...counted, workingBetween: counted.workingBetween + 0 });
}

/** Every minute of a span counts, or does not, for the reason that its interval gives. */
function agreeOnIntervals(calendar: WorkingCalendar, oracle: Oracle, first: number, question: Question): void {
  const pick = (part: number): number => first + Math.floor((2 + part * 38) * 1440) * 60_000;
  const [from, to] = [pick(question.at), pick(question.until)].toSorted((a, b) => a - b);
  const [at, until] = [new Date(from ?? 0).toISOString(), new Date(to ?? 0).toISOString()];
  const intervals = calendar.intervals(at, until);

  const inWords = intervals.map(({ from: start, to: end, open, reason }) => ({
    reasons: [[open ? 'open' : 'closed', reason.code, reason.name?.en].filter(Boolean).join(' ')],
    open: calendar.isOpen(start),
    lasts: Date.parse(end) - Date.parse(start) > 0,
  }));
  expect(inWords).toEqual(
    intervals.map(({ from: start, to: end, open }) => ({
      reasons: oracle.reasonsBetween(Date.parse(start), Date.parse(end)),
      open,
      lasts: true,
    })),
  );
  expect(inWords.flatMap(({ reasons }) => reasons)).toEqual(oracle.reasonsBetween(Date.parse(at), Date.parse(until)));
  expect([at, ...intervals.map(({ to: end }) => end)]).toEqual([...intervals.map(({ from: start }) => start), until]);
  const opened = intervals
    .filter(({ open }) => open)
    .reduce((sum, { from: start, to: end }) => sum + Date.parse(end) - Date.parse(start), 0);
  expect(opened).toBe(calendar.workingBetween(at, until));
}
