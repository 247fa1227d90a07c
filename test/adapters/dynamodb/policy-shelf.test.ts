import { GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { tableIndexes } from '../../../functions/contract/table.ts';
import { dynamoPolicyBook } from '../../../functions/adapters/dynamodb/policy-book.ts';
import { dynamoPolicyShelf } from '../../../functions/adapters/dynamodb/policy-shelf.ts';
import type { Activation, PolicyShelf } from '../../../functions/domain/services.ts';
import { defaultPack } from '../../../functions/domain/sla/packs/default.ts';
import { refOf } from '../../../functions/domain/sla/policy.ts';
import { type Desk, openDesk } from '../../desk.ts';
import { ownPolicy } from '../../domain/sla/own-policy.ts';

let desk: Desk;
let shelf: PolicyShelf;
beforeEach(async () => {
  desk = await openDesk();
  shelf = dynamoPolicyShelf(desk.client, desk.table);
});
afterEach(async () => desk.close());

const at = '2026-03-02T09:00:00.000Z';
const policy = ownPolicy();
const activation = (changed: Partial<Activation> = {}): Activation => ({
  number: 1,
  policies: [refOf(policy)],
  at,
  by: 'admin',
  role: 'admin',
  ...changed,
});

describe('A shelf of policies', () => {
  test('is empty at first, and new cases are given the default', async () => {
    expect(await shelf.published()).toEqual([]);
    expect(await shelf.activations(10)).toEqual([]);
    expect(await shelf.activation(1)).toBeUndefined();
    expect(await desk.policies.active()).toEqual([defaultPack]);
  });

  test('keeps each version as it was published, whatever comes later under its name', async () => {
    expect(await shelf.publish({ policy, at, by: 'admin' })).toBe('published');
    const other = ownPolicy({ title: { en: 'Otherwise', 'zh-CN': '另一份' } });
    expect(await shelf.publish({ policy: other, at, by: 'someone' })).toBe('taken');
    expect(await shelf.publish({ policy: { ...other, version: 2 }, at, by: 'someone' })).toBe('published');
    expect(await shelf.published()).toEqual([
      { policy, at, by: 'admin' },
      { policy: { ...other, version: 2 }, at, by: 'someone' },
    ]);
    expect(await desk.policies.of([{ id: 'two-days', version: 1 }])).toEqual([policy]);
  });

  test('gives the very next case what was activated, and every function the whole of it', async () => {
    expect(await shelf.activate(activation(), [policy, defaultPack])).toBe('activated');
    expect(await desk.policies.active()).toEqual([policy]);
    // Another function, of another release that knows nothing of it.
    expect(await dynamoPolicyBook(desk.client, desk.table).of([refOf(policy)])).toEqual([policy]);
    expect(await shelf.published()).toContainEqual({ policy: defaultPack, at, by: 'admin' });
    expect(await shelf.activations(10)).toEqual([activation()]);
  });

  test('lets one of two admins who activate at once through, and tells the other', async () => {
    const other = ownPolicy({ id: 'other' });
    const outcomes = await Promise.all([
      shelf.activate(activation(), [policy]),
      dynamoPolicyShelf(desk.client, desk.table).activate(
        activation({ by: 'second', policies: [{ id: 'other', version: 1 }] }),
        [other],
      ),
    ]);
    expect(outcomes.toSorted()).toEqual(['activated', 'outrun']);
    const [won] = await shelf.activations(10);
    expect((await desk.policies.active()).map(refOf)).toEqual(won?.policies);
    // Nothing of the one who lost is left behind.
    expect(await shelf.published()).toHaveLength(1);
  });

  test('never writes a record of an activation again', async () => {
    await shelf.activate(activation(), [policy]);
    expect(await shelf.activate(activation({ by: 'someone' }), [])).toBe('outrun');
    expect(await shelf.activate(activation({ number: 3, by: 'someone' }), [])).toBe('outrun');
    expect(await shelf.activate(activation({ number: 2, rolledBackTo: 1 }), [])).toBe('activated');
    expect((await shelf.activations(10)).map(({ number, by }) => [number, by])).toEqual([
      [2, 'admin'],
      [1, 'admin'],
    ]);
    expect(await shelf.activation(1)).toEqual(activation());
  });

  test('shows the latest activations first, as many as are asked for', async () => {
    for (let number = 1; number <= 12; number += 1) {
      await shelf.activate(activation({ number }), number === 1 ? [policy] : []);
    }
    expect((await shelf.activations(3)).map(({ number }) => number)).toEqual([12, 11, 10]);
  });

  test('stands in one partition, in no index, and holds no key but its own', async () => {
    await shelf.activate(activation(), [policy]);
    const { Items = [] } = await desk.client.send(
      new QueryCommand({
        TableName: desk.table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: 'POLICIES' } },
      }),
    );
    expect(Items.map(({ sk }) => sk?.S)).toEqual(['ACTIVATION#000001', 'ACTIVE', 'POLICY#two-days#000001']);
    const indexed = Object.values(tableIndexes).flatMap(({ partition, sort }) => [partition, sort]);
    expect(Items.flatMap((item) => Object.keys(item)).filter((name) => indexed.some((key) => key === name))).toEqual(
      [],
    );
    const { Item } = await desk.client.send(
      new GetItemCommand({ TableName: desk.table, Key: { pk: { S: 'POLICIES' }, sk: { S: 'ACTIVATION#000001' } } }),
    );
    expect(Item).toMatchObject({ at: { S: at }, by: { S: 'admin' } });
  });
});
