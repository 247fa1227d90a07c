import { ConditionalCheckFailedException, type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { EndedIndex } from '../../domain/erasure/file-ended.ts';
import { caseItem, casePk, caseSk, readCase, textItem } from './case-items.ts';
import { itemReader } from './items.ts';

/** Files ended cases where they are found by when they ended; what a case says of itself is not changed. */
export function dynamoEndedIndex(client: DynamoDBClient, table: string): EndedIndex {
  const read = itemReader(client, table);
  return {
    async file(reference) {
      const key = { pk: casePk(reference), sk: caseSk };
      const item = await read(key);
      if (!item || item['duePk'] || !item['version']) return false;
      const { duePk, dueSk } = caseItem(readCase(item));
      if (!duePk || !dueSk) return false;
      try {
        await client.send(
          new UpdateItemCommand({
            TableName: table,
            Key: textItem(key),
            UpdateExpression: 'SET duePk = :duePk, dueSk = :dueSk',
            ConditionExpression: 'version = :version AND attribute_not_exists(duePk)',
            ExpressionAttributeValues: { ':duePk': duePk, ':dueSk': dueSk, ':version': item['version'] },
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
