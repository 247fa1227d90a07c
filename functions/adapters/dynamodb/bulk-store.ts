import {
  DeleteItemCommand,
  type DynamoDBClient,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { bulkPrefix, bulksPartition } from '../../contract/table.ts';
import type { BulkJob, BulkSlice, BulkStore } from '../../domain/casework/bulk/job.ts';
import { type Item, textItem } from './case-items.ts';
import { itemReader } from './items.ts';

const jobSk = 'JOB';
const sliceSk = (number: number): string => `SLICE#${String(number).padStart(4, '0')}`;

/** Jobs over many cases: a partition each, and a list of those that are not finished, whose new rows wake the worker. */
export function dynamoBulkStore(client: DynamoDBClient, table: string): BulkStore {
  const read = itemReader(client, table);
  const pk = (id: string): string => bulkPrefix + id;

  const put = (item: Item, condition?: { expression: string; version?: number }): TransactWriteItem => ({
    Put: {
      TableName: table,
      Item: item,
      ...(condition && { ConditionExpression: condition.expression }),
      ...(condition?.version !== undefined && {
        ExpressionAttributeValues: { ':version': { N: String(condition.version) } },
      }),
    },
  });
  const jobItem = (job: BulkJob, version: number): Item => ({
    ...textItem({ pk: pk(job.id), sk: jobSk, data: JSON.stringify(job) }),
    version: { N: String(version) },
  });
  const sliceItem = (id: string, slice: BulkSlice): Item =>
    textItem({ pk: pk(id), sk: sliceSk(slice.number), data: JSON.stringify(slice) });
  const waking = (id: string): Item => textItem({ pk: bulksPartition, sk: id });

  async function written(items: TransactWriteItem[]): Promise<boolean> {
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems: items }));
      return true;
    } catch (error) {
      const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
      if (reasons.some(({ Code }) => Code === 'ConditionalCheckFailed')) return false;
      throw error;
    }
  }

  return {
    async create(job, slices) {
      const made = await written([
        put(jobItem(job, 1), { expression: 'attribute_not_exists(pk)' }),
        ...slices.map((slice) => put(sliceItem(job.id, slice))),
        put(waking(job.id)),
      ]);
      return made ? 'created' : 'taken';
    },

    async read(id) {
      const item = await read({ pk: pk(id), sk: jobSk });
      return item && { job: jobOf(item), version: versionOf(item) };
    },

    async slice(id, number) {
      const item = await read({ pk: pk(id), sk: sliceSk(number) });
      return item && sliceOf(item);
    },

    async open(id) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: pk(id) } },
          ConsistentRead: true,
        }),
      );
      const [first, ...slices] = Items;
      return first && { job: jobOf(first), version: versionOf(first), slices: slices.map(sliceOf) };
    },

    write: async (job, version, also = {}) =>
      written([
        put(jobItem(job, version + 1), { expression: 'version = :version', version }),
        ...(also.slice ? [put(sliceItem(job.id, also.slice))] : []),
        ...(also.waking ? [put(waking(job.id))] : []),
      ]),

    async unfinished() {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: bulksPartition } },
        }),
      );
      return Items.map((item) => item['sk']?.S ?? '');
    },

    async settle(id) {
      await client.send(new DeleteItemCommand({ TableName: table, Key: waking(id) }));
    },
  };
}

const versionOf = (item: Item): number => Number(item['version']?.N);

/* Jobs and slices come back as they were written above. */
const jobOf = (item: Item): BulkJob => JSON.parse(item['data']?.S ?? 'null');
const sliceOf = (item: Item): BulkSlice => JSON.parse(item['data']?.S ?? 'null');
