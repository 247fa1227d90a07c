import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { tableIndexes } from '../../contract/table.ts';
import { statuses, teams } from '../../domain/complaint/vocabulary.ts';
import type { Arrivals } from '../../domain/services.ts';
import { bucketOf, type Item, urgencyRank } from './case-items.ts';

/** A part of one partition of the queue index, between two places in its order. */
type Window = { partition: string; from: string; to: string; after?: Item };

const pageSize = 500;
const atOnce = 8;

/**
 * Cases by when they came, found in the queue index, which is ordered by urgency, then deadline, then receipt. What has
 * no deadline any more is read from the day in question on; of what has one, all is read and the older left out. So it
 * costs what came since then and what is still open, however much is closed. The index lags behind the table by
 * moments, and a case that moves from one part to another meanwhile may be left out.
 */
export const dynamoArrivals = (client: DynamoDBClient, table: string): Arrivals => ({
  async *since(instant) {
    const seen = new Set<string>();
    let windows = windowsFrom(instant);
    while (windows.length > 0) {
      // Those in hand first, side by side: no part waits for another to end.
      const [now, later] = [windows.slice(0, atOnce), windows.slice(atOnce)];
      const pages = await Promise.all(now.map((window) => read(window)));
      const references = pages.flatMap(({ places }) =>
        places.flatMap((place) => {
          const [, , receivedAt = '', reference = ''] = place.split('#');
          if (receivedAt < instant || seen.has(reference)) return [];
          seen.add(reference);
          return reference;
        }),
      );
      windows = [...later, ...pages.flatMap(({ rest }) => rest ?? [])];
      if (references.length > 0) yield references;
    }

    async function read(window: Window): Promise<{ places: string[]; rest?: Window }> {
      const { Items = [], LastEvaluatedKey: after } = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: tableIndexes.queue.name,
          KeyConditionExpression: 'queuePk = :partition AND queueSk BETWEEN :from AND :to',
          ExpressionAttributeValues: {
            ':partition': { S: window.partition },
            ':from': { S: window.from },
            ':to': { S: window.to },
          },
          ProjectionExpression: 'queueSk',
          Limit: pageSize,
          ...(window.after && { ExclusiveStartKey: window.after }),
        }),
      );
      return { places: Items.map((item) => item['queueSk']?.S ?? ''), ...(after && { rest: { ...window, after } }) };
    }
  },
});

/** '~' stands where there is no deadline, and sorts behind every time. */
const windowsFrom = (instant: string): Window[] =>
  [...new Set(statuses.map(bucketOf))].flatMap((bucket) =>
    teams.flatMap((team) =>
      Object.values(urgencyRank).flatMap((rank) => {
        const partition = `${bucket}#${team}`;
        return [
          { partition, from: `${rank}#~#${instant}`, to: `${rank}#~#~` },
          { partition, from: `${rank}#`, to: `${rank}#~` },
        ];
      }),
    ),
  );
