import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { transactions } from '../../../functions/adapters/dynamodb/transactions.ts';
import { type Desk, openDesk } from '../../desk.ts';

let desk: Desk;
const sent: number[] = [];
beforeAll(async () => {
  desk = await openDesk();
  desk.client.middlewareStack.add(
    (next) => async (args) => {
      if ('TransactItems' in args.input && Array.isArray(args.input.TransactItems)) {
        sent.push(args.input.TransactItems.length);
      }
      return next(args);
    },
    { step: 'initialize' },
  );
});
afterAll(async () => desk.close());

/** A case and its events, none of which may be there already. */
const setOf = (name: string, items: number): TransactWriteItem[] =>
  Array.from({ length: items }, (_, number) => ({
    Put: {
      TableName: desk.table,
      Item: { pk: { S: name }, sk: { S: String(number) } },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  }));
const written = { written: true };

describe('Sets that are written in the same moment', () => {
  test('travel together, as many as one transaction may hold', async () => {
    sent.length = 0;
    const write = transactions(desk.client);
    const outcomes = await Promise.all(Array.from({ length: 25 }, async (_, number) => write(setOf(`a${number}`, 6))));
    expect(outcomes).toEqual(outcomes.map(() => written));
    expect(sent.toSorted((a, b) => b - a)).toEqual([96, 30, 24]);
  });

  test('are each all or nothing, and one that is refused costs its neighbours nothing', async () => {
    const write = transactions(desk.client);
    await write(setOf('b1', 1));
    const outcomes = await Promise.all(['b0', 'b1', 'b2'].map(async (name) => write(setOf(name, 3))));
    expect(outcomes[0]).toEqual(written);
    expect(outcomes[1]).toMatchObject({ written: false, reasons: [{ Code: 'ConditionalCheckFailed' }, {}, {}] });
    expect(outcomes[2]).toEqual(written);
  });

  test('do not travel together when they touch the same item: the first one wins', async () => {
    const write = transactions(desk.client);
    const outcomes = await Promise.all([write(setOf('c', 2)), write(setOf('c', 2))]);
    expect(outcomes.filter((outcome) => outcome.written)).toHaveLength(1);
  });
});
