import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { tableIndexes } from '../../contract/table.ts';
import type { Team } from '../../domain/complaint/vocabulary.ts';
import { DomainError } from '../../domain/errors.ts';
import type { TaskQueue } from '../../domain/casework/tasks/task-queue.ts';
import type { Item } from './case-items.ts';
import { readTaskRow, taskPartition, taskPlace } from './task-items.ts';

/**
 * Departments' tasks: one query a department, of what it shows and no more, however many tasks were settled before.
 * The cursor is the place in the order, so that it holds no key that a caller could point elsewhere.
 */
export function dynamoTaskQueue(client: DynamoDBClient, table: string): TaskQueue {
  async function read(partition: string, after: string, limit: number): Promise<Item[]> {
    const { Items } = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: tableIndexes.queue.name,
        KeyConditionExpression: 'queuePk = :partition AND queueSk > :after',
        ExpressionAttributeValues: { ':partition': { S: partition }, ':after': { S: after } },
        Limit: limit + 1,
      }),
    );
    return Items ?? [];
  }
  return {
    async list({ departments, pile }, { limit, cursor }) {
      const after = cursor === undefined ? ' ' : readCursor(cursor);
      const pages = await Promise.all(
        departments.map(async (department: Team) => read(taskPartition(pile, department), after, limit)),
      );
      const place = (item: Item): string => item['queueSk']?.S ?? '';
      const all = pages.flat().toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
      const shown = all.slice(0, limit);
      const last = shown.at(-1);
      return {
        items: shown.map(readTaskRow),
        ...(all.length > limit && last && { nextCursor: Buffer.from(place(last)).toString('base64url') }),
      };
    },
  };
}

/** @throws DomainError `request.bad-cursor` */
function readCursor(cursor: string): string {
  const place = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!taskPlace.test(place)) throw new DomainError('request.bad-cursor');
  return place;
}
