import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { JobStore } from '../../domain/services.ts';
import { textItem } from './case-items.ts';

const keyOf = (job: string): { pk: string; sk: string } => ({ pk: `JOB#${job}`, sk: 'STATE' });

/** How far a job has come, one item a job; two runs at once cannot both write. */
export function dynamoJobStore(client: DynamoDBClient, table: string): JobStore {
  return {
    async read(job) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: table, Key: textItem(keyOf(job)), ConsistentRead: true }),
      );
      if (!Item) return undefined;
      const state: unknown = JSON.parse(Item['data']?.S ?? 'null');
      return { state, version: Number(Item['version']?.N) };
    },

    async write(job, state, expectedVersion) {
      try {
        await client.send(
          new PutItemCommand({
            TableName: table,
            Item: {
              ...textItem({ ...keyOf(job), data: JSON.stringify(state) }),
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
