import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { tableIndexes } from '../../contract/table.ts';
import type { CaseStore, EndedCase } from '../../domain/services.ts';
import { keepPk, keepSk } from './keep-items.ts';

/** One query of one partition of the index, by when cases ended; what it costs is what it finds. */
export function endedReader(client: DynamoDBClient, table: string): CaseStore['ended'] {
  return async (category, shard, endedBefore, limit, after) => {
    // Nothing stands between a key and itself with this behind it.
    const from = after ? `${keepSk(after)}!` : ' ';
    if (from > endedBefore) return [];
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: tableIndexes.due.name,
        KeyConditionExpression: 'duePk = :pk AND dueSk BETWEEN :from AND :until',
        ExpressionAttributeValues: {
          ':pk': { S: keepPk(category, shard) },
          ':from': { S: from },
          ':until': { S: endedBefore },
        },
        Limit: limit,
      }),
    );
    return Items.map((item): EndedCase => {
      const [endedAt = '', reference = ''] = (item['dueSk']?.S ?? '').split('#');
      return { reference, endedAt };
    });
  };
}
