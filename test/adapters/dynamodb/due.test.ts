import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dynamoCaseStore } from '../../../functions/adapters/dynamodb/case-store.ts';
import { register } from '../../../functions/domain/intake/register.ts';
import type { DueCase } from '../../../functions/domain/services.ts';
import { type Desk, openDesk } from '../../desk.ts';

const ever = '2027-01-01T00:00:00.000Z';
const key = ({ dueAt, reference }: DueCase): string => `${dueAt}#${reference}`;

let desk: Desk;
let all: DueCase[];
beforeAll(async () => {
  desk = await openDesk();
  desk = { ...desk, cases: dynamoCaseStore(desk.client, desk.table, 1) };
  for (let number = 0; number < 40; number += 1) {
    const words = { customer: { name: 'Li Lei', phone: '13800138000' }, description: 'The parcel never came.' };
    await register(desk, words, { enteredBy: { type: 'customer' } });
    // Several in one millisecond: then the reference decides.
    if (number % 4 === 3) desk.later({ minutes: 1 });
  }
  all = await desk.cases.due(0, ever, 100);
});
afterAll(async () => desk.close());

describe('What is due in a shard', () => {
  test('comes in the order of lateness, and from the other end when asked', async () => {
    expect(all).toHaveLength(40);
    expect(all.map(key)).toEqual(all.map(key).toSorted());
    expect(await desk.cases.due(0, ever, 100, { first: 'newest' })).toEqual(all.toReversed());
    expect(await desk.cases.due(0, ever, 7)).toEqual(all.slice(0, 7));
  });

  test('lies between two of its cases, neither of which is in it', async () => {
    const place = fc.option(fc.nat(39), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(
        place,
        place,
        fc.constantFrom('oldest', 'newest'),
        fc.integer({ min: 1, max: 50 }),
        async (...given) => {
          const [from, to, first, limit] = given;
          const [after, before] = [from === undefined ? undefined : all[from], to === undefined ? undefined : all[to]];
          const between = all.filter((_, index) => index > (from ?? -1) && index < (to ?? 40));
          const right = (first === 'oldest' ? between : between.toReversed()).slice(0, limit);
          expect(await desk.cases.due(0, ever, limit, { after, before, first })).toEqual(right);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('is nothing behind the last one, also when the clock was set back', async () => {
    const last = all.at(-1);
    expect(await desk.cases.due(0, ever, 100, { after: last })).toEqual([]);
    expect(await desk.cases.due(0, '2020-01-01T00:00:00.000Z', 100, { after: last })).toEqual([]);
  });
});
