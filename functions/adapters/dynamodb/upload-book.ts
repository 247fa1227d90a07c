import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { noUploads, type UploadBook } from '../../domain/casework/attachments/uploads.ts';
import { casePk, readUploads, textItem, uploadsSk } from './case-items.ts';

const keyOf = (reference: string): { pk: string; sk: string } => ({ pk: casePk(reference), sk: uploadsSk });

/** What each case waits for: an item of its partition that has a version of its own. */
export function dynamoUploadBook(client: DynamoDBClient, table: string): UploadBook {
  return {
    async read(reference) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: table, Key: textItem(keyOf(reference)), ConsistentRead: true }),
      );
      return Item ? { list: readUploads(Item), version: Number(Item['version']?.N) } : { list: noUploads, version: 0 };
    },

    async write(reference, list, expectedVersion) {
      try {
        await client.send(
          new PutItemCommand({
            TableName: table,
            Item: {
              ...textItem({ ...keyOf(reference), data: JSON.stringify(list) }),
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
