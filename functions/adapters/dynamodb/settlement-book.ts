import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { settlementsPrefix } from '../../contract/table.ts';
import type { Likeness, Settlement, SettlementBook } from '../../domain/casework/remedies/settlements.ts';
import { DomainError } from '../../domain/errors.ts';
import { textItem } from './case-items.ts';

const keyOf = ({ category, kind, currency }: Likeness): { pk: string; sk: string } => ({
  pk: `${settlementsPrefix}${category}#${kind}#${currency}`,
  sk: 'LATEST',
});

const mostAttempts = 5;

/** The latest settlements of each likeness, one item each; two who write at once both do, one after the other. */
export function dynamoSettlementBook(client: DynamoDBClient, table: string): SettlementBook {
  async function read(likeness: Likeness, consistent: boolean): Promise<{ known: Settlement[]; version: number }> {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: textItem(keyOf(likeness)), ConsistentRead: consistent }),
    );
    const known: Settlement[] = JSON.parse(Item?.['data']?.S ?? '[]');
    return { known, version: Number(Item?.['version']?.N ?? 0) };
  }

  async function write(likeness: Likeness, settlements: readonly Settlement[], expected: number): Promise<boolean> {
    try {
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: {
            ...textItem({ ...keyOf(likeness), data: JSON.stringify(settlements) }),
            version: { N: String(expected + 1) },
          },
          ConditionExpression: expected === 0 ? 'attribute_not_exists(pk)' : 'version = :version',
          ...(expected > 0 && { ExpressionAttributeValues: { ':version': { N: String(expected) } } }),
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  return {
    of: async (likeness) => (await read(likeness, false)).known,

    async change(likeness, add) {
      for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
        const { known, version } = await read(likeness, true);
        const next = add(known);
        if (!next || (await write(likeness, next, version))) return;
      }
      throw new DomainError('service.unavailable', { retryAfter: 1 });
    },
  };
}
