import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { tableIndexes } from '../../contract/table.ts';
import type { CaseStore, DueCase } from '../../domain/services.ts';
import { duePk, dueSk } from './case-items.ts';

/**
 * One query of one partition of the due index, from either end. Both ends of a window are keys, so that what a sweep
 * has seen is not read again, whether it was written meanwhile, failed, or still stands in an index that lags behind.
 */
export function dueReader(client: DynamoDBClient, table: string): CaseStore['due'] {
  return async (shard, now, limit, { after, before, first = 'oldest' } = {}) => {
    const from = after ? justBehind(dueSk(after)) : ' ';
    // '~' sorts behind '#', so that steps due at this very millisecond are in.
    const until = before ? justBefore(dueSk(before)) : `${now}~`;
    // A clock that was set back; DynamoDB refuses to search backwards.
    if (from > until) return [];
    const { Items } = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: tableIndexes.due.name,
        KeyConditionExpression: 'duePk = :shard AND dueSk BETWEEN :from AND :until',
        ExpressionAttributeValues: { ':shard': { S: duePk(shard) }, ':from': { S: from }, ':until': { S: until } },
        ScanIndexForward: first === 'oldest',
        Limit: limit,
      }),
    );
    return (Items ?? []).map((item): DueCase => {
      const [dueAt = '', reference = ''] = (item['dueSk']?.S ?? '').split('#');
      return { reference, dueAt };
    });
  };
}

/* All keys are printable ASCII and end in a reference: nothing stands between them and these. */
const justBehind = (key: string): string => `${key}!`;
const justBefore = (key: string): string =>
  `${key.slice(0, -1)}${String.fromCharCode(key.charCodeAt(key.length - 1) - 1)}~`;
