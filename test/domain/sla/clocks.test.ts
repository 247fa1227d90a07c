import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { levels } from '../../../functions/domain/complaint/vocabulary.ts';
import { isLive, nextDeadline, nextStepAt } from '../../../functions/domain/sla/clock.ts';
import { deadlinesOf } from '../../../functions/domain/sla/deadlines.ts';
import { defaultPack } from '../../../functions/domain/sla/packs/default.ts';
import type { Policy, Rule } from '../../../functions/domain/sla/policy.ts';
import { Story } from './story.ts';

const monday = '2026-03-02T09:00:00.000Z';
const after = (hours: number): string => new Date(Date.parse(monday) + hours * 3_600_000).toISOString();
const ordinary = [defaultPack];
const says = { en: 'A rule.', 'zh-CN': '一条规则。' };

/** A policy that says only what a test is about. */
const policyWith = (
  rules: (Omit<Rule, 'says' | 'calendar'> & { calendar?: Rule['calendar'] })[],
  other: Partial<Policy> = {},
): Policy => ({
  id: 'house',
  version: 1,
  title: says,
  nature: 'service',
  effectiveFrom: '2020-01-01',
  when: { kind: ['complaint'] },
  warn: ['75%'],
  ladder: [{ when: '+0%', to: ['lead'], by: 'mail' }],
  rules: rules.map((rule) => ({ calendar: '24x7', ...rule, says })),
  ...other,
});

describe('Deadlines of a complaint that came on Monday at 09:00', () => {
  test.each([
    { level: 'general', response: 24, resolution: 7 * 24 },
    { level: 'important', response: 8, resolution: 72 },
    { level: 'urgent', response: 2, resolution: 24 },
  ] as const)(
    'a $level one is answered within $response h and resolved within $resolution h',
    ({ level, response, resolution }) => {
      const story = Story.begins(monday, ordinary, { level });
      expect(story.clock('first-response').dueAt).toBe(after(response));
      expect(story.clock('resolution').dueAt).toBe(after(resolution));
    },
  );

  test('praise and suggestions start no clock', () => {
    expect(Story.begins(monday, ordinary, { kind: 'praise' }).facts.clocks).toEqual([]);
    expect(Story.begins(monday, ordinary, { kind: 'suggestion', level: 'urgent' }).facts.clocks).toEqual([]);
  });

  test('an answer in time meets the promise, a late one ends the breach and leaves it on record', () => {
    const story = Story.begins(monday, ordinary, { level: 'urgent' });
    expect(story.next(after(2), { is: 'answered' }).clock('first-response')).toMatchObject({
      state: 'met',
      endedAt: after(2),
    });
    expect(story.next(after(2.001), { is: 'answered' }).clock('first-response')).toMatchObject({
      state: 'breached',
      endedAt: after(2.001),
    });
  });

  test('a case that becomes urgent is due sooner, one that calms down is due later and runs again', () => {
    const urgent = Story.begins(monday, ordinary).next(after(1), { is: 'labelled', matter: { level: 'urgent' } });
    expect(urgent.clock('first-response').dueAt).toBe(after(2));
    const calm = urgent.swept(after(3)).next(after(3), { is: 'labelled', matter: { level: 'general' } });
    expect(calm.clock('first-response')).toMatchObject({ state: 'running', dueAt: after(24), stepsTaken: 0 });
  });

  test('what turns out to be praise waits for nobody; what turns out to be a complaint counts from the day it came', () => {
    const none = Story.begins(monday, ordinary).next(after(1), { is: 'labelled', matter: { kind: 'praise' } });
    expect(none.facts.clocks.some(isLive)).toBe(false);
    const again = none.next(after(2), { is: 'labelled', matter: { kind: 'complaint' } });
    expect(again.clock('first-response')).toMatchObject({ state: 'running', dueAt: after(24) });
  });

  test('a reopened case gets deadlines that lie ahead, escalates nothing at once, and what was late stays on record', () => {
    const resolved = Story.begins(monday, ordinary, { level: 'urgent' })
      .swept(after(30))
      .next(after(40), { is: 'resolved' });
    const reopened = resolved.next(after(50), { is: 'reopened' });
    expect(reopened.facts.clocks.filter(isLive).map(({ id, dueAt }) => [id, dueAt])).toEqual([
      ['default/first-response#2', after(52)],
      ['default/resolution#2', after(74)],
    ]);
    expect(reopened.facts.clocks.filter(({ state }) => state === 'breached')).toHaveLength(3);
    expect(reopened.due(after(50))).toEqual([]);
  });
});

describe('When the customer writes again', () => {
  const answered = Story.begins(monday, ordinary).next(after(2), { is: 'answered' });

  test('each message is owed an answer, and the answer stops the clock', () => {
    const asked = answered.next(after(5), { is: 'written-to' });
    expect(asked.clock('next-response')).toMatchObject({ state: 'running', dueAt: after(29) });
    const told = asked.next(after(6), { is: 'answered' });
    expect(told.clock('next-response')).toMatchObject({ state: 'met', endedAt: after(6) });
    const again = told.next(after(10), { is: 'written-to' });
    expect(again.clock('next-response')).toMatchObject({ id: 'default/next-response#2', dueAt: after(34) });
  });

  test('a second message does not buy us time: the oldest question counts', () => {
    const asked = answered.next(after(5), { is: 'written-to' }).next(after(20), { is: 'written-to' });
    expect(asked.clock('next-response').dueAt).toBe(after(29));
  });

  test('nothing is started before the first answer, which is owed anyway', () => {
    expect(Story.begins(monday, ordinary).next(after(1), { is: 'written-to' }).has('next-response')).toBe(false);
  });
});

describe('While a case waits', () => {
  const house = [
    policyWith([
      { id: 'fix', clock: 'resolution', target: 'PT10H', pausesFor: ['customer'] },
      { id: 'law', clock: 'first-response', target: 'PT10H' },
    ]),
  ];

  test('for the customer, the clock that may pause stands still and the other goes on', () => {
    const waiting = Story.begins(monday, house).next(after(4), { is: 'waiting', for: 'customer' });
    expect(waiting.clock('resolution')).toMatchObject({ state: 'paused' });
    expect(waiting.clock('resolution').nextStepAt).toBeUndefined();
    expect(waiting.clock('first-response')).toMatchObject({ state: 'running', dueAt: after(10) });
    expect(nextDeadline(waiting.facts.clocks)?.kind).toBe('first-response');
    const resumed = waiting.next(after(30), { is: 'resumed' });
    expect(resumed.clock('resolution')).toMatchObject({ state: 'running', dueAt: after(36), nextStepAt: after(33.5) });
  });

  test('for a supplier, a rule that pauses only for the customer runs on', () => {
    const waiting = Story.begins(monday, house).next(after(4), { is: 'waiting', for: 'supplier' });
    expect(waiting.clock('resolution')).toMatchObject({ state: 'running', dueAt: after(10) });
  });

  test("the customer's message ends the waiting for the customer", () => {
    const waiting = Story.begins(monday, house)
      .next(after(4), { is: 'waiting', for: 'customer' })
      .next(after(5), { is: 'written-to' });
    expect(waiting.clock('resolution')).toMatchObject({ state: 'running', dueAt: after(11) });
    expect(waiting.facts.waits).toEqual([{ for: 'customer', from: after(4), to: after(5) }]);
  });

  test('nobody climbs the ladder of a late answer while the customer has the word', () => {
    const late = Story.begins(monday, [
      policyWith([{ id: 'fix', clock: 'resolution', target: 'PT10H', pausesFor: ['customer'] }], {
        ladder: [
          { when: '+0%', to: ['lead'], by: 'mail' },
          { when: '+PT2H', to: ['manager'], by: 'mail' },
        ],
      }),
    ]).swept(after(10.5));
    const waiting = late.next(after(11), { is: 'waiting', for: 'customer' });
    expect(waiting.clock('resolution')).toMatchObject({ state: 'breached' });
    expect(nextStepAt(waiting.facts.clocks)).toBeUndefined();
    expect(nextStepAt(waiting.next(after(20), { is: 'resumed' }).facts.clocks)).toBe(after(21));
  });

  test('what was warned of before the pause is not warned of again after it', () => {
    const warned = Story.begins(monday, house).swept(after(8));
    expect(warned.clock('resolution').stepsTaken).toBe(1);
    const resumed = warned.next(after(8.5), { is: 'waiting', for: 'customer' }).next(after(20), { is: 'resumed' });
    const due = (hours: number) => resumed.due(after(hours)).filter(({ clock }) => clock === 'house/resolution');
    expect(due(21)).toEqual([]);
    expect(due(21.5).map(({ type }) => type)).toEqual(['DeadlineBreached']);
  });

  test('waiting changes nothing in the end but the time that was waited', () => {
    const hours = fc.integer({ min: 1, max: 900 });
    fc.assert(
      fc.property(fc.array(hours, { minLength: 0, maxLength: 12 }), (gaps) => {
        let story = Story.begins(monday, house);
        let now = 0;
        let waited = 0;
        for (const [index, gap] of gaps.entries()) {
          now += gap / 100;
          if (now - waited >= 10) break;
          story =
            index % 2 === 0
              ? story.next(after(now), { is: 'waiting', for: 'customer' })
              : story.next(after(now), { is: 'resumed' });
          if (index % 2 === 1) waited += gap / 100;
        }
        if (story.clock('resolution').state === 'paused') return;
        expect(Math.abs(Date.parse(story.clock('resolution').dueAt) - Date.parse(after(10 + waited)))).toBeLessThan(5);
      }),
    );
  });
});

describe('A progress update', () => {
  const updates = [policyWith([{ id: 'update', clock: 'progress-update', target: 'PT48H' }])];

  test('is owed again and again until the case is resolved, and starts anew with each word of ours', () => {
    const told = Story.begins(monday, updates).next(after(40), { is: 'answered' });
    expect(told.facts.clocks.map(({ id, state, dueAt }) => [id, state, dueAt])).toEqual([
      ['house/progress-update', 'met', after(48)],
      ['house/progress-update#2', 'running', after(88)],
    ]);
    expect(told.next(after(50), { is: 'resolved' }).facts.clocks.some(isLive)).toBe(false);
  });

  test('that was missed stays missed until the customer hears from us', () => {
    const late = Story.begins(monday, updates).swept(after(50));
    expect(late.clock('progress-update')).toMatchObject({ state: 'breached' });
    const told = late.next(after(60), { is: 'answered' });
    expect(told.clock('progress-update')).toMatchObject({ state: 'running', dueAt: after(108) });
  });
});

describe('A date that staff told the customer', () => {
  test('is a clock of its own, outlives the decision, and ends when it is kept', () => {
    const promised = Story.begins(monday, ordinary).next(after(1), {
      is: 'promised',
      clock: 'default/promise',
      dueAt: after(100),
    });
    const resolved = promised.next(after(20), { is: 'resolved' });
    expect(resolved.facts.clocks.filter(isLive).map(({ id, dueAt }) => [id, dueAt])).toEqual([
      ['default/promise', after(100)],
    ]);
    expect(resolved.next(after(90), { is: 'promise-kept', clock: 'default/promise' }).clock('promise').state).toBe(
      'met',
    );
    expect(resolved.swept(after(101)).clock('promise').state).toBe('breached');
  });
});

describe('A statutory deadline', () => {
  const law = policyWith(
    [
      {
        id: 'final',
        clock: 'resolution',
        target: '15BD',
        calendar: 'uk-office',
        extension: { to: '35BD', says },
      },
    ],
    { id: 'law', nature: 'statutory' },
  );

  test('is extended from its own start, once, and warns anew', () => {
    const extended = Story.begins(monday, [law])
      .swept('2026-03-20T00:00:00.000Z')
      .next('2026-03-20T10:00:00.000Z', { is: 'extended', clock: 'law/resolution' });
    // Good Friday and Easter Monday, 3 and 6 April 2026, are no business days; London is on summer time by then.
    expect(extended.clock('resolution')).toMatchObject({ dueAt: '2026-04-22T16:30:00.000Z', stepsTaken: 0 });
  });

  test('and a promise of ours on one case: the earlier one drives, both are kept', () => {
    const both = Story.begins(monday, [defaultPack, law]);
    expect(both.facts.clocks.filter(({ kind }) => kind === 'resolution').map(({ id, dueAt }) => [id, dueAt])).toEqual([
      ['default/resolution', after(7 * 24)],
      ['law/resolution', '2026-03-23T17:30:00.000Z'],
    ]);
    const waiting = both
      .next(after(1), { is: 'answered' })
      .next(after(1), { is: 'acknowledged' })
      .next(after(2), { is: 'waiting', for: 'customer' });
    expect(nextDeadline(waiting.facts.clocks)?.id).toBe('law/resolution');
  });
});

describe('A chance that is no duty', () => {
  const chance = [
    policyWith([{ id: 'summary', clock: 'resolution', target: '3BD', calendar: 'uk-office', optional: true }]),
  ];

  test('drives nothing and is promised to nobody', () => {
    const both = Story.begins(monday, [...chance, defaultPack]);
    expect(nextDeadline(both.next(after(1), { is: 'acknowledged' }).facts.clocks)?.id).toBe('default/first-response');
    expect(deadlinesOf(both.facts.clocks).resolution).toBe(after(7 * 24));
    expect(deadlinesOf(Story.begins(monday, chance).facts.clocks).resolution).toBeNull();
  });

  test('passes without anybody being late', () => {
    const passed = Story.begins(monday, chance).swept('2026-03-06T00:00:00.000Z');
    expect(passed.clock('resolution')).toMatchObject({ state: 'cancelled', endedAt: '2026-03-05T17:30:00.000Z' });
  });
});

describe('A change of policy', () => {
  const stricter = policyWith([{ id: 'quick', clock: 'first-response', target: 'PT4H' }], { version: 2 });
  const before = policyWith([{ id: 'slow', clock: 'first-response', target: 'PT12H' }]);

  test('reckons from the case’s own history: the clock keeps its start and gets the new target', () => {
    const story = new Story([before, stricter], Story.begins(monday, [before]).facts).next(after(1), {
      is: 'given-policies',
      policies: [{ id: 'house', version: 2 }],
    });
    expect(story.clock('first-response')).toMatchObject({ startedAt: monday, dueAt: after(4), rule: 'quick' });
  });

  test('what the new one does not ask for is cancelled', () => {
    const story = new Story([defaultPack, stricter], Story.begins(monday, ordinary).facts).next(after(1), {
      is: 'given-policies',
      policies: [{ id: 'house', version: 2 }],
    });
    expect(story.facts.clocks.filter(isLive).map(({ id }) => id)).toEqual(['house/first-response']);
  });
});

describe('The steps around a deadline', () => {
  const story = Story.begins(monday, ordinary, { level: 'urgent' });

  test('warn at three quarters, then climb one person at a time', () => {
    expect(story.steps(story.clock('first-response')).map(({ type, at, rung, to }) => [type, at, rung, to])).toEqual([
      ['DeadlineWarned', after(1.5), 0, ['assignee']],
      ['DeadlineBreached', after(2), 1, ['lead', 'assignee']],
      ['CaseEscalated', after(3), 2, ['manager']],
      ['CaseEscalated', after(4), 3, ['director']],
    ]);
  });

  test('are counted in what the clock counts: working hours before, business days after', () => {
    const office = Story.begins('2026-03-06T09:00:00.000Z', [
      policyWith([{ id: 'fix', clock: 'resolution', target: 'PT8H', calendar: 'uk-office', warn: ['PT2H'] }], {
        ladder: [
          { when: '-25%', to: ['lead'], by: 'mail' },
          { when: '+PT1H', to: ['manager'], by: 'mail' },
          { when: '+1BD', to: ['director'], by: 'digest' },
        ],
      }),
    ]);
    const clock = office.clock('resolution');
    expect(clock.dueAt).toBe('2026-03-06T17:00:00.000Z');
    expect(office.steps(clock).map(({ type, at, by }) => [type, at, by])).toEqual([
      ['DeadlineWarned', '2026-03-06T15:00:00.000Z', 'mail'],
      ['DeadlineWarned', '2026-03-06T15:00:00.000Z', 'mail'],
      ['DeadlineBreached', '2026-03-06T17:00:00.000Z', 'mail'],
      // Half an hour is left on Friday, the other half comes on Monday.
      ['CaseEscalated', '2026-03-09T09:30:00.000Z', 'mail'],
      ['CaseEscalated', '2026-03-09T17:30:00.000Z', 'digest'],
    ]);
  });

  test('stop when the answer comes', () => {
    const answered = story.swept(after(2)).next(after(2.5), { is: 'resolved' });
    expect(nextStepAt(answered.facts.clocks)).toBeUndefined();
    expect(answered.due(after(100))).toEqual([]);
  });

  test('each happens once however the sweeps fall, and none before its time', () => {
    const sweeps = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(sweeps, fc.constantFrom(...levels), (quarters, level) => {
        let running = Story.begins(monday, ordinary, { level });
        const taken: string[] = [];
        for (const quarter of quarters.toSorted((a, b) => a - b)) {
          const now = after(quarter / 4);
          taken.push(...running.due(now).map(({ clock, step }) => `${clock} ${step}`));
          running = running.swept(now);
          expect(running.due(now)).toEqual([]);
          const upcoming = nextStepAt(running.facts.clocks);
          expect(upcoming === undefined || upcoming > now).toBe(true);
        }
        expect(new Set(taken).size).toBe(taken.length);
      }),
    );
  });
});
