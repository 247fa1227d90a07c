import { type DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';
import { changedPrefix, expiry } from '../../contract/table.ts';
import type { ChangedCases } from '../../domain/sla/changed-cases.ts';
import { textItem } from './case-items.ts';

/** Seconds after which DynamoDB deletes a note: longer than anybody leaves an alarm of the reconciler unheard. */
const kept = 14 * 24 * 60 * 60;

/** One item for all that were noticed together, in a partition for each day: a write unit, however many they are. */
export function dynamoChangedCases(client: DynamoDBClient, table: string): ChangedCases {
  return {
    async note(at, references) {
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: {
            ...textItem({
              pk: changedPrefix + at.slice(0, 10),
              sk: `${at}#${randomUUID()}`,
              data: JSON.stringify(references),
            }),
            [expiry]: { N: String(Math.floor(Date.parse(at) / 1000) + kept) },
          },
        }),
      );
    },

    async next(day, after) {
      const { Items: [item] = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: after === undefined ? 'pk = :pk' : 'pk = :pk AND sk > :after',
          ExpressionAttributeValues: {
            ':pk': { S: changedPrefix + day },
            ...(after !== undefined && { ':after': { S: after } }),
          },
          Limit: 1,
        }),
      );
      if (item === undefined) return undefined;
      const references: string[] = JSON.parse(item['data']?.S ?? '[]');
      return { references, place: item['sk']?.S ?? '' };
    },
  };
}
