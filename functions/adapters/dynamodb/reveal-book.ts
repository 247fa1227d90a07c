import { ConditionalCheckFailedException, type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { expiry, revealsPrefix } from '../../contract/table.ts';
import type { RevealBook } from '../../domain/privacy/reveal.ts';
import { textItem } from './case-items.ts';

/** Seconds that a count is kept: longer than its hour, whatever the clocks say. */
const kept = 7_200;

/** One item a person and hour, counted up by the table itself: two at once cannot both be the last. */
export const dynamoRevealBook = (client: DynamoDBClient, table: string): RevealBook => ({
  async take(person, hour, most) {
    try {
      await client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: textItem({ pk: `${revealsPrefix}${person}`, sk: hour }),
          UpdateExpression: 'ADD reveals :one SET #expiry = :until',
          ConditionExpression: 'attribute_not_exists(reveals) OR reveals < :most',
          ExpressionAttributeNames: { '#expiry': expiry },
          ExpressionAttributeValues: {
            ':one': { N: '1' },
            ':most': { N: String(most) },
            ':until': { N: String(Math.floor(Date.parse(hour) / 1000) + kept) },
          },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  },
});
