import { BatchGetItemCommand, type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { coalesce } from '../coalesce.ts';
import type { Item } from './case-items.ts';

export type Key = { pk: string; sk: string };

/** What one BatchGetItem call takes. */
const mostKeys = 100;

/** Consistent reads of single items; those asked for in the same turn of the event loop travel in one call. */
export function itemReader(client: DynamoDBClient, table: string): (key: Key) => Promise<Item | undefined> {
  const textOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;
  const keyOf = ({ pk, sk }: Key): Item => ({ pk: { S: pk }, sk: { S: sk } });

  const readOne = async (key: Key): Promise<Item | undefined> =>
    (await client.send(new GetItemCommand({ TableName: table, Key: keyOf(key), ConsistentRead: true }))).Item;

  async function readSeveral(keys: Key[]): Promise<Map<string, Item | undefined>> {
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetItemCommand({ RequestItems: { [table]: { Keys: keys.map(keyOf), ConsistentRead: true } } }),
    );
    const read = (Responses?.[table] ?? []).map((item): [string, Item] => [textOf(keyIn(item)), item]);
    // What a busy table left out is asked for again, one by one, with the client's own retries.
    const left = (UnprocessedKeys?.[table]?.Keys ?? []).map(keyIn);
    const later = left.map(async (key): Promise<[string, Item | undefined]> => [textOf(key), await readOne(key)]);
    return new Map([...read, ...(await Promise.all(later))]);
  }

  return coalesce<Key, Item | undefined>({
    max: mostKeys,
    run: async (wanted) => {
      const keys = [...new Map(wanted.map((key) => [textOf(key), key])).values()];
      const [only] = keys;
      const found =
        keys.length === 1 && only ? new Map([[textOf(only), await readOne(only)]]) : await readSeveral(keys);
      return wanted.map((key) => ({ ok: true, value: found.get(textOf(key)) }));
    },
  });
}

const keyIn = (item: Item): Key => ({ pk: item['pk']?.S ?? '', sk: item['sk']?.S ?? '' });
