import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { textItem } from './case-items.ts';

type Key = { pk: string; sk: string };

/** Items that hold something as JSON under a version of their own: two who write at once cannot both. */
export function versionedItems(client: DynamoDBClient, table: string) {
  return {
    /** @returns the item as it is now, and its version: 0 when there is none */
    async read(key: Key): Promise<{ item: Record<string, AttributeValue> | undefined; version: number }> {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: table, Key: textItem(key), ConsistentRead: true }),
      );
      return { item: Item, version: Item ? Number(Item['version']?.N) : 0 };
    },

    /** @returns whether it was written: not when its version is no longer the expected one */
    async write(key: Key, data: unknown, expectedVersion: number): Promise<boolean> {
      try {
        await client.send(
          new PutItemCommand({
            TableName: table,
            Item: {
              ...textItem({ ...key, data: JSON.stringify(data) }),
              version: { N: String(expectedVersion + 1) },
            },
            ConditionExpression: expectedVersion === 0 ? 'attribute_not_exists(pk)' : 'version = :version',
            ...(expectedVersion > 0 && { ExpressionAttributeValues: { ':version': { N: String(expectedVersion) } } }),
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}
