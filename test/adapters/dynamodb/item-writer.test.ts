import { BatchWriteItemCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import type { Item } from '../../../functions/adapters/dynamodb/case-items.ts';
import { itemWriter } from '../../../functions/adapters/dynamodb/item-writer.ts';

const item = (name: string, text = ''): Item => ({ pk: { S: 'P' }, sk: { S: name }, text: { S: text } });

/** A table that leaves out, of each batch, as many as it is told; what is written, and by which calls. */
function busyTable(leavesOut: number) {
  const calls: string[] = [];
  const written = new Map<string, string>();
  const put = (one: Item | undefined): void => void written.set(one?.['sk']?.S ?? '', one?.['text']?.S ?? '');
  const client = new DynamoDBClient({ region: 'us-east-1' });
  client.send = async (command: unknown) => {
    if (command instanceof PutItemCommand) {
      calls.push('one');
      put(command.input.Item);
      return {};
    }
    if (!(command instanceof BatchWriteItemCommand)) throw new Error('Another command.');
    const requests = command.input.RequestItems?.['table'] ?? [];
    calls.push(`${requests.length} together`);
    for (const { PutRequest } of requests.slice(leavesOut)) put(PutRequest?.Item);
    return leavesOut === 0 ? {} : { UnprocessedItems: { table: requests.slice(0, leavesOut) } };
  };
  return { calls, written, write: itemWriter(client, 'table') };
}

describe('Items that are written in the same turn', () => {
  test('travel in one call, up to 25 of them, and one alone as one', async () => {
    const { calls, written, write } = busyTable(0);
    await Promise.all(Array.from({ length: 30 }, async (_, number) => write(item(`i${number}`))));
    await write(item('alone'));
    expect(calls).toEqual(['25 together', '5 together', 'one']);
    expect(written.size).toBe(31);
  });

  test('are all written, though a busy table leaves some of them out', async () => {
    const { calls, written, write } = busyTable(2);
    await Promise.all(['a', 'b', 'c', 'd'].map(async (name) => write(item(name))));
    expect(calls).toEqual(['4 together', 'one', 'one']);
    expect([...written.keys()].toSorted()).toEqual(['a', 'b', 'c', 'd']);
  });

  test('are named once each, as they were asked for last', async () => {
    const { calls, written, write } = busyTable(0);
    await Promise.all([write(item('a', 'first')), write(item('b')), write(item('a', 'last'))]);
    expect(calls).toEqual(['2 together']);
    expect(written.get('a')).toBe('last');
  });
});
