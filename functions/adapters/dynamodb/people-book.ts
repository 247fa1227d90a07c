import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { routingPartitions, tableIndexes } from '../../contract/table.ts';
import type { Status } from '../../domain/complaint/vocabulary.ts';
import type { Hand, PeopleBook, Person } from '../../domain/routing/people.ts';
import { coalesce } from '../coalesce.ts';
import { bucketOf, casePk, type Item, textItem } from './case-items.ts';
import { itemReader } from './items.ts';

const personPrefix = 'PERSON#';
const handSk = (person: string): string => `HAND#${person}`;
const pk = routingPartitions.people;

/* What was written below as JSON text under `data`: the shapes are ours. */
const readPerson = (item: Item): Person => JSON.parse(item['data']?.S ?? 'null');
const readHand = (item: Item): Omit<Hand, 'version'> => JSON.parse(item['data']?.S ?? 'null');

/**
 * Who is given cases. How many somebody has is not kept anywhere: it is counted in the index of who has what, up to
 * what they can have, so that no count can ever be wrong (docs/decisions/0014). A hand bridges the moments by which the index lags.
 */
export function dynamoPeopleBook(client: DynamoDBClient, table: string): PeopleBook {
  const read = itemReader(client, table);

  async function readAll(): Promise<Person[]> {
    const items: Item[] = [];
    let from: Item | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': { S: pk }, ':prefix': { S: personPrefix } },
          ConsistentRead: true,
          ...(from && { ExclusiveStartKey: from }),
        }),
      );
      items.push(...(page.Items ?? []));
      from = page.LastEvaluatedKey;
    } while (from);
    return items.map(readPerson);
  }
  const shared = coalesce<undefined, Person[]>({
    max: Number.POSITIVE_INFINITY,
    run: async (asked) => {
      const value = await readAll();
      return asked.map(() => ({ ok: true, value }));
    },
  });

  return {
    list: async () => shared(undefined),

    async put(person) {
      const Item = textItem({ pk, sk: personPrefix + person.id, data: JSON.stringify(person) });
      await client.send(new PutItemCommand({ TableName: table, Item }));
    },

    hands: async (people) =>
      Promise.all(
        people.map(async (person) => {
          const item = await read({ pk, sk: handSk(person) });
          return item
            ? { ...readHand(item), version: Number(item['version']?.N) }
            : { person, version: 0, turns: {}, given: [] };
        }),
      ),

    async deal({ version, ...hand }) {
      try {
        await client.send(
          new PutItemCommand({
            TableName: table,
            Item: {
              ...textItem({ pk, sk: handSk(hand.person), data: JSON.stringify(hand) }),
              version: { N: String(version) },
            },
            ConditionExpression: version === 1 ? 'attribute_not_exists(pk)' : 'version = :before',
            ...(version > 1 && { ExpressionAttributeValues: { ':before': { N: String(version - 1) } } }),
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },

    async openCases(person, most) {
      const { name, partition } = tableIndexes.assignee;
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: name,
          KeyConditionExpression: `${partition} = :partition`,
          ExpressionAttributeValues: { ':partition': { S: `${bucketOf('received' satisfies Status)}#${person}` } },
          ProjectionExpression: 'pk',
          Limit: most,
        }),
      );
      return Items.map((item) => (item['pk']?.S ?? '').slice(casePk('').length));
    },
  };
}
