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

const personPrefix = 'PERSON#';
const handPrefix = 'HAND#';
const pk = routingPartitions.people;

/* What was written below as JSON text under `data`: the shapes are ours. */
const readPerson = (item: Item): Person => JSON.parse(item['data']?.S ?? 'null');
const readHand = (item: Item): Hand => ({
  ...JSON.parse(item['data']?.S ?? 'null'),
  version: Number(item['version']?.N),
});

/**
 * Who is given cases. How many somebody has is not kept anywhere: it is counted in the index of who has what, up to
 * what they can have, so that no count can ever be wrong (docs/decisions/0014). A hand bridges the moments by which
 * the index lags. Those who ask in the same turn of the event loop share a query.
 */
export function dynamoPeopleBook(client: DynamoDBClient, table: string): PeopleBook {
  async function readAll(prefix: string): Promise<Item[]> {
    const items: Item[] = [];
    let from: Item | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': { S: pk }, ':prefix': { S: prefix } },
          ConsistentRead: true,
          ...(from && { ExclusiveStartKey: from }),
        }),
      );
      items.push(...(page.Items ?? []));
      from = page.LastEvaluatedKey;
    } while (from);
    return items;
  }
  const shared = <T>(prefix: string, readOne: (item: Item) => T): (() => Promise<T[]>) => {
    const together = coalesce<undefined, T[]>({
      max: Number.POSITIVE_INFINITY,
      run: async (asked) => {
        const value = (await readAll(prefix)).map(readOne);
        return asked.map(() => ({ ok: true, value }));
      },
    });
    return async () => together(undefined);
  };
  const people = shared(personPrefix, readPerson);
  // All in one query: a hand is small, and reading ten by their keys would cost ten units.
  const allHands = shared(handPrefix, readHand);

  return {
    list: people,

    async put(person) {
      const Item = textItem({ pk, sk: personPrefix + person.id, data: JSON.stringify(person) });
      await client.send(new PutItemCommand({ TableName: table, Item }));
    },

    async hands(wanted) {
      const known = new Map((await allHands()).map((hand) => [hand.person, hand]));
      return wanted.map((person) => known.get(person) ?? { person, version: 0, turns: {}, given: [] });
    },

    async deal({ version, ...hand }) {
      try {
        await client.send(
          new PutItemCommand({
            TableName: table,
            Item: {
              ...textItem({ pk, sk: handPrefix + hand.person, data: JSON.stringify(hand) }),
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
