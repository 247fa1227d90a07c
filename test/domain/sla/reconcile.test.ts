import { GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { note, reply } from '../../../functions/domain/casework/correspond.ts';
import { change } from '../../../functions/domain/complaint/change.ts';
import { register } from '../../../functions/domain/intake/register.ts';
import { nextStepAt } from '../../../functions/domain/sla/clock.ts';
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
});
