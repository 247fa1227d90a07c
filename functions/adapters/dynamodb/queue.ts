import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { tableIndexes } from '../../contract/table.ts';
import { type Status, teams } from '../../domain/complaint/vocabulary.ts';
import { DomainError } from '../../domain/errors.ts';
import type { CaseStore, QueueFilter } from '../../domain/services.ts';
import { bucketOf, type Item, readRow } from './case-items.ts';

type Partition = { index: string; key: string; value: string };

const cursorShape = /^[012]#[0-9T:.Z~-]{1,24}#[0-9T:.Z-]{24}#CR-[0-9A-Z]{4}-[0-9A-Z]{4}$/;

/**
 * The queue, most urgent and then soonest due first. A team's or a person's queue is one partition of an index; the
 * queue of all teams is merged from one query a team. The cursor is the place in the order, which is the same in
 * every partition, so that it holds no key that a caller could point elsewhere.
 */
export function queueReader(client: DynamoDBClient, table: string): CaseStore['queue'] {
  async function readPartition(
    partition: Partition,
    filter: QueueFilter,
    limit: number,
    after: string,
  ): Promise<Item[]> {
    const rows: Item[] = [];
    let from: Item | undefined;
    // A team's partition holds its cases alone; a person's may hold those of several.
    const ofTeams = partition.index === tableIndexes.assignee.name ? (filter.teams ?? []) : [];
    const conditions = [
      ...(filter.status ? ['#status = :status'] : []),
      ...(ofTeams.length > 0 ? [`team IN (${ofTeams.map((_, index) => `:team${index}`).join(', ')})`] : []),
    ];
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: partition.index,
          KeyConditionExpression: `${partition.key} = :partition AND queueSk > :after`,
          ...(conditions.length > 0 && { FilterExpression: conditions.join(' AND ') }),
          ...(filter.status && { ExpressionAttributeNames: { '#status': 'status' } }),
          ExpressionAttributeValues: {
            ':partition': { S: partition.value },
            ':after': { S: after },
            ...(filter.status && { ':status': { S: filter.status } }),
            ...Object.fromEntries(ofTeams.map((team, index) => [`:team${index}`, { S: team }])),
          },
          Limit: limit + 1,
          ...(from && { ExclusiveStartKey: from }),
        }),
      );
      rows.push(...(page.Items ?? []));
      from = page.LastEvaluatedKey;
    } while (from && rows.length <= limit);
    return rows;
  }

  return async (filter, { limit, cursor }) => {
    const after = cursor === undefined ? ' ' : readCursor(cursor);
    const pages = await Promise.all(
      partitionsOf(filter).map((partition) => readPartition(partition, filter, limit, after)),
    );
    const sortKey = (item: Item): string => item['queueSk']?.S ?? '';
    const merged = pages.flat().toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
    const shown = merged.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(readRow),
      ...(merged.length > limit && last && { nextCursor: Buffer.from(sortKey(last)).toString('base64url') }),
    };
  };
}

function partitionsOf({ status, teams: wanted = teams, assignee }: QueueFilter): Partition[] {
  const bucket = bucketOf(status ?? ('received' satisfies Status));
  if (assignee !== undefined) {
    const { name, partition } = tableIndexes.assignee;
    return [{ index: name, key: partition, value: `${bucket}#${assignee}` }];
  }
  const { name, partition } = tableIndexes.queue;
  return wanted.map((each) => ({ index: name, key: partition, value: `${bucket}#${each}` }));
}

function readCursor(cursor: string): string {
  const place = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!cursorShape.test(place)) throw new DomainError('request.bad-cursor');
  return place;
}
