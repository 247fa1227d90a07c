import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contributionOf } from '../../../../functions/domain/insight/measures/contribution.ts';
import { plus } from '../../../../functions/domain/insight/measures/counters.ts';
import { measure } from '../../../../functions/domain/insight/measures/measure.ts';
import { teams } from '../../../../functions/domain/complaint/vocabulary.ts';
import { reconcile } from '../../../../functions/domain/sla/reconcile.ts';
import { sweep } from '../../../../functions/domain/sla/sweep.ts';
import { apiOf } from '../../../api/api-at-work.ts';
import { type Desk, openDesk } from '../../../desk.ts';

let desk: Desk;
let api: ReturnType<typeof apiOf>;
beforeAll(async () => {
  desk = await openDesk();
  api = apiOf(desk);
});
afterAll(async () => desk.close());

const zone = 'Asia/Shanghai';
const references: string[] = [];

/** What is done to cases; refused is fine, since a case cannot take everything at every time. */
const doings = {
  submit: async () => {
    const texts = [
      'The kettle leaks.',
      'Water near the plug, it smokes!',
      '快递一直没有送到。',
      '谢谢你们的服务，非常满意！',
    ];
    const { body } = await api('submitComplaint', {
      body: {
        customer: { name: 'Li Lei', phone: `+86 138 0013 ${8000 + references.length}` },
        description: `${texts[references.length % texts.length]} ${references.length}`,
      },
    });
    references.push(body.reference);
    return body.reference as string;
  },
  take: (reference: string) => api('takeCase', { as: ['manager'], reference }),
  reply: (reference: string) => api('replyToCustomer', { as: ['manager'], reference, body: { text: 'It comes.' } }),
  classify: (reference: string) =>
    api('classifyCase', {
      as: ['manager'],
      reference,
      body: { level: 'important', category: 'delivery', reason: 'It is the parcel.' },
    }),
  wait: (reference: string) => api('waitFor', { as: ['manager'], reference, body: { for: 'customer' } }),
  resolve: (reference: string) => api('resolveCase', { as: ['manager'], reference, body: { explanation: 'Done.' } }),
  close: (reference: string) => api('closeCase', { as: ['manager'], reference }),
  reopen: (reference: string) => api('reopenCase', { as: ['manager'], reference, body: { reason: 'Again.' } }),
  late: async () => {
    desk.later({ hours: 30 });
    await sweep(desk, { shards: 4, hasTime: () => true });
  },
};
type Doing = keyof typeof doings;

const recount = async () => {
  const files = await Promise.all(references.map(async (reference) => desk.cases.open(reference)));
  return plus(...files.flatMap((file) => (file ? [contributionOf(file.subject, file.events, zone)] : [])));
};
const counted = async () => plus(await desk.counters.totals(teams, '1970-01-01'));

describe('The counters', () => {
  test('are what a recount of all cases says, whatever happened, twice, late or in another order, and whatever was lost but the last', async () => {
    const step = fc.record({
      doing: fc.constantFrom<Doing>(...(Object.keys(doings) as Doing[])),
      which: fc.nat(),
      /** How the event comes: not at all, once, or twice at the same time. */
      comes: fc.constantFrom(0, 1, 1, 2),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), fc.nat(), async (steps, seed) => {
        const first = await doings.submit();
        const touched = [first];
        for (const { doing, which, comes } of steps) {
          const reference = touched[which % touched.length] ?? first;
          if (doing === 'submit') touched.push(await doings.submit());
          else if (doing === 'late') await doings.late();
          else await doings[doing](reference);
          // Two of the reaction's functions at once, each with the same message.
          await Promise.all(Array.from({ length: comes }, async () => measure(desk, [reference])));
        }
        // The last event of each comes in the end, in any order, beside one that is delivered again.
        const shuffled = references.toSorted((a, b) => (hash(a, seed) < hash(b, seed) ? -1 : 1));
        const again = await Promise.all([measure(desk, [...shuffled, first, first]), measure(desk, touched)]);
        expect(again.flat().filter(({ status }) => status === 'rejected')).toEqual([]);
        expect(await counted()).toEqual(await recount());
        expect(Object.values(await counted()).every((count) => count > 0)).toBe(true);
      }),
      { numRuns: 8 },
    );
  });

  test('say of two who measure the same case at once what one of them would have said', async () => {
    const reference = await doings.submit();
    const outcomes = await Promise.all(Array.from({ length: 6 }, async () => measure(desk, [reference])));
    expect(outcomes.flat().map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 'fulfilled'));
    expect(await counted()).toEqual(await recount());
  });

  test('move with a case that is given another team, and leave nothing behind', async () => {
    const reference = await doings.submit();
    const teamOf = async () => (await desk.cases.find(reference))?.team;
    const openIn = async (team?: string) =>
      Object.entries(await counted()).reduce(
        (sum, [counter, value]) => sum + (counter.startsWith(`${team} now open.`) ? value : 0),
        0,
      );
    await measure(desk, [reference]);
    const before = await teamOf();
    const openBefore = await openIn(before);
    const kind = before === 'suggestions' ? 'praise' : 'suggestion';
    await api('classifyCase', { as: ['manager'], reference, body: { kind, reason: 'It is for others.' } });
    const after = await teamOf();
    expect(after).not.toBe(before);
    const openAfter = await openIn(after);
    await measure(desk, [reference]);
    expect([await openIn(before), await openIn(after)]).toEqual([openBefore - 1, openAfter + 1]);
    expect(await counted()).toEqual(await recount());
  });

  test('are brought up to date for a case whose history is longer than a transaction', async () => {
    const reference = await doings.submit();
    for (let round = 0; round < 100; round += 1) {
      await doings.resolve(reference);
      await doings.reopen(reference);
      desk.later({ days: 1 });
    }
    const [outcome] = await measure(desk, [reference]);
    expect(outcome).toMatchObject({ status: 'fulfilled' });
    expect((await desk.counters.given(reference))?.version).toBe((await desk.cases.find(reference))?.version);
    expect(await counted()).toEqual(await recount());
  });

  test('learn in the daily round of a case whose every event was lost, and of one that was counted by other days', async () => {
    // The third in Shanghai, still the second in New York.
    desk.itIs('2027-01-02T20:00:00.000Z');
    const reference = await doings.submit();
    expect(await desk.counters.given(reference)).toBeUndefined();
    await reconcile(desk, () => true);
    expect((await desk.counters.given(reference))?.version).toBe(1);
    expect(await counted()).toEqual(await recount());

    const elsewhere = { ...desk, settings: { ...desk.settings, timeZone: 'America/New_York' } };
    await measure(elsewhere, [reference]);
    expect(await counted()).not.toEqual(await recount());
    await measure(desk, [reference]);
    expect(await counted()).toEqual(await recount());
  });

  test('are not asked of a case that there is not', async () => {
    expect(await measure(desk, ['CR-0000-0000'])).toMatchObject([{ status: 'fulfilled' }]);
  });
});

const hash = (text: string, seed: number): number =>
  [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0) + seed) % 65_521, 7);
