import { type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { isDeepStrictEqual } from 'node:util';
import { tableIndexes } from '../../../functions/contract/table.ts';
import { indexWriteUnits, type Item, tableWriteUnits } from './dynamodb-rules.ts';

/** Everything in a table, by key. */
export type Contents = ReadonlyMap<string, Item>;

export async function contentsOf(client: DynamoDBClient, table: string): Promise<Contents> {
  const items = new Map<string, Item>();
  for await (const page of paginateScan({ client }, { TableName: table, ConsistentRead: true })) {
    for (const item of page.Items ?? []) items.set(keyOf(item), item);
  }
  return items;
}

export const keyOf = (item: Item): string => `${item['pk']?.S} ${item['sk']?.S}`;

/**
 * The fewest write units for which the table can get from one state to the other: each item that differs is written
 * once, case and event together in a transaction. A mail takes two plain writes, as its claim must be on record before
 * it goes and its proof after.
 */
export function leastWriteUnits(before: Contents, after: Contents): number {
  let units = 0;
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(key), after.get(key)];
    if (isDeepStrictEqual(old, now)) continue;
    const isMail = key.includes(' MAIL#');
    const times = isMail && old === undefined ? 2 : 1;
    units += tableWriteUnits(old, now, !isMail) * times;
    for (const index of Object.values(tableIndexes)) units += indexWriteUnits(index, old, now);
  }
  return units;
}
