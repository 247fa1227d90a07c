import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dynamoPolicyBook } from '../../../functions/adapters/dynamodb/policy-book.ts';
import { dynamoPolicyShelf } from '../../../functions/adapters/dynamodb/policy-shelf.ts';
import { defaultPack } from '../../../functions/domain/sla/packs/default.ts';
import { type Policy, refOf } from '../../../functions/domain/sla/policy.ts';
import { type Desk, openDesk } from '../../desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

let number = 0;
async function activate(policy: Policy, lease = 0): Promise<void> {
  number += 1;
  const shelf = dynamoPolicyShelf(desk.client, desk.table, { lease });
  const activation = { number, policies: [refOf(policy)], at: desk.clock.now(), by: 'admin-1', role: 'admin' };
  expect(await shelf.activate(activation, [policy])).toBe('activated');
}

describe('Which policies are active', () => {
  test('is the default one before anybody chose, and is remembered for no longer than the lease', async () => {
    let now = 0;
    const book = dynamoPolicyBook(desk.client, desk.table, { lease: 2000, now: () => now });
    expect(await book.active()).toEqual([defaultPack]);
    await activate({ ...defaultPack, id: 'first' });
    now = 1999;
    expect((await book.active()).map(({ id }) => id)).toEqual(['default']);
    now = 2000;
    expect((await book.active()).map(({ id }) => id)).toEqual(['first']);
  });

  test('holds for every complaint after the answer to the admin, in every function that had remembered the old ones', async () => {
    const lease = 50;
    const books = [1, 2, 3].map(() => dynamoPolicyBook(desk.client, desk.table, { lease }));
    await Promise.all(books.map((book) => book.active()));
    await activate({ ...defaultPack, id: 'second' }, lease);
    for (const book of books) expect((await book.active()).map(({ id }) => id)).toEqual(['second']);
  });

  test('is asked again when the table could not answer', async () => {
    let broken = true;
    const client = new Proxy(desk.client, {
      get: (target, name) =>
        name === 'send' && broken
          ? async () => {
              throw new Error('no answer');
            }
          : Reflect.get(target, name),
    });
    const book = dynamoPolicyBook(client, desk.table, { lease: 60_000 });
    await expect(book.active()).rejects.toThrow('no answer');
    broken = false;
    expect(await book.active()).toHaveLength(1);
  });

  test('a version that a case was given can always be read; one that never was published is named', async () => {
    const book = dynamoPolicyBook(desk.client, desk.table);
    expect((await book.of([{ id: 'first', version: 1 }])).map(({ id }) => id)).toEqual(['first']);
    await expect(book.of([{ id: 'first', version: 9 }])).rejects.toMatchObject({
      code: 'policy.not-found',
      details: { id: 'first', version: 9 },
    });
  });
});
