import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Clock } from '../../../functions/domain/sla/clock.ts';
import {
  cancelClocks,
  isLive,
  meetClock,
  nextStepAt,
  reopenClocks,
  restartClocks,
  startClocks,
  stepsOf,
  takeDueSteps,
} from '../../../functions/domain/sla/clocks.ts';
import { levels } from '../../../functions/domain/complaint/vocabulary.ts';

const monday = '2026-03-02T09:00:00.000Z';
const after = (hours: number): string => new Date(Date.parse(monday) + hours * 3_600_000).toISOString();
const dueOf = (clocks: Clock[], kind: string): string | undefined =>
  clocks.findLast((clock) => clock.kind === kind)?.dueAt;

describe('Deadlines of a complaint that came on Monday at 09:00', () => {
  test.each([
    { level: 'general', response: 24, resolution: 7 * 24 },
    { level: 'important', response: 8, resolution: 72 },
    { level: 'urgent', response: 2, resolution: 24 },
  ] as const)(
    'a $level one is answered within $response h and resolved within $resolution h',
    ({ level, response, resolution }) => {
      const clocks = startClocks('complaint', level, monday);
      expect(dueOf(clocks, 'first-response')).toBe(after(response));
      expect(dueOf(clocks, 'resolution')).toBe(after(resolution));
    },
  );

  test('praise and suggestions start no clock', () => {
    expect(startClocks('praise', 'general', monday)).toEqual([]);
    expect(startClocks('suggestion', 'urgent', monday)).toEqual([]);
  });

  test('an answer in time meets the promise, a late one ends the breach and leaves it on record', () => {
    const clocks = startClocks('complaint', 'urgent', monday);
    const inTime = meetClock(clocks, 'first-response', after(2)).find(({ kind }) => kind === 'first-response');
    const late = meetClock(clocks, 'first-response', after(2.001)).find(({ kind }) => kind === 'first-response');
    expect(inTime).toMatchObject({ state: 'met', endedAt: after(2) });
    expect(late).toMatchObject({ state: 'breached', endedAt: after(2.001) });
    expect(meetClock(meetClock(clocks, 'first-response', after(1)), 'first-response', after(5))).toEqual(
      meetClock(clocks, 'first-response', after(1)),
    );
  });

  test('a case that becomes urgent is due sooner, one that calms down is due later and runs again', () => {
    const general = startClocks('complaint', 'general', monday);
    const urgent = restartClocks(general, 'complaint', 'urgent', monday, after(1));
    expect(dueOf(urgent, 'first-response')).toBe(after(2));
    const late = takeDueSteps(urgent, after(3)).clocks;
    const calm = restartClocks(late, 'complaint', 'general', monday, after(3));
    expect(calm.find(({ kind }) => kind === 'first-response')).toMatchObject({
      state: 'running',
      dueAt: after(24),
      stepsTaken: 0,
    });
  });

  test('what turns out to be praise waits for nobody; what turns out to be a complaint counts from the day it came', () => {
    const none = restartClocks(startClocks('complaint', 'general', monday), 'praise', 'general', monday, after(1));
    expect(none.some(isLive)).toBe(false);
    const again = restartClocks(none, 'complaint', 'general', monday, after(2));
    expect(dueOf(again.filter(isLive), 'first-response')).toBe(after(24));
  });

  test('a reopened case gets deadlines that lie ahead, and what was late before stays on record', () => {
    const late = cancelClocks(takeDueSteps(startClocks('complaint', 'urgent', monday), after(30)).clocks, after(40));
    const reopened = reopenClocks(late, 'complaint', 'urgent', after(50));
    expect(reopened.filter(isLive).map(({ dueAt }) => dueAt)).toEqual([after(52), after(74)]);
    expect(reopened.filter(({ state }) => state === 'breached')).toHaveLength(3);
    expect(takeDueSteps(reopened, after(50)).steps).toEqual([]);
  });
});

describe('The steps around a deadline', () => {
  const clocks = startClocks('complaint', 'urgent', monday).filter(({ kind }) => kind === 'first-response');

  test('warn at three quarters, then climb one person at a time', () => {
    expect(stepsOf(clocks[0] as Clock).map(({ type, at, rung }) => [type, at, rung])).toEqual([
      ['DeadlineWarned', after(1.5), 0],
      ['DeadlineBreached', after(2), 1],
      ['CaseEscalated', after(3), 2],
      ['CaseEscalated', after(4), 3],
    ]);
  });

  test('a warning is not sent when the deadline has passed as well', () => {
    expect(takeDueSteps(clocks, after(2)).steps.map(({ type }) => type)).toEqual(['DeadlineBreached']);
  });

  test('stop when the answer comes', () => {
    const answered = meetClock(takeDueSteps(clocks, after(2)).clocks, 'first-response', after(2.5));
    expect(nextStepAt(answered)).toBeUndefined();
    expect(takeDueSteps(answered, after(100)).steps).toEqual([]);
  });

  test('each happens once however the sweeps fall, and none before its time', () => {
    const sweeps = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(sweeps, fc.constantFrom(...levels), (quarters, level) => {
        let running = startClocks('complaint', level, monday);
        const taken: string[] = [];
        for (const quarter of quarters.toSorted((a, b) => a - b)) {
          const now = after(quarter / 4);
          const { clocks: next, steps } = takeDueSteps(running, now);
          for (const step of steps) {
            expect(step.at <= now).toBe(true);
            taken.push(`${step.clock} ${step.rung}`);
          }
          expect(takeDueSteps(next, now).steps).toEqual([]);
          const upcoming = nextStepAt(next);
          expect(upcoming === undefined || upcoming > now).toBe(true);
          running = next;
        }
        expect(new Set(taken).size).toBe(taken.length);
      }),
    );
  });
});
