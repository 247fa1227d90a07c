import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { routingPartitions } from '../../contract/table.ts';
import { defaultRouting } from '../../domain/routing/default-routing.ts';
import type { RoutingBook, RoutingRecord } from '../../domain/routing/routing.ts';
import { coalesce } from '../coalesce.ts';
import { textItem } from './case-items.ts';
import { itemReader } from './items.ts';

const prefix = 'VERSION#';
const versionSk = (version: number): string => prefix + String(version).padStart(6, '0');

/* What `put` wrote as JSON text, and the schema had checked before: the shape is ours. */
const readRecord = (data: string | undefined): RoutingRecord => JSON.parse(data ?? 'null');

/**
 * The rules of routing: one item a version, written on the condition that nobody wrote it before. The latest is what
 * holds, so that there is nothing else to keep in step. Those who ask in the same turn of the event loop share a query.
 */
export function dynamoRoutingBook(client: DynamoDBClient, table: string): RoutingBook {
  const read = itemReader(client, table);

  async function latest(limit: number): Promise<RoutingRecord[]> {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': { S: routingPartitions.rules }, ':prefix': { S: prefix } },
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: limit,
      }),
    );
    return Items.map((item) => readRecord(item['data']?.S));
  }

  const shared = coalesce<undefined, RoutingRecord | undefined>({
    max: Number.POSITIVE_INFINITY,
    run: async (asked) => {
      const [value] = await latest(1);
      return asked.map(() => ({ ok: true, value }));
    },
  });

  return {
    current: async () => (await shared(undefined)) ?? defaultRouting,
    async record(version) {
      if (version === undefined) return (await latest(1))[0];
      const item = await read({ pk: routingPartitions.rules, sk: versionSk(version) });
      return item && readRecord(item['data']?.S);
    },
    history: latest,
    async put(record) {
      try {
        await client.send(
          new PutItemCommand({
            TableName: table,
            Item: textItem({
              pk: routingPartitions.rules,
              sk: versionSk(record.version),
              data: JSON.stringify(record),
            }),
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        );
        return 'put';
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return 'outrun';
        throw error;
      }
    },
  };
}
