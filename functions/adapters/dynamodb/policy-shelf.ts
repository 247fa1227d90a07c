import { type DynamoDBClient, QueryCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { setTimeout as sleep } from 'node:timers/promises';
import { policiesPartition } from '../../contract/table.ts';
import { DomainError } from '../../domain/errors.ts';
import type { PolicyShelf, PublishedPolicy } from '../../domain/services.ts';
import { type Item, textItem } from './case-items.ts';
import { itemReader } from './items.ts';
import {
  activationPrefix,
  activationSk,
  activeSk,
  policyPrefix,
  policySk,
  readActivation,
  readPolicy,
} from './policy-book.ts';
import { transactions, type Written } from './transactions.ts';

/**
 * Publishes and activates policies (contract/table.ts for the items). A policy's version and an activation are written
 * once, on the condition that nobody wrote them before; `ACTIVE` alone is replaced, by number, in one transaction with
 * the record of who did it.
 *
 * @param lease milliseconds for which others may still go by what was active before: an activation is answered after it
 */
export function dynamoPolicyShelf(
  client: DynamoDBClient,
  table: string,
  { lease = 0 }: { lease?: number } = {},
): PolicyShelf {
  const transact = transactions(client);
  const read = itemReader(client, table);

  async function query(prefix: string, { most = Infinity, newestFirst = false } = {}): Promise<Item[]> {
    const items: Item[] = [];
    let from: Item | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': { S: policiesPartition }, ':prefix': { S: prefix } },
          ConsistentRead: true,
          ScanIndexForward: !newestFirst,
          ...(most < Infinity && { Limit: most - items.length }),
          ...(from && { ExclusiveStartKey: from }),
        }),
      );
      items.push(...(page.Items ?? []));
      from = page.LastEvaluatedKey;
    } while (from && items.length < most);
    return items;
  }

  const once = (sk: string, { at, by }: { at: string; by: string }, data: unknown): TransactWriteItem => ({
    Put: {
      TableName: table,
      Item: textItem({ pk: policiesPartition, sk, at, by, data: JSON.stringify(data) }),
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  });

  return {
    published: async () =>
      (await query(policyPrefix)).map((item) => ({
        policy: readPolicy(item),
        at: item['at']?.S ?? '',
        by: item['by']?.S ?? '',
      })),

    async publish(published: PublishedPolicy) {
      const written = await transact([once(policySk(published.policy), published, published.policy)]);
      return refused(written) ? 'taken' : 'published';
    },

    activations: async (limit) =>
      (await query(activationPrefix, { most: limit, newestFirst: true })).map(readActivation),

    async activation(number) {
      const item = await read({ pk: policiesPartition, sk: activationSk(number) });
      return item && readActivation(item);
    },

    async activate(activation, unpublished) {
      const { number } = activation;
      const written = await transact([
        {
          Put: {
            TableName: table,
            Item: {
              ...textItem({ pk: policiesPartition, sk: activeSk, data: JSON.stringify(activation) }),
              number: { N: String(number) },
            },
            ExpressionAttributeNames: { '#number': 'number' },
            ...(number === 1
              ? { ConditionExpression: 'attribute_not_exists(#number)' }
              : {
                  ConditionExpression: '#number = :before',
                  ExpressionAttributeValues: { ':before': { N: String(number - 1) } },
                }),
          },
        },
        once(activationSk(number), activation, activation),
        ...unpublished.map((policy) => once(policySk(policy), activation, policy)),
      ]);
      if (refused(written)) return 'outrun';
      await sleep(lease);
      return 'activated';
    },
  };
}

/**
 * Was it refused because somebody else had written it?
 * @throws DomainError `service.unavailable` when others kept writing at this very moment: nothing was stored
 */
function refused(written: Written): boolean {
  if (written.written) return false;
  if (written.reasons.some(({ Code }) => Code === 'ConditionalCheckFailed')) return true;
  throw new DomainError('service.unavailable', { retryAfter: 1 });
}
