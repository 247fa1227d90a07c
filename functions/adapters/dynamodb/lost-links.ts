import { DeleteItemCommand, type DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { expiry, lostLinksPartition } from '../../contract/table.ts';
import type { LostLinkBook } from '../../domain/customer/lost-links.ts';
import { textItem } from './case-items.ts';

/** Seconds after which DynamoDB deletes what nobody has settled. */
const kept = 24 * 60 * 60;

/** Requests for lost links, in a partition of their own: the worker reads it each minute. */
export function dynamoLostLinks(client: DynamoDBClient, table: string): LostLinkBook {
  return {
    async ask({ id, reference, email, askedAt }) {
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: {
            ...textItem({ pk: lostLinksPartition, sk: id, reference, email, askedAt }),
            [expiry]: { N: String(Math.floor(Date.parse(askedAt) / 1000) + kept) },
          },
        }),
      );
    },

    async waiting(most) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: lostLinksPartition } },
          Limit: most,
          ConsistentRead: true,
        }),
      );
      const text = (item: (typeof Items)[number], name: string): string => item[name]?.S ?? '';
      return Items.map((item) => ({
        id: text(item, 'sk'),
        reference: text(item, 'reference'),
        email: text(item, 'email'),
        askedAt: text(item, 'askedAt'),
      }));
    },

    async settle({ id }) {
      const Key = textItem({ pk: lostLinksPartition, sk: id });
      await client.send(new DeleteItemCommand({ TableName: table, Key }));
    },
  };
}
