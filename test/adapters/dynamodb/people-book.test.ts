import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dynamoPeopleBook } from '../../../functions/adapters/dynamodb/people-book.ts';
import { assign } from '../../../functions/domain/casework/assign.ts';
import { resolve } from '../../../functions/domain/casework/conclude.ts';
import { change } from '../../../functions/domain/complaint/change.ts';
import { register } from '../../../functions/domain/intake/register.ts';
import { type Desk, openDesk } from '../../desk.ts';
import { aPerson } from '../../domain/routing/people.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const lead = { type: 'staff', id: 'lead', role: 'lead' } as const;

describe('The book of people', () => {
  test('holds what was entered last of everybody, in the order of their names', async () => {
    await desk.people.put(aPerson('wang'));
    await desk.people.put(aPerson('ann', { capacity: 3 }));
    await desk.people.put(aPerson('ann', { capacity: 5, teams: ['quality', 'service'] }));
    expect(await desk.people.list()).toEqual([
      aPerson('ann', { capacity: 5, teams: ['quality', 'service'] }),
      aPerson('wang'),
    ]);
  });

  test('lets one of two at once deal to a hand, and the other look again', async () => {
    const [empty] = await desk.people.hands(['ann']);
    expect(empty).toEqual({ person: 'ann', version: 0, turns: {}, given: [] });
    const hand = {
      person: 'ann',
      version: 1,
      turns: { quality: 4 },
      given: [{ reference: 'CR-A', at: desk.clock.now() }],
    };
    const outcomes = await Promise.all([desk.people.deal(hand), desk.people.deal({ ...hand, turns: { quality: 9 } })]);
    expect(outcomes.filter(Boolean)).toEqual([true]);
    const [dealt] = await desk.people.hands(['ann']);
    expect(dealt?.version).toBe(1);
    expect(await desk.people.deal({ ...hand, version: 3 })).toBe(false);
    expect(await desk.people.deal({ ...hand, version: 2 })).toBe(true);
    expect((await desk.people.hands(['nobody', 'ann'])).map(({ person, version }) => [person, version])).toEqual([
      ['nobody', 0],
      ['ann', 2],
    ]);
  });

  test('counts who has which open cases, as far as is asked, and none that is settled', async () => {
    const references: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      const submission = { customer: { name: 'Ann', email: 'ann@customer.example' }, description: 'The lamp broke.' };
      const { reference } = await register(desk, submission, { enteredBy: { type: 'customer' } });
      await change(desk, reference, 'assign', assign('li', lead));
      references.push(reference);
    }
    await change(desk, references[3] ?? '', 'resolve', resolve('A refund.', lead));
    expect((await desk.people.openCases('li', 10)).toSorted()).toEqual(references.slice(0, 3).toSorted());
    expect(await desk.people.openCases('li', 2)).toHaveLength(2);
    expect(await desk.people.openCases('nobody', 2)).toEqual([]);
  });

  test('is read once for all who ask at the same moment', async () => {
    let queries = 0;
    const counting = { send: async (command: never) => ((queries += 1), desk.client.send(command)) };
    const book = dynamoPeopleBook(counting as unknown as Desk['client'], desk.table);
    await Promise.all(Array.from({ length: 10 }, async () => book.list()));
    expect(queries).toBe(1);
  });
});
