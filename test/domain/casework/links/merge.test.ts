import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { reply } from '../../../../functions/domain/casework/correspond.ts';
import { promise } from '../../../../functions/domain/casework/deadlines.ts';
import { assign } from '../../../../functions/domain/casework/assign.ts';
import { mergeCases } from '../../../../functions/domain/casework/links/merge.ts';
import { splitCase } from '../../../../functions/domain/casework/links/split.ts';
import { verifyChain } from '../../../../functions/domain/complaint/chain.ts';
import { change } from '../../../../functions/domain/complaint/change.ts';
import { summaryOf } from '../../../../functions/domain/complaint/events.ts';
import { withdraw } from '../../../../functions/domain/customer/follow.ts';
import { trackingOf, write } from '../../../../functions/domain/customer/merged.ts';
import { DomainError } from '../../../../functions/domain/errors.ts';
import { type Clock, isLive, nextStepAt } from '../../../../functions/domain/sla/clock.ts';
import { explainClocks } from '../../../../functions/domain/sla/explain.ts';
import { clocksFromHistory, everGiven } from '../../../../functions/domain/sla/history.ts';
import { differencesOf } from '../../../../functions/domain/sla/reconcile.ts';
import { sweep } from '../../../../functions/domain/sla/sweep.ts';
import { type Desk, openDesk } from '../../../desk.ts';
import { agent, ann, bob, caller, caseOf, complain, eventsOf, typesOf } from './complain.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(() => desk.itIs('2026-03-02T09:00:00.000Z'));

const merge = async (reference: string, into: string) => mergeCases(desk, reference, into, 'It is one matter.', caller);
const live = ({ clocks }: { clocks: readonly Clock[] }, kind: Clock['kind']): Clock[] =>
  clocks.filter((clock) => clock.kind === kind && isLive(clock));
const tracked = async (reference: string) => {
  const file = await desk.cases.open(reference);
  if (!file) throw new Error('gone');
  return trackingOf(desk, file);
};
const wholeOf = async (reference: string): Promise<void> => {
  const file = await desk.cases.open(reference);
  if (!file) throw new Error('gone');
  expect(verifyChain(file.subject, file.events, summaryOf(file.subject))).toMatchObject({ intact: true });
  const known = await desk.policies.of(everGiven(file.events));
  expect(clocksFromHistory(file.events, known)?.clocks).toEqual(file.subject.clocks);
  expect(differencesOf(file, known)).toEqual([]);
};

describe('When two cases of a customer are merged', () => {
  test('the one ends and says where it went, the other says what came, and both timelines stay readable', async () => {
    const first = await complain(desk, { description: 'The first half of the story of my lamp.' });
    desk.later({ hours: 1 });
    const second = await complain(desk, { description: 'And now for the second half of it, with pictures.' });
    const [source, target] = await merge(second, first);
    expect(source).toMatchObject({ status: 'merged', mergedInto: first, reference: second });
    expect(target).toMatchObject({ reference: first, status: 'received' });
    expect((await eventsOf(desk, second)).at(-1)).toMatchObject({
      type: 'CaseMerged',
      facts: { into: first },
      words: { reason: 'It is one matter.' },
    });
    expect((await eventsOf(desk, first)).at(-1)).toMatchObject({ type: 'CaseAbsorbed', facts: { reference: second } });
    expect((await eventsOf(desk, second))[0]).toMatchObject({
      words: { description: 'And now for the second half of it, with pictures.' },
    });
    expect(nextStepAt(source?.clocks ?? [])).toBeUndefined();
    expect(source?.clocks.every(({ state }) => state === 'cancelled')).toBe(true);
    await Promise.all([first, second].map(wholeOf));
  });

  test('whoever had the one goes on with both, where nobody had the other', async () => {
    const first = await complain(desk);
    desk.later({ hours: 1 });
    const second = await complain(desk);
    await change(desk, second, 'assign', assign('agent2', agent));
    const [, target] = await merge(second, first);
    expect(target?.assignee).toBe('agent2');
    expect((await eventsOf(desk, first)).at(-1)).toMatchObject({
      type: 'CaseAssigned',
      facts: { assignee: 'agent2', taken: false },
    });
    await wholeOf(first);
  });

  test('mail goes on to the address of the case that goes on, and to no address that only the other one gave', async () => {
    const phoneOnly = { name: 'Ann Other', phone: '+44 20 7946 0018', language: 'en' as const };
    const first = await complain(desk, { customer: phoneOnly });
    desk.later({ hours: 1 });
    const second = await complain(desk, { customer: { ...phoneOnly, email: 'somebody.else@evil.example' } });
    const [, target] = await merge(second, first);
    expect(target?.customer).toEqual((await caseOf(desk, first)).customer);
    expect(target?.customer.email).toBeUndefined();
  });

  test('whoever has the one that goes on keeps it', async () => {
    const first = await complain(desk);
    const second = await complain(desk);
    await change(desk, first, 'assign', assign('lead', agent));
    await change(desk, second, 'assign', assign('agent2', agent));
    const [, target] = await merge(second, first);
    expect(target?.assignee).toBe('lead');
    expect((await typesOf(desk, first)).at(-1)).toBe('CaseAbsorbed');
  });

  test('whichever goes on, the earlier of each two deadlines holds, and the sweep goes by it', async () => {
    const first = await complain(desk);
    desk.later({ hours: 20 });
    const second = await complain(desk);
    const [early, late] = [await caseOf(desk, first), await caseOf(desk, second)];
    const due = {
      resolution: live(early, 'resolution')[0]?.dueAt ?? '',
      first: live(early, 'first-response')[0]?.dueAt ?? '',
    };
    expect(due.resolution < (live(late, 'resolution')[0]?.dueAt ?? '')).toBe(true);
    const [, goesOn] = await merge(first, second);
    if (!goesOn) throw new Error('gone');
    expect(live(goesOn, 'resolution')).toMatchObject([{ dueAt: due.resolution, heldTo: due.resolution }]);
    expect(live(goesOn, 'first-response')[0]?.dueAt).toBe(due.first);
    await wholeOf(second);
    desk.itIs(due.resolution);
    desk.later({ minutes: 1 });
    await sweep(desk, { shards: 4, hasTime: () => true });
    const breaches = (await eventsOf(desk, second)).filter(({ type }) => type === 'DeadlineBreached');
    expect(breaches).toContainEqual(
      expect.objectContaining({ facts: expect.objectContaining({ clock: 'resolution', dueAt: due.resolution }) }),
    );
    expect(await typesOf(desk, first)).not.toContain('DeadlineBreached');
    await wholeOf(second);
  });

  test('and the later one goes into the earlier one, the earlier one’s deadlines stay as they were', async () => {
    const first = await complain(desk);
    desk.later({ hours: 20 });
    const second = await complain(desk);
    const before = live(await caseOf(desk, first), 'resolution');
    const [, goesOn] = await merge(second, first);
    expect(live(goesOn ?? { clocks: [] }, 'resolution')).toEqual(before);
  });

  test('what was promised for the one is a promise of the other, on the same date', async () => {
    const [first, second] = [
      await complain(desk, { description: 'Story one of the lamp.' }),
      await complain(desk, { description: 'Quite another tale, of cables.' }),
    ];
    const dueAt = '2026-03-05T09:00:00.000Z';
    await change(desk, second, 'promise', promise({ dueAt, what: 'A call' }, agent));
    const [source, target] = await merge(second, first);
    expect(live(target ?? { clocks: [] }, 'promise')).toMatchObject([{ dueAt }]);
    expect(live(source ?? { clocks: [] }, 'promise')).toEqual([]);
    await wholeOf(first);
  });

  test('an unanswered message under the one is still to be answered in the other, which had been answered', async () => {
    const [first, second] = [
      await complain(desk, { description: 'Story one of the lamp.' }),
      await complain(desk, { description: 'Quite another tale, of cables.' }),
    ];
    await change(desk, first, 'reply', reply({ text: 'We are on it.' }, agent));
    const waits = live(await caseOf(desk, second), 'first-response')[0]?.dueAt;
    const [, target] = await merge(second, first);
    expect(live(target ?? { clocks: [] }, 'first-response')[0]?.dueAt).toBe(waits);
    await wholeOf(first);
    const answered = await change(desk, first, 'reply', reply({ text: 'And this too.' }, agent));
    expect(live(answered, 'first-response')).toEqual([]);
    await wholeOf(first);
  });

  test('every deadline of the case that goes on is explained to the second', async () => {
    const first = await complain(desk);
    desk.later({ hours: 20 });
    const second = await complain(desk);
    await merge(first, second);
    const events = await eventsOf(desk, second);
    const { clocks } = explainClocks(events, await desk.policies.of(everGiven(events)), desk.later({ hours: 1 }));
    const held = clocks.filter(({ heldTo }) => heldTo !== undefined);
    expect(held.length).toBeGreaterThan(0);
    for (const clock of held) {
      expect(clock.dueAt).toBe(clock.heldTo);
      const total = clock.intervals.reduce(
        (sum, one) => sum + (one.counted ? Date.parse(one.to) - Date.parse(one.from) : 0),
        0,
      );
      expect(total / 1000).toBe(clock.countedSeconds);
    }
  });

  test('the tracking page shows under each reference its own story and how it goes on', async () => {
    const first = await complain(desk, { description: 'Story one of the lamp.' });
    const second = await complain(desk, { description: 'Quite another tale, of cables.' });
    desk.later({ minutes: 5 });
    await merge(second, first);
    desk.later({ minutes: 5 });
    await change(desk, first, 'reply', reply({ text: 'A new lamp is on its way.' }, agent));
    const view = await tracked(second);
    expect(view).toMatchObject({
      reference: second,
      mergedInto: first,
      status: 'in-progress',
      description: 'Quite another tale, of cables.',
    });
    expect(view.timeline.map(({ type }) => type)).toEqual(['ComplaintReceived', 'CaseMerged', 'ReplyAdded']);
    expect((await tracked(first)).timeline.map(({ type }) => type)).toEqual(['ComplaintReceived', 'ReplyAdded']);
    expect(JSON.stringify(await tracked(first))).not.toContain('cables');
  });

  test('a message under the old reference lands in the case that goes on, and is on record in both, once', async () => {
    const [a, b, c] = [
      await complain(desk, { description: 'Story one of the lamp.' }),
      await complain(desk, { description: 'Quite another tale, of cables.' }),
      await complain(desk, { description: 'Where is the bill for the order that I made?' }),
    ];
    await merge(a, b);
    await merge(b, c);
    const message = { key: 'customer k1', request: { text: 'Any news?' } };
    await write(desk, await caseOf(desk, a), 'Any news?', message);
    await write(desk, await caseOf(desk, a), 'Any news?', message);
    expect((await eventsOf(desk, c)).filter(({ type }) => type === 'CustomerMessageAdded')).toMatchObject([
      { facts: { under: a }, words: { text: 'Any news?' }, by: { type: 'customer' } },
    ]);
    expect((await eventsOf(desk, a)).filter(({ type }) => type === 'MessagePassedOn')).toMatchObject([
      { facts: { to: c }, words: {} },
    ]);
    expect(await typesOf(desk, b)).not.toContain('CustomerMessageAdded');
    expect((await tracked(a)).timeline.map(({ text }) => text)).toContain('Any news?');
    await Promise.all([a, b, c].map(wholeOf));
  });

  test('a message that is written while it is merged is not lost', async () => {
    const [a, b] = [
      await complain(desk, { description: 'Story one of the lamp.' }),
      await complain(desk, { description: 'Quite another tale, of cables.' }),
    ];
    const before = await caseOf(desk, a);
    await merge(a, b);
    await write(desk, before, 'I was still writing.', undefined);
    expect((await eventsOf(desk, b)).at(-1)).toMatchObject({
      type: 'CustomerMessageAdded',
      words: { text: 'I was still writing.' },
    });
  });
});

describe('A merge is refused', () => {
  test.each([
    [
      'into itself',
      'case.itself',
      async () => {
        const one = await complain(desk);
        return [one, one];
      },
    ],
    [
      'of different customers',
      'case.other-customer',
      async () => [await complain(desk), await complain(desk, { customer: bob })],
    ],
    [
      'into a withdrawn case',
      'complaint.wrong-status',
      async () => {
        const [one, two] = [await complain(desk), await complain(desk)];
        await change(desk, two, 'withdraw', withdraw(undefined));
        return [one, two];
      },
    ],
    [
      'into a merged case',
      'complaint.merged',
      async () => {
        const [one, two, three] = [await complain(desk), await complain(desk), await complain(desk)];
        await merge(two, three);
        return [one, two];
      },
    ],
    [
      'in a circle',
      'complaint.merged',
      async () => {
        const [one, two] = [await complain(desk), await complain(desk)];
        await merge(one, two);
        return [two, one];
      },
    ],
    [
      'a second time',
      'complaint.merged',
      async () => {
        const [one, two] = [await complain(desk), await complain(desk)];
        await merge(one, two);
        return [one, two];
      },
    ],
    ['into a case that is not there', 'complaint.not-found', async () => [await complain(desk), 'CR-0000-0000']],
  ])('%s', async (_what, code, prepare) => {
    const [one = '', two = ''] = await prepare();
    const before = await Promise.all([one, two].map(async (each) => desk.cases.find(each)));
    await expect(merge(one, two)).rejects.toMatchObject({ code });
    expect(await Promise.all([one, two].map(async (each) => desk.cases.find(each)))).toEqual(before);
  });

  test('of a case with work that is not done: it could not be reached any more', async () => {
    const [one, two] = [await complain(desk), await complain(desk)];
    await change(desk, one, 'note', (subject, now) => ({
      next: { ...subject, remedies: [{ id: 'R2', kind: 'refund', state: 'approved' } as never] },
      events: [{ type: 'NoteAdded', at: now, by: agent, facts: {}, words: { text: 'A refund was approved.' } }],
    }));
    await expect(merge(one, two)).rejects.toMatchObject({ code: 'case.open-work', details: { what: 'remedy' } });
    const [, target] = await merge(two, one);
    expect(target?.reference).toBe(one);
  });

  test('and everything that staff do to a merged case names the case that goes on', async () => {
    const [one, two] = [await complain(desk), await complain(desk)];
    await merge(one, two);
    await expect(change(desk, one, 'assign', assign('agent-2', agent))).rejects.toMatchObject({
      code: 'complaint.merged',
      details: { reference: one, into: two },
    });
  });
});

describe('Merges at the same moment', () => {
  test('of two cases into each other leave one that goes on', async () => {
    const [one, two] = [await complain(desk), await complain(desk)];
    const outcomes = await Promise.allSettled([merge(one, two), merge(two, one)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const states = [(await caseOf(desk, one)).status, (await caseOf(desk, two)).status].toSorted();
    expect(states).toEqual(['merged', 'received']);
  });

  test('in any number and any order never make a circle, lose a case, or lose a deadline', async () => {
    const edges = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 1, maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(edges, fc.boolean(), async (wanted, atOnce) => {
        desk.itIs('2026-03-02T09:00:00.000Z');
        const cases: string[] = [];
        for (let count = 0; count < 5; count += 1) {
          cases.push(await complain(desk, { description: `Matter ${count}` }));
          desk.later({ hours: 3 });
        }
        const earliest = live(await caseOf(desk, cases[0] ?? ''), 'resolution')[0]?.dueAt;
        const attempt = async ([from, to]: [number, number]) => {
          try {
            await merge(cases[from] ?? '', cases[to] ?? '');
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
          }
        };
        if (atOnce) await Promise.all(wanted.map(attempt));
        else for (const edge of wanted) await attempt(edge);
        let at = await caseOf(desk, cases[0] ?? '');
        for (let hops = 0; at.status === 'merged'; hops += 1) {
          expect(hops).toBeLessThan(5);
          at = await caseOf(desk, at.mergedInto);
        }
        // Wherever the first case went: its date went with it.
        expect((live(at, 'resolution')[0]?.dueAt ?? '~') <= (earliest ?? '')).toBe(true);
        for (const one of cases) {
          const { mergedInto } = await tracked(one);
          if (mergedInto !== undefined) expect((await caseOf(desk, mergedInto)).status).not.toBe('merged');
          await wholeOf(one);
        }
      }),
      { numRuns: 12 },
    );
  });
});

describe('A complaint that was two', () => {
  test('is split: the new case is the same customer’s, linked, and its deadlines count from when they first wrote', async () => {
    const first = await complain(desk, {
      description: 'The lamp broke. And your courier was rude to me.',
      orderNumber: '77',
    });
    desk.later({ days: 1 });
    const part = {
      description: 'Your courier was rude to me.',
      category: 'service-attitude',
      reason: 'Two matters',
    } as const;
    const repeatable = { key: 'agent-1 k', request: part };
    const [from, made] = await splitCase(desk, first, part, caller, { repeatable });
    if (!from || !made) throw new Error('gone');
    const again = await splitCase(desk, first, part, caller, { repeatable });
    expect(again[1]?.reference).toBe(made.reference);
    expect(made).toMatchObject({
      status: 'received',
      customer: ann,
      orderNumber: '77',
      receivedAt: '2026-03-02T09:00:00.000Z',
      category: { value: 'service-attitude', origin: 'human' },
    });
    expect(live(made, 'resolution')[0]?.startedAt).toBe('2026-03-02T09:00:00.000Z');
    expect(live(made, 'acknowledge')[0]?.startedAt).toBe('2026-03-03T09:00:00.000Z');
    expect((await eventsOf(desk, first)).at(-1)).toMatchObject({
      type: 'CaseSplit',
      facts: { reference: made.reference },
      words: { reason: 'Two matters' },
    });
    expect((await eventsOf(desk, made.reference))[0]).toMatchObject({
      type: 'ComplaintReceived',
      facts: { splitFrom: { reference: first } },
    });
    expect(await desk.related.links(first, 5)).toMatchObject([{ to: made.reference, kind: 'split' }]);
    expect(await desk.related.links(made.reference, 5)).toMatchObject([{ to: first, kind: 'split' }]);
    await Promise.all([first, made.reference].map(wholeOf));
  });

  test('cannot be split once it was merged, withdrawn or decided', async () => {
    const [one, two] = [await complain(desk), await complain(desk)];
    await merge(one, two);
    const part = { description: 'A part', reason: 'Two' };
    await expect(splitCase(desk, one, part, caller)).rejects.toMatchObject({ code: 'complaint.merged' });
    await change(desk, two, 'withdraw', withdraw(undefined));
    await expect(splitCase(desk, two, part, caller)).rejects.toMatchObject({ code: 'complaint.wrong-status' });
  });
});
