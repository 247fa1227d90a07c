import { describe, expect, test } from '@jest/globals';
import { tableIndexes } from '../../../functions/contract/table.ts';
import { indexWriteUnits, type Item, itemBytes, readUnits, tableWriteUnits } from './dynamodb-rules.ts';

const text = (S: string) => ({ S });
const item = (bytes: number): Item => ({ pk: text('x'.repeat(bytes - 'pk'.length)) });
const queued = (more: Item = {}): Item => ({
  pk: text('CASE#1'),
  sk: text('CASE'),
  queuePk: text('open#quality'),
  queueSk: text('1#2026'),
  ...more,
});

describe('An item weighs', () => {
  test('its names and its words in UTF-8', () => {
    expect(itemBytes({ name: text('水壶') })).toBe(4 + 6);
  });
  test('a byte for two digits of a number and one more', () => {
    expect(itemBytes({ n: { N: '12345' } })).toBe(1 + 4);
    expect(itemBytes({ n: { N: '-100' } })).toBe(1 + 3);
  });
  test('three bytes for a list or map, and one for each thing in it', () => {
    expect(itemBytes({ l: { L: [text('ab'), { BOOL: true }] } })).toBe(1 + 3 + 1 + 2 + 1 + 1);
    expect(itemBytes({ m: { M: { key: text('ab') } } })).toBe(1 + 3 + 3 + 2 + 1);
  });
});

describe('A write costs', () => {
  test('a unit for each kilobyte begun, of the larger of before and after', () => {
    expect(tableWriteUnits(undefined, item(1024), false)).toBe(1);
    expect(tableWriteUnits(item(1025), item(10), false)).toBe(2);
  });
  test('twice that in a transaction', () => expect(tableWriteUnits(undefined, item(1025), true)).toBe(4));
});

describe('An index costs', () => {
  test('nothing for an item that is not in it, or that looks the same there', () => {
    expect(indexWriteUnits(tableIndexes.assignee, queued(), queued({ version: { N: '2' } }))).toBe(0);
    expect(indexWriteUnits(tableIndexes.queue, queued(), queued({ unseen: text('x') }))).toBe(0);
  });
  test('one write for what comes, goes or changes, two for what moves', () => {
    expect(indexWriteUnits(tableIndexes.queue, undefined, queued())).toBe(1);
    expect(indexWriteUnits(tableIndexes.queue, queued(), queued({ version: { N: '2' } }))).toBe(1);
    expect(indexWriteUnits(tableIndexes.queue, queued(), queued({ queueSk: text('0#2026') }))).toBe(2);
  });
});

test('A read costs a unit for four kilobytes, half of it when it may be a moment behind', () => {
  expect(readUnits(4097, { consistent: true })).toBe(2);
  expect(readUnits(10, { consistent: false })).toBe(0.5);
});
