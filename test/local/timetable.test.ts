import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { durationMilliseconds } from '../../lib/local/clock.ts';
import { timetable } from '../../lib/local/timetable.ts';

const after = (expression: string, from: string, zone = 'UTC'): string | undefined => {
  const next = timetable(expression, zone, 0).next(Date.parse(from));
  return next === undefined ? undefined : new Date(next).toISOString();
};

describe('a schedule fires', () => {
  test('each minute, on the minute', () => {
    expect(after('rate(1 minute)', '2026-03-01T10:00:30.000Z')).toBe('2026-03-01T10:01:00.000Z');
    expect(after('rate(1 minute)', '2026-03-01T10:01:00.000Z')).toBe('2026-03-01T10:02:00.000Z');
  });

  test('at nine on working days', () => {
    expect(after('cron(0 9 ? * MON-FRI *)', '2026-03-06T09:00:00.000Z')).toBe('2026-03-09T09:00:00.000Z');
  });

  test('at nine in Shanghai', () => {
    expect(after('cron(0 9 * * ? *)', '2026-03-06T00:30:00.000Z', 'Asia/Shanghai')).toBe('2026-03-06T01:00:00.000Z');
  });

  test('at nine in Berlin before and after the clocks change', () => {
    expect(after('cron(0 9 * * ? *)', '2026-03-28T00:00:00.000Z', 'Europe/Berlin')).toBe('2026-03-28T08:00:00.000Z');
    expect(after('cron(0 9 * * ? *)', '2026-03-29T00:00:00.000Z', 'Europe/Berlin')).toBe('2026-03-29T07:00:00.000Z');
  });

  test('every quarter of an hour in office hours', () => {
    expect(after('cron(0/15 8-17 * * ? *)', '2026-03-06T08:15:00.000Z')).toBe('2026-03-06T08:30:00.000Z');
    expect(after('cron(0/15 8-17 * * ? *)', '2026-03-06T17:45:00.000Z')).toBe('2026-03-07T08:00:00.000Z');
  });

  test('once, and then never again', () => {
    expect(after('at(2026-03-06T09:00:00)', '2026-03-06T08:00:00.000Z')).toBe('2026-03-06T09:00:00.000Z');
    expect(after('at(2026-03-06T09:00:00)', '2026-03-06T09:00:00.000Z')).toBeUndefined();
  });

  test('always later than it is asked for, and a rate never later than its interval', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 0, max: 4e12 }), (minutes, now) => {
        const next = timetable(`rate(${minutes} minutes)`, 'UTC', 0).next(now) ?? 0;
        expect(next).toBeGreaterThan(now);
        expect(next - now).toBeLessThanOrEqual(minutes * 60_000);
      }),
    );
  });
});

test('a schedule that means nothing is refused by name', () => {
  expect(() => timetable('every minute', 'UTC', 0)).toThrow('"every minute"');
  expect(() => timetable('cron(0 25 * * ? *)', 'UTC', 0)).toThrow('"25"');
  expect(() => timetable('cron(0 9 L * ? *)', 'UTC', 0)).toThrow('"L"');
});

describe('a duration', () => {
  test.each([
    ['PT24H', 86_400_000],
    ['P7D', 604_800_000],
    ['P1W', 604_800_000],
    ['P1DT2H', 93_600_000],
    ['PT1M30S', 90_000],
    ['PT0.5S', 500],
  ])('%s is %d ms', (text, milliseconds) => expect(durationMilliseconds(text)).toBe(milliseconds));

  test.each(['', 'P', 'PT', '24H', 'P1M', 'P1Y', 'PT-1H', '-PT1H', 'PT1H30', 'PT1H '])('%p is none', (text) => {
    expect(durationMilliseconds(text)).toBeUndefined();
  });
});
