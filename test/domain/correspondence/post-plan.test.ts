import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Notice } from '../../../functions/domain/correspondence/notices.ts';
import { nextLook, planPost, ready } from '../../../functions/domain/correspondence/post-plan.ts';
import { later, noon } from './desk.ts';

const limits = { moreThan: 5, withinMinutes: 10 };

let numbers = 0;
const notice = (minute: number, { urgent = false, by = 'mail', waits = 0, gathers = 0 } = {}): Notice => {
  const at = later(noon, minute);
  numbers += 1;
  return {
    id: `${at}#${numbers}`,
    person: 'lead@example.com',
    reference: `CR-${numbers}`,
    seq: 2,
    at,
    type: 'DeadlineBreached',
    step: {
      clock: 'first-response',
      id: 'default/first-response',
      step: 1,
      dueAt: at,
      rung: 1,
      to: ['lead'],
      by: by === 'digest' ? 'digest' : 'mail',
    },
    urgent,
    from: later(at, waits),
    goesAt: later(at, waits + gathers),
    reader: { email: 'lead@example.com', name: 'Lead', as: 'lead', because: { is: 'rung', rung: 1 }, passedOn: [] },
  };
};

/** An inbox over time: each minute what has come is put in, and what goes is taken out. */
function overTime(notices: readonly Notice[], minutes: number): { minute: number; mails: Notice[][] }[] {
  let window: Parameters<typeof planPost>[0] = { told: 0, digested: false };
  let waiting: Notice[] = [];
  const sent: { minute: number; mails: Notice[][] }[] = [];
  for (let minute = 0; minute <= minutes; minute += 1) {
    const now = later(noon, minute);
    waiting = [...waiting, ...notices.filter(({ at }) => at === now)];
    const going = ready(window, waiting, now, limits);
    const plan = planPost(window, going, now, limits);
    const gone = new Set([...plan.singles, ...plan.digest]);
    const mails = [...plan.singles.map((one) => [one]), ...(plan.digest.length > 0 ? [plan.digest] : [])];
    if (mails.length > 0) sent.push({ minute, mails });
    // What goes is what the next look would not wait for.
    const left = waiting.filter((one) => !gone.has(one));
    const next = nextLook(plan.window, left, now, limits);
    if (left.length > 0 && (next === undefined || next <= now)) throw new Error(`minute ${minute}: something was left`);
    ({ window } = plan);
    waiting = left;
  }
  return sent;
}
const sizes = (...given: Parameters<typeof overTime>) =>
  overTime(...given).map(({ minute, mails }) => [minute, ...mails.map(({ length }) => length)]);

describe('Mail for one person', () => {
  test('goes singly up to the limit, and as one digest beyond it', () => {
    expect(
      sizes(
        Array.from({ length: 5 }, () => notice(0)),
        20,
      ),
    ).toEqual([[0, 1, 1, 1, 1, 1]]);
    expect(
      sizes(
        Array.from({ length: 6 }, () => notice(0)),
        20,
      ),
    ).toEqual([[0, 6]]);
  });

  test('counts over the window: the sixth within ten minutes begins the digest, an eleventh minute counts anew', () => {
    const spread = [0, 1, 2, 3, 4, 5, 6].map((minute) => notice(minute));
    expect(sizes(spread, 40)).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
      [3, 1],
      [4, 1],
      [5, 1],
      [15, 1],
    ]);
    expect(sizes([...[0, 1, 2, 3, 4].map((minute) => notice(minute)), notice(10)], 40).at(-1)).toEqual([10, 1]);
  });

  test('after a digest waits for ten minutes, then is one digest again', () => {
    const storm = [...Array.from({ length: 8 }, () => notice(0)), ...[1, 3, 7].map((minute) => notice(minute))];
    expect(sizes(storm, 40)).toEqual([
      [0, 8],
      [10, 3],
    ]);
  });

  test('that is urgent waits for a minute at most, and takes along what waits', () => {
    const storm = [...Array.from({ length: 8 }, () => notice(0)), notice(1), notice(2), notice(3, { urgent: true })];
    expect(sizes(storm, 40)).toEqual([
      [0, 8],
      [3, 3],
    ]);
  });

  test('that waits for working hours goes when they begin, together if it is much', () => {
    const night = Array.from({ length: 9 }, (_, index) => notice(index, { waits: 60 - index }));
    expect(sizes(night, 90)).toEqual([[60, 9]]);
    expect(sizes(night.slice(0, 2), 90)).toEqual([[60, 1, 1]]);
  });

  test('that the policy wants in a digest waits for one, and goes with an earlier one', () => {
    const calm = [notice(0, { by: 'digest', gathers: 10 }), notice(4, { by: 'digest', gathers: 10 })];
    expect(sizes(calm, 40)).toEqual([[10, 2]]);
    const storm = Array.from({ length: 6 }, () => notice(5));
    expect(sizes([...calm, ...storm], 40)).toEqual([[5, 8]]);
  });

  test('reaches them completely, once, in few mails, and never later than a window after it may go', () => {
    const some = fc.record({
      minute: fc.integer({ min: 0, max: 20 }),
      urgent: fc.boolean(),
      digest: fc.boolean(),
      waits: fc.constantFrom(0, 0, 0, 20),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 60 }), (given) => {
        const notices = given.map(({ minute, urgent, digest, waits }) =>
          digest
            ? notice(minute, { by: 'digest', waits, gathers: waits > 0 ? 0 : limits.withinMinutes })
            : notice(minute, { urgent, waits: urgent ? 0 : waits }),
        );
        const sent = overTime(notices, 120);
        const all = sent.flatMap(({ minute, mails }) => mails.flat().map((one) => ({ minute, one })));
        expect(all.map(({ one }) => one.id).toSorted()).toEqual(notices.map(({ id }) => id).toSorted());
        for (const { minute, one } of all) {
          expect(one.from <= later(noon, minute)).toBe(true);
          const most = one.urgent ? 1 : limits.withinMinutes;
          expect(later(noon, minute) <= later(one.goesAt, most)).toBe(true);
        }
        // In any ten minutes: the limit twice, where two windows meet, then one digest, and one a minute while it is urgent.
        for (let begin = 0; begin <= 120; begin += 1) {
          const within = sent.filter(({ minute }) => minute >= begin && minute < begin + limits.withinMinutes);
          expect(within.flatMap(({ mails }) => mails).length).toBeLessThanOrEqual(
            2 * limits.moreThan + limits.withinMinutes,
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});
