import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { noUploads, type UploadBook } from '../../domain/casework/attachments/uploads.ts';
import { casePk, readUploads, uploadsSk } from './case-items.ts';
import { versionedItems } from './versioned-item.ts';

const keyOf = (reference: string): { pk: string; sk: string } => ({ pk: casePk(reference), sk: uploadsSk });

/** What each case waits for: an item of its partition that has a version of its own. */
export function dynamoUploadBook(client: DynamoDBClient, table: string): UploadBook {
  const items = versionedItems(client, table);
  return {
    async read(reference) {
      const { item, version } = await items.read(keyOf(reference));
      return { list: item ? readUploads(item) : noUploads, version };
    },
    write: (reference, list, expectedVersion) => items.write(keyOf(reference), list, expectedVersion),
  };
}
