import {
  type CancellationReason,
  type DynamoDBClient,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { coalesce, type Outcome } from '../coalesce.ts';

export type Written = { written: true } | { written: false; reasons: CancellationReason[] };

/** How many sets travel together at most, and how many items, which is DynamoDB's limit. */
const mostTogether = 20;
const mostItems = 100;
const conflictAttempts = 4;

/**
 * Writes sets of items, each set all or nothing. Sets that are written in the same turn of the event loop travel in
 * one call; if that is refused, each is tried alone, so that one lost race costs its neighbours nothing.
 * @returns for each set whether it was written, and if not the reason of each of its items in order
 */
export function transactions(client: DynamoDBClient): (items: TransactWriteItem[]) => Promise<Written> {
  async function alone(items: TransactWriteItem[]): Promise<Written> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems: items }));
        return { written: true };
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        const reasons = error.CancellationReasons ?? [];
        const refused = reasons.some((reason) => reason.Code === 'ConditionalCheckFailed');
        if (refused || attempt === conflictAttempts) return { written: false, reasons };
        await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 10));
      }
    }
  }

  const settle = async (items: TransactWriteItem[]): Promise<Outcome<Written>> => {
    try {
      return { ok: true, value: await alone(items) };
    } catch (error) {
      return { ok: false, error };
    }
  };

  async function together(sets: TransactWriteItem[][]): Promise<Outcome<Written>[]> {
    if (sets.length > 1) {
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems: sets.flat() }));
        return sets.map(() => ({ ok: true, value: { written: true } }));
      } catch {
        // One of them was refused: each alone says which.
      }
    }
    return Promise.all(sets.map(settle));
  }

  return coalesce<TransactWriteItem[], Written>({
    max: mostTogether,
    run: async (sets) => (await Promise.all(loads(sets).map(together))).flat(),
  });
}

/** The sets in their order, as many in each load as one transaction may hold. */
function loads(sets: TransactWriteItem[][]): TransactWriteItem[][][] {
  const all: TransactWriteItem[][][] = [];
  for (const set of sets) {
    const last = all.at(-1);
    if (last && last.flat().length + set.length <= mostItems && touchDifferentItems([...last, set])) last.push(set);
    else all.push([set]);
  }
  return all;
}

/** DynamoDB refuses a transaction that names one item twice. */
function touchDifferentItems(sets: TransactWriteItem[][]): boolean {
  const keys = sets.flat().map(({ Put, Update }) => {
    const key = Put?.Item ?? Update?.Key;
    return `${key?.['pk']?.S} ${key?.['sk']?.S}`;
  });
  return new Set(keys).size === keys.length;
}
