import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { JobStore } from '../../domain/services.ts';
import { versionedItems } from './versioned-item.ts';

const keyOf = (job: string): { pk: string; sk: string } => ({ pk: `JOB#${job}`, sk: 'STATE' });

/** How far a job has come, one item a job; two runs at once cannot both write. */
export function dynamoJobStore(client: DynamoDBClient, table: string): JobStore {
  const items = versionedItems(client, table);
  return {
    async read(job) {
      const { item, version } = await items.read(keyOf(job));
      if (!item) return undefined;
      const state: unknown = JSON.parse(item['data']?.S ?? 'null');
      return { state, version };
    },
    write: (job, state, expectedVersion) => items.write(keyOf(job), state, expectedVersion),
  };
}
