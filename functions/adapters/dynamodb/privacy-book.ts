import {
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { expiry, privacyPrefix } from '../../contract/table.ts';
import type { Instant } from '../../domain/complaint/complaint.ts';
import { DomainError } from '../../domain/errors.ts';
import type { PrivacyBook, PrivacyRequest, RetentionRound } from '../../domain/privacy/request.ts';
import { type Item, textItem } from './case-items.ts';
import { itemReader, type Key } from './items.ts';

const keyOf = (id: string): Key => ({ pk: privacyPrefix + id, sk: 'REQUEST' });
const lists = {
  all: `${privacyPrefix}REQUESTS`,
  due: `${privacyPrefix}DUE`,
  rounds: `${privacyPrefix}ROUNDS`,
} as const;
const place = (at: Instant, id: string): string => `${at}#${id}`;
const placeShape = /^\d{4}-[0-9T:.-]{18}Z#PR-[0-9A-Z]{12}$/;

const secondsOf = (at: Instant): Item => ({ [expiry]: { N: String(Math.floor(Date.parse(at) / 1000)) } });

/**
 * Requests about the data of persons: an item each, a list of them all, and one of those to be looked at, in the order
 * of when. A request and its places in the lists are written together. Reports of retention stand beside them.
 */
export function dynamoPrivacyBook(client: DynamoDBClient, table: string): PrivacyBook {
  const read = itemReader(client, table);

  const put = (item: Item, condition: Partial<TransactWriteItem['Put']> = {}): TransactWriteItem => ({
    Put: { TableName: table, Item: item, ...condition },
  });
  const take = (pk: string, sk: string): TransactWriteItem => ({
    Delete: { TableName: table, Key: textItem({ pk, sk }) },
  });
  const requestItem = (request: PrivacyRequest, version: number): Item => ({
    ...textItem({ ...keyOf(request.id), data: JSON.stringify(request) }),
    version: { N: String(version) },
  });
  const dueItem = ({ id, nextAt }: PrivacyRequest): Item[] =>
    nextAt === undefined ? [] : [textItem({ pk: lists.due, sk: place(nextAt, id) })];

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

  async function listed(pk: string, limit: number, { until, newestFirst = false, after }: Listing = {}) {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: until === undefined ? 'pk = :pk' : 'pk = :pk AND sk <= :until',
        ExpressionAttributeValues: { ':pk': { S: pk }, ...(until !== undefined && { ':until': { S: until } }) },
        ScanIndexForward: !newestFirst,
        ConsistentRead: true,
        Limit: limit,
        ...(after !== undefined && { ExclusiveStartKey: textItem({ pk, sk: after }) }),
      }),
    );
    return { items: Items, last: LastEvaluatedKey?.['sk']?.S };
  }

  return {
    async create(request) {
      const made = await written([
        put(requestItem(request, 1), { ConditionExpression: 'attribute_not_exists(pk)' }),
        put(textItem({ pk: lists.all, sk: place(request.createdAt, request.id) })),
        ...dueItem(request).map((item) => put(item)),
      ]);
      return made ? 'created' : 'taken';
    },

    async read(id) {
      const item = await read(keyOf(id));
      return item && { request: requestOf(item), version: Number(item['version']?.N) };
    },

    async write(request, version, before, forgetAt) {
      const lapses = forgetAt === undefined ? {} : secondsOf(forgetAt);
      const moved = before.nextAt !== request.nextAt;
      return written([
        put(
          { ...requestItem(request, version + 1), ...lapses },
          {
            ConditionExpression: 'version = :version',
            ExpressionAttributeValues: { ':version': { N: String(version) } },
          },
        ),
        ...(moved && before.nextAt !== undefined ? [take(lists.due, place(before.nextAt, request.id))] : []),
        ...(moved ? dueItem(request).map((item) => put(item)) : []),
        ...(forgetAt === undefined
          ? []
          : [put({ ...textItem({ pk: lists.all, sk: place(request.createdAt, request.id) }), ...lapses })]),
      ]);
    },

    async due(now, limit) {
      const { items } = await listed(lists.due, limit, { until: `${now}#~` });
      return items.map((item) => idIn(item));
    },

    async list(limit, cursor) {
      if (cursor !== undefined && !placeShape.test(cursor)) throw new DomainError('request.bad-cursor');
      const { items, last } = await listed(lists.all, limit, { newestFirst: true, after: cursor });
      const found = await Promise.all(items.map(async (item) => read(keyOf(idIn(item)))));
      return {
        requests: found.flatMap((item) => (item ? [requestOf(item)] : [])),
        ...(last !== undefined && { nextCursor: last }),
      };
    },

    async keepRound(round) {
      const Item = textItem({ pk: lists.rounds, sk: round.day, data: JSON.stringify(round) });
      await client.send(new PutItemCommand({ TableName: table, Item }));
    },

    async rounds(limit) {
      return (await listed(lists.rounds, limit, { newestFirst: true })).items.map(roundOf);
    },
  };
}

type Listing = { until?: string; newestFirst?: boolean; after?: string | undefined };

const idIn = (item: Item): string => (item['sk']?.S ?? '').split('#')[1] ?? '';

/* Requests and rounds come back as they were written above. */
const requestOf = (item: Item): PrivacyRequest => JSON.parse(item['data']?.S ?? 'null');
const roundOf = (item: Item): RetentionRound => JSON.parse(item['data']?.S ?? 'null');
