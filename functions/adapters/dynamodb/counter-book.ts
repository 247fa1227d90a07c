import {
  type AttributeValue,
  type DynamoDBClient,
  QueryCommand,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { randomInt } from 'node:crypto';
import { counterShards, measuresPrefix } from '../../contract/table.ts';
import type { CounterBook, Given, Giving } from '../../domain/insight/measures/counter-book.ts';
import { type Counts, difference, placeOf } from '../../domain/insight/measures/counters.ts';
import { DomainError } from '../../domain/errors.ts';
import { type Item, textItem } from './case-items.ts';
import { itemReader, type Key } from './items.ts';
import { transactions } from './transactions.ts';

/** Not in the case's partition: who measures may write no case. */
const givenKey = (reference: string): Key => ({ pk: `${measuresPrefix}CASE#${reference}`, sk: 'GIVEN' });
const sumsPk = (team: string, shard: number): string => `${measuresPrefix}SUM#${team}#${shard}`;

/**
 * The counters in the one table (docs/decisions/0022). A team's counters of a slot are attributes of one item, so that
 * what a case changes is few items of less than a KB each; a transaction writes to one shard, chosen by lot, and a sum
 * is the sum over the shards, so that a shard may hold a negative share of it.
 * @param shards over how many partitions a team's counters are spread when they are written
 */
export function dynamoCounterBook(client: DynamoDBClient, table: string, shards = counterShards): CounterBook {
  const read = itemReader(client, table);
  const transact = transactions(client);

  async function readShard(team: string, shard: number, from: string): Promise<[string, number][]> {
    const found: [string, number][] = [];
    let after: Item | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND sk >= :from',
          ExpressionAttributeValues: { ':pk': { S: sumsPk(team, shard) }, ':from': { S: from } },
          ...(after && { ExclusiveStartKey: after }),
        }),
      );
      for (const item of page.Items ?? []) found.push(...countersIn(team, item));
      after = page.LastEvaluatedKey;
    } while (after);
    return found;
  }

  return {
    async given(reference) {
      const item = await read(givenKey(reference));
      return item && readGiven(item);
    },

    async give(givings) {
      const shard = randomInt(shards);
      const sums = new Map<string, Record<string, number>>();
      for (const { before, after } of givings) {
        for (const [counter, value] of Object.entries(difference(after.counts, before?.counts ?? {}))) {
          const { team, slot, figure } = placeOf(counter);
          const key = `${team} ${slot}`;
          const sum = sums.get(key) ?? {};
          sum[figure] = (sum[figure] ?? 0) + value;
          sums.set(key, sum);
        }
      }
      const updates = [...sums].flatMap(([key, sum]) => {
        const [team = '', ...slot] = key.split(' ');
        return addition(table, { pk: sumsPk(team, shard), sk: slot.join(' ') }, sum);
      });
      const outcome = await transact([...givings.map((giving) => replacement(table, giving)), ...updates]);
      if (outcome.written) return 'given';
      if (outcome.reasons.some(({ Code }) => Code === 'ConditionalCheckFailed')) return 'outrun';
      throw new DomainError('service.unavailable', { retryAfter: 1 });
    },

    async totals(teams, from) {
      const parts = teams.flatMap((team) => Array.from({ length: counterShards }, (_, shard) => ({ team, shard })));
      const found = await Promise.all(parts.map(async ({ team, shard }) => readShard(team, shard, from)));
      const sums: Record<string, number> = {};
      for (const [counter, value] of found.flat()) sums[counter] = (sums[counter] ?? 0) + value;
      return sums;
    },
  };
}

/** What a case gives, in place of what it gave, if nobody has written it meanwhile. */
function replacement(TableName: string, { reference, before, after }: Giving): TransactWriteItem {
  const { version, terms, counts, day } = after;
  return {
    Put: {
      TableName,
      Item: {
        ...textItem({ ...givenKey(reference), data: JSON.stringify({ version, terms, counts: nested(counts), day }) }),
        revision: { N: String((before?.revision ?? 0) + 1) },
      },
      ConditionExpression: before ? 'revision = :revision' : 'attribute_not_exists(pk)',
      ...(before && { ExpressionAttributeValues: { ':revision': { N: String(before.revision) } } }),
    },
  };
}

function addition(TableName: string, key: Key, sum: Record<string, number>): TransactWriteItem[] {
  const changed = Object.entries(sum).filter(([, value]) => value !== 0);
  if (changed.length === 0) return [];
  const names = changed.map(([figure], index): [string, string] => [`#c${index}`, figure]);
  const values = changed.map(([, value], index): [string, AttributeValue] => [`:c${index}`, { N: String(value) }]);
  return [
    {
      Update: {
        TableName,
        Key: textItem(key),
        UpdateExpression: `ADD ${changed.map((_, index) => `#c${index} :c${index}`).join(', ')}`,
        ExpressionAttributeNames: Object.fromEntries(names),
        ExpressionAttributeValues: Object.fromEntries(values),
      },
    },
  ];
}

/** Team and slot once each, for a case's counters share few of them: half the bytes. */
type Nested = Record<string, Record<string, Record<string, number>>>;

function nested(counts: Counts): Nested {
  const whole: Nested = {};
  for (const [counter, value] of Object.entries(counts)) {
    const { team, slot, figure } = placeOf(counter);
    ((whole[team] ??= {})[slot] ??= {})[figure] = value;
  }
  return whole;
}

function readGiven(item: Item): Given {
  const { counts, ...rest }: Omit<Given, 'counts' | 'revision'> & { counts: Nested } = JSON.parse(
    item['data']?.S ?? '{}',
  );
  const flat = Object.entries(counts).flatMap(([team, slots]) =>
    Object.entries(slots).flatMap(([slot, figures]) =>
      Object.entries(figures).map(([figure, value]): [string, number] => [`${team} ${slot} ${figure}`, value]),
    ),
  );
  return { ...rest, counts: Object.fromEntries(flat), revision: Number(item['revision']?.N ?? 0) };
}

const countersIn = (team: string, item: Item): [string, number][] =>
  Object.entries(item).flatMap(([name, value]): [string, number][] =>
    name === 'pk' || name === 'sk' ? [] : [[`${team} ${item['sk']?.S} ${name}`, Number(value.N)]],
  );
