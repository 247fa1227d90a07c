import { GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { reactions } from '../../../functions/contract/events.ts';
import { note, reply } from '../../../functions/domain/casework/correspond.ts';
import { type CaseEvent, eventTypes } from '../../../functions/domain/complaint/events.ts';
import { change } from '../../../functions/domain/complaint/change.ts';
import { measure } from '../../../functions/domain/insight/measures/measure.ts';
import { register } from '../../../functions/domain/intake/register.ts';
import { nextStepAt } from '../../../functions/domain/sla/clock.ts';
import { momentOf } from '../../../functions/domain/sla/history.ts';
import { reconcile, type Round } from '../../../functions/domain/sla/reconcile.ts';
import { sweep } from '../../../functions/domain/sla/sweep.ts';
import { type Desk, openDesk } from '../../desk.ts';

let desk: Desk;
let day = 2;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(() => {
  day += 1;
  desk.itIs(`2026-03-${String(day).padStart(2, '0')}T09:00:00.000Z`);
  desk.measured.length = 0;
});

const agent = { type: 'staff', id: 'agent-1', role: 'agent' } as const;
const always = (): boolean => true;

async function complain(): Promise<string> {
  const submission = { customer: { name: 'Ann', email: 'ann@customer.example' }, description: 'The lamp broke.' };
  return (await register(desk, submission, { enteredBy: { type: 'customer' } })).reference;
}

const keyOf = (reference: string) => ({ pk: { S: `CASE#${reference}` }, sk: { S: 'CASE' } });

const counted = (name: string): number =>
  desk.measured.filter((one) => one.name === name).reduce((sum, { value }) => sum + value, 0);

/** The desk, with a list of the cases that were looked at since. */
function watching(): { on: Desk; looked: string[] } {
  const looked: string[] = [];
  const open: Desk['cases']['open'] = async (reference) => {
    looked.push(reference);
    return desk.cases.open(reference);
  };
  return { on: { ...desk, cases: { ...desk.cases, open } }, looked };
}

const tomorrow = (): void => desk.itIs(`2026-03-${String((day += 1)).padStart(2, '0')}T09:00:00.000Z`);

describe('The daily reconciler', () => {
  test('finds nothing to repair in cases that went their ordinary way', async () => {
    const reference = await complain();
    desk.later({ hours: 1 });
    await change(desk, reference, 'reply', reply({ text: 'We are looking at it.' }, agent));
    await complain();
    desk.later({ hours: 6 });
    await sweep(desk, { shards: 4, hasTime: always });
    const round = await reconcile(desk, always);
    expect(round).toMatchObject({ repaired: 0, failed: 0 });
    expect(round.checked).toBeGreaterThanOrEqual(2);
    expect(round.finishedAt).toBeDefined();
    expect(counted('ReconcilerRounds')).toBe(1);
  });

  test('brings a case back that had fallen out of the index of what is due, and says so on its record', async () => {
    const reference = await complain();
    await desk.client.send(
      new UpdateItemCommand({
        TableName: desk.table,
        Key: keyOf(reference),
        UpdateExpression: 'REMOVE duePk, dueSk',
      }),
    );
    expect(await reconcile(desk, always)).toMatchObject({ repaired: 1 });
    const file = await desk.cases.open(reference);
    expect(file?.wakesAt).toBe(nextStepAt(file?.subject.clocks ?? []));
    expect(file?.events.at(-1)).toMatchObject({
      type: 'ClocksRepaired',
      facts: { differences: [{ clock: 'next step', stored: null }] },
    });
    expect(counted('ClocksRepaired')).toBe(1);
  });

  test('puts a deadline right that somebody moved in the table', async () => {
    const reference = await complain();
    const { Item } = await desk.client.send(new GetItemCommand({ TableName: desk.table, Key: keyOf(reference) }));
    const data = JSON.parse(Item?.['data']?.S ?? '{}');
    const before = (await desk.cases.find(reference))?.clocks;
    data.clocks = data.clocks.map(([id, rule, kind, from, state, times, steps]: unknown[]) => {
      const [start, due, ...rest] = String(times).split(' ');
      const later = (Number.parseInt(due ?? '', 36) + 3_600_000).toString(36);
      return [id, rule, kind, from, state, [start, later, ...rest].join(' '), steps];
    });
    await desk.client.send(
      new PutItemCommand({ TableName: desk.table, Item: { ...Item, data: { S: JSON.stringify(data) } } }),
    );
    expect((await desk.cases.find(reference))?.clocks).not.toEqual(before);
    expect(await reconcile(desk, always)).toMatchObject({ repaired: 1 });
    expect((await desk.cases.find(reference))?.clocks).toEqual(before);
  });

  test('goes on where it stopped, and looks at every case once a day', async () => {
    for (let count = 0; count < 30; count += 1) await complain();
    let pages = 0;
    let round: Round | undefined;
    for (let runs = 0; runs < 100 && round?.finishedAt === undefined; runs += 1) {
      pages = 0;
      round = await reconcile(desk, () => (pages += 1) === 1);
    }
    expect(round?.repaired).toBe(0);
    expect(round?.checked).toBeGreaterThanOrEqual(33);
    const again = await reconcile(desk, always);
    expect(again).toEqual(round);
    expect(counted('ReconcilerRounds')).toBe(1);
  });

  test('leaves a case alone that somebody is just changing', async () => {
    const reference = await complain();
    const busy = {
      ...desk,
      cases: {
        ...desk.cases,
        open: async (one: string) => {
          const file = await desk.cases.open(one);
          if (one === reference && file) {
            await change(desk, reference, 'note', note('Looking at it.', agent));
            return { ...file, wakesAt: '2020-01-01T00:00:00.000Z' };
          }
          return file;
        },
      },
    };
    expect(await reconcile(busy, always)).toMatchObject({ repaired: 0, failed: 0 });
    expect((await desk.cases.open(reference))?.events.some(({ type }) => type === 'ClocksRepaired')).toBe(false);
  });

  test('tries a case again on the next day that it could not look at', async () => {
    const reference = await complain();
    const broken: Desk = {
      ...desk,
      cases: {
        ...desk.cases,
        open: async (one) => {
          if (one === reference) throw new Error('The item is not as it was written.');
          return desk.cases.open(one);
        },
      },
    };
    expect(await reconcile(broken, always)).toMatchObject({ failed: 1 });
    tomorrow();
    const { on, looked } = watching();
    expect(await reconcile(on, always, { sample: 0 })).toMatchObject({ failed: 0, repaired: 0 });
    expect(looked).toContain(reference);
  });
});

describe('However many cases stand, the daily reconciler', () => {
  let own: Desk;
  beforeAll(async () => {
    own = desk;
    desk = await openDesk('2026-03-05T09:00:00.000Z');
    day = 4;
  });
  afterAll(async () => {
    await desk.close();
    desk = own;
  });

  test('looks at what changed, once, on the day after it, and at nothing else', async () => {
    const references = [];
    for (let count = 0; count < 12; count += 1) references.push(await complain());
    await measure(desk, references);
    await reconcile(desk, always);
    tomorrow();
    await reconcile(desk, always, { sample: 0 });
    tomorrow();

    const changed = references.slice(3, 5);
    for (const reference of changed) {
      await change(desk, reference, 'reply', reply({ text: 'We are looking at it.' }, agent));
      await measure(desk, [reference]);
      desk.later({ minutes: 10 });
      await change(desk, reference, 'note', note('Again.', agent));
      await measure(desk, [reference]);
    }
    const { on, looked } = watching();
    expect(await reconcile(on, always, { sample: 0 })).toMatchObject({ checked: 0 });
    tomorrow();
    expect(await reconcile(on, always, { sample: 0 })).toMatchObject({ checked: 2, repaired: 0, failed: 0 });
    expect(looked.toSorted()).toEqual(changed.toSorted());
    tomorrow();
    expect(await reconcile(on, always, { sample: 0 })).toMatchObject({ checked: 0 });
  });

  test('waits with the end of a day until nobody notes anything in it any more', async () => {
    const reference = await complain();
    await measure(desk, [reference]);
    const { on, looked } = watching();
    desk.itIs(`2026-03-${String((day += 1)).padStart(2, '0')}T00:05:00.000Z`);
    expect((await reconcile(on, always, { sample: 0 })).finishedAt).toBeUndefined();
    expect(looked).toEqual([]);
    desk.later({ minutes: 15 });
    expect((await reconcile(on, always, { sample: 0 })).finishedAt).toBeDefined();
    expect(looked).toEqual([reference]);
  });

  test('leaves out no day on which it stood still', async () => {
    const late = [];
    for (let count = 0; count < 3; count += 1) {
      const reference = await complain();
      await measure(desk, [reference]);
      late.push(reference);
      tomorrow();
    }
    const { on, looked } = watching();
    await reconcile(on, always, { sample: 0 });
    expect(looked.toSorted()).toEqual(late.toSorted());
  });

  test('looks at a sample of them, and in the end at each, once in a tour', async () => {
    const standing = new Set<string>();
    for (let cursor: string | undefined; ; ) {
      const page = await desk.cases.queue({}, { limit: 50, ...(cursor !== undefined && { cursor }) });
      for (const { reference } of page.items) standing.add(reference);
      cursor = page.nextCursor;
      if (cursor === undefined) break;
    }
    const sample = 5;
    const { on, looked } = watching();
    for (let days = 0; days < Math.ceil(standing.size / sample); days += 1) {
      const before = looked.length;
      tomorrow();
      expect(await reconcile(on, always, { sample })).toMatchObject({ repaired: 0, failed: 0 });
      expect(looked.length - before).toBeLessThanOrEqual(sample);
    }
    expect(looked.length).toBe(standing.size);
    expect(new Set(looked)).toEqual(standing);
  });

  test('looks at every one when other rules came with a release, or somebody asks for it, and then no more', async () => {
    const all = watching();
    await reconcile(all.on, always, { sample: 0, rules: 'other holidays' });
    const { size } = new Set(all.looked);
    expect(size).toBeGreaterThanOrEqual(16);
    await reconcile(all.on, always, { sample: 0, rules: 'other holidays' });
    expect(all.looked.length).toBe(size);

    const asked = watching();
    let pages = 0;
    const onePage = (): boolean => (pages += 1) % 2 === 1;
    let round = await reconcile(asked.on, onePage, { sample: 0, rules: 'other holidays', everything: true });
    for (let runs = 0; runs < 100 && round.everything !== undefined; runs += 1) {
      round = await reconcile(asked.on, onePage, { sample: 0, rules: 'other holidays' });
    }
    expect(new Set(asked.looked)).toEqual(new Set(all.looked));
  });

  test('hears of every event that moves a clock, by the reaction that notes what changed', () => {
    const anything: Record<string, unknown> = new Proxy({}, { get: () => anything });
    const moves = eventTypes.filter((type) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only the type and who it was decide
      const event = {
        type,
        at: '2026-03-02T09:00:00.000Z',
        by: { type: 'customer' },
        facts: anything,
        words: anything,
      };
      return momentOf(event as unknown as CaseEvent) !== undefined;
    });
    expect(moves.length).toBeGreaterThan(20);
    expect([...reactions.measure]).toEqual(expect.arrayContaining(['ComplaintReceived', ...moves]));
  });
});
