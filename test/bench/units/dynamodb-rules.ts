/**
 * How DynamoDB counts, from its developer guide ("DynamoDB item sizes and formats", "Capacity unit consumption for
 * write operations", "Provisioned throughput considerations for global secondary indexes"). With these the least that an
 * operation can cost follows from what it stores and reads.
 */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { isDeepStrictEqual } from 'node:util';
import { tableIndexes, tableKeys } from '../../../functions/contract/table.ts';

export type Item = Record<string, AttributeValue>;
export type Index = (typeof tableIndexes)[keyof typeof tableIndexes];

/** Bytes of an item: names and values of its attributes in UTF-8. */
export const itemBytes = (item: Item): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);

function valueBytes(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return numberBytes(value.N);
  if (value.B !== undefined) return value.B.byteLength;
  if (value.BOOL !== undefined || value.NULL !== undefined) return 1;
  if (value.M !== undefined) return 3 + itemBytes(value.M) + Object.keys(value.M).length;
  if (value.L !== undefined) return 3 + value.L.reduce((sum, element) => sum + 1 + valueBytes(element), 0);
  if (value.SS !== undefined) return value.SS.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (value.NS !== undefined) return value.NS.reduce((sum, number) => sum + numberBytes(number), 0);
  if (value.BS !== undefined) return value.BS.reduce((sum, bytes) => sum + bytes.byteLength, 0);
  return 0;
}

/** A byte for every two significant digits and one more; a minus sign is a byte as well. */
function numberBytes(number: string): number {
  const digits = number.replace(/^-/, '').replace('.', '').replace(/^0+/, '').replace(/0+$/, '');
  return Math.ceil(digits.length / 2) + 1 + (number.startsWith('-') ? 1 : 0);
}

const kilobyte = 1024;
const unitsOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / kilobyte));

/** Write units of putting, changing or deleting one item; twice as many in a transaction. */
export function tableWriteUnits(before: Item | undefined, after: Item | undefined, transaction: boolean): number {
  const bytes = Math.max(before ? itemBytes(before) : 0, after ? itemBytes(after) : 0);
  return unitsOf(bytes) * (transaction ? 2 : 1);
}

/** What an index holds of an item: its own keys, the table's, and the projected attributes. Undefined: not in it. */
export function indexEntry({ partition, sort, projected }: Index, item: Item | undefined): Item | undefined {
  if (item?.[partition] === undefined || item[sort] === undefined) return undefined;
  const names: readonly string[] = [tableKeys.partition, tableKeys.sort, partition, sort, ...projected];
  return Object.fromEntries(names.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])));
}

/**
 * Write units in one index when an item changes: none when the entry stays as it is, one write when it comes, goes or
 * changes, two (out and in again) when its key changes. Index writes are not doubled by a transaction.
 */
export function indexWriteUnits(index: Index, before: Item | undefined, after: Item | undefined): number {
  const [old, now] = [indexEntry(index, before), indexEntry(index, after)];
  if (old === undefined && now === undefined) return 0;
  if (old === undefined || now === undefined) return unitsOf(itemBytes(old ?? now ?? {}));
  if (isDeepStrictEqual(old, now)) return 0;
  const { partition, sort } = index;
  const moved = old[partition]?.S !== now[partition]?.S || old[sort]?.S !== now[sort]?.S;
  const [oldBytes, nowBytes] = [itemBytes(old), itemBytes(now)];
  return moved ? unitsOf(oldBytes) + unitsOf(nowBytes) : unitsOf(Math.max(oldBytes, nowBytes));
}

/** Read units of so many bytes in one read; at least one block of 4 KB is charged. */
export const readUnits = (bytes: number, { consistent }: { consistent: boolean }): number =>
  Math.max(1, Math.ceil(bytes / (4 * kilobyte))) * (consistent ? 1 : 0.5);
