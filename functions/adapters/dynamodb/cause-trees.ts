import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { causeCodesPartition } from '../../contract/table.ts';
import type { PublishedTree } from '../../domain/casework/causes/cause-tree.ts';
import { DomainError } from '../../domain/errors.ts';
import type { CauseTrees } from '../../domain/services.ts';
import { type Item, textItem } from './case-items.ts';
import { itemReader } from './items.ts';
import { transactions } from './transactions.ts';

const newestSk = 'NEWEST';
const treeSk = (version: number): string => `TREE#${String(version).padStart(6, '0')}`;

/**
 * The trees of cause codes: each version an item that never changes, and the newest once more under a key of its own,
 * so that it is one read. Both are written together, on the condition that the version before is still the newest.
 */
export function dynamoCauseTrees(client: DynamoDBClient, table: string): CauseTrees {
  const transact = transactions(client);
  const read = itemReader(client, table);
  const find = async (sk: string): Promise<PublishedTree | undefined> => {
    const item = await read({ pk: causeCodesPartition, sk });
    return item && readTree(item);
  };
  const put = (
    sk: string,
    tree: PublishedTree,
    condition: Omit<NonNullable<TransactWriteItem['Put']>, 'TableName' | 'Item'>,
  ) => ({
    Put: {
      TableName: table,
      Item: {
        ...textItem({ pk: causeCodesPartition, sk, data: JSON.stringify(tree) }),
        version: { N: String(tree.version) },
      },
      ...condition,
    },
  });
  const unwritten = { ConditionExpression: 'attribute_not_exists(pk)' };

  return {
    newest: () => find(newestSk),
    version: (version) => find(treeSk(version)),
    async publish(tree) {
      const before = tree.version - 1;
      const written = await transact([
        put(
          newestSk,
          tree,
          before === 0
            ? unwritten
            : {
                ConditionExpression: 'version = :before',
                ExpressionAttributeValues: { ':before': { N: String(before) } },
              },
        ),
        put(treeSk(tree.version), tree, unwritten),
      ]);
      if (written.written) return 'published';
      if (written.reasons.some(({ Code }) => Code === 'ConditionalCheckFailed')) return 'outrun';
      throw new DomainError('service.unavailable', { retryAfter: 1 });
    },
  };
}

const readTree = (item: Item): PublishedTree => {
  const tree: PublishedTree = JSON.parse(item['data']?.S ?? '');
  return tree;
};
