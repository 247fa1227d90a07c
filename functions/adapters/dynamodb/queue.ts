import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { matches } from '../../domain/casework/queue/filter.ts';
import { DomainError } from '../../domain/errors.ts';
import type { QueueSort } from '../../domain/casework/queue/sorts.ts';
import type { CaseStore, QueueFilter, QueueRow } from '../../domain/services.ts';
import { type Item, readRow } from './case-items.ts';
import { beyond, type Lane, lanesOf, orderOf, unsortedLanesOf } from './queue-lanes.ts';

/** How many cases a page looks at before it answers with what it has found. */
export const mostLookedAt = 1000;

const [dueOrNone, receivedAndReference] = ['[0-9T:.Z~-]{1,24}', '[0-9T:.Z-]{24}#CR-[0-9A-Z]{4}-[0-9A-Z]{4}'];
const cursorShapes: Record<QueueSort, RegExp> = {
  urgency: new RegExp(`^[012]#${dueOrNone}#${receivedAndReference}$`),
  due: new RegExp(`^${dueOrNone}#${receivedAndReference}$`),
  received: new RegExp(`^${receivedAndReference}$`),
  '-received': new RegExp(`^${receivedAndReference}$`),
};

/** A case in its place in the order. */
type Placed = { order: string; row: QueueRow };

/** Cases in order, the next one at hand; `take` goes on to the one after it. */
type Reading = { head(): Promise<Placed | undefined>; take(): void };

/**
 * The queue, in one of its orders: lanes that are in that order already (queue-lanes.ts), merged, and filtered as they
 * come. The cursor is the place in the order, which is the same in every partition, so that it holds no key that a
 * caller could point elsewhere.
 *
 * A page looks at so many cases at most. If its filter finds too few among them it says that it is partial, and its
 * cursor goes on behind the last one that was looked at. By receipt, cases with a deadline have to be sorted here: as
 * many of them at most, the most urgent first; if there are more, every page says that it is partial.
 */
export function queueReader(client: DynamoDBClient, table: string): CaseStore['queue'] {
  async function query(lane: Lane, limit: number, from?: Item): Promise<{ items: Item[]; rest: Item | undefined }> {
    const { Items: items = [], LastEvaluatedKey: rest } = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: lane.index,
        KeyConditionExpression: `${lane.key} = :partition AND queueSk BETWEEN :from AND :to`,
        ExpressionAttributeValues: {
          ':partition': { S: lane.value },
          ':from': { S: lane.from },
          ':to': { S: lane.to },
        },
        ScanIndexForward: !lane.backward,
        Limit: limit,
        ...(from && { ExclusiveStartKey: from }),
      }),
    );
    return { items, rest };
  }

  return async (filter, { limit, cursor, sort = 'urgency' }) => {
    const after = cursor === undefined ? undefined : readCursor(cursor, sort);
    const inOrder = compareBy(sort);
    const placed = (items: readonly Item[]): Placed[] =>
      items
        .map((item) => ({ order: orderOf(item['queueSk']?.S ?? '', sort), row: readRow(item) }))
        .filter(({ order }) => after === undefined || inOrder(order, after) > 0);

    const lanes = lanesOf(filter, sort).flatMap((lane) => beyond(lane, after) ?? []);
    // One more than a page where all is shown that is read; more at once where much of it is left out.
    const pageSize = isSelective(filter) ? Math.max(limit + 1, lanes.length > teamsAtMost ? 50 : 100) : limit + 1;
    const sortedHere = await readAll(unsortedLanesOf(filter, sort));
    const readings = [
      ...lanes.map((lane) => laneReading(async (from) => query(lane, pageSize, from), placed)),
      listReading(placed(sortedHere.items).toSorted((a, b) => inOrder(a.order, b.order))),
    ];

    const found: Placed[] = [];
    let looked: Placed | undefined;
    let left = mostLookedAt;
    for await (const next of merged(readings, inOrder)) {
      if (left === 0) break;
      left -= 1;
      looked = next;
      if (matches(next.row, filter)) found.push(next);
      if (found.length > limit) break;
    }
    const shown = found.slice(0, limit);
    const full = found.length > limit;
    const stopped = !full && left === 0;
    const last = full ? shown.at(-1) : stopped ? looked : undefined;
    return {
      items: shown.map(({ row }) => row),
      ...(last && { nextCursor: Buffer.from(last.order).toString('base64url') }),
      ...((stopped || !sortedHere.complete) && { partial: true as const }),
    };
  };

  /** What stands in some lanes, one after another, as far as a page looks. */
  async function readAll(lanes: readonly Lane[]): Promise<{ items: Item[]; complete: boolean }> {
    const items: Item[] = [];
    for (const lane of lanes) {
      let from: Item | undefined;
      do {
        if (items.length >= mostLookedAt) return { items, complete: false };
        const page = await query(lane, mostLookedAt - items.length, from);
        items.push(...page.items);
        from = page.rest;
      } while (from);
    }
    return { items, complete: true };
  }
}

/** As many partitions as a queue without deadlines of each level by itself has. */
const teamsAtMost = 5;

const compareBy =
  (sort: QueueSort) =>
  (a: string, b: string): number =>
    a === b ? 0 : a < b === (sort === '-received') ? 1 : -1;

/** Whether much of what stands in its lanes may be left out. */
const isSelective = ({ status, unassigned, kind, category, text, assignee, teams }: QueueFilter): boolean =>
  (status !== undefined && ['received', 'in-progress'].includes(status)) ||
  [unassigned, kind, category, text].some((asked) => asked !== undefined) ||
  (assignee !== undefined && teams !== undefined);

function laneReading(
  read: (from?: Item) => Promise<{ items: Item[]; rest: Item | undefined }>,
  placed: (items: readonly Item[]) => Placed[],
): Reading {
  let page: Placed[] = [];
  let at = 0;
  let from: Item | undefined;
  let over = false;
  return {
    async head() {
      while (at >= page.length && !over) {
        const { items, rest } = await read(from);
        [page, at, from, over] = [placed(items), 0, rest, rest === undefined];
      }
      return page[at];
    },
    take: () => {
      at += 1;
    },
  };
}

function listReading(list: readonly Placed[]): Reading {
  let at = 0;
  return {
    head: async () => list[at],
    take: () => {
      at += 1;
    },
  };
}

async function* merged(
  readings: readonly Reading[],
  inOrder: (a: string, b: string) => number,
): AsyncGenerator<Placed> {
  // The first of each side by side; then only the one that was taken from.
  const heads = await Promise.all(readings.map(async (reading) => reading.head()));
  for (;;) {
    let first: number | undefined;
    for (const [index, head] of heads.entries()) {
      const best = first === undefined ? undefined : heads[first];
      if (head && (!best || inOrder(head.order, best.order) < 0)) first = index;
    }
    const [reading, head] = first === undefined ? [] : [readings[first], heads[first]];
    if (first === undefined || !reading || !head) return;
    yield head;
    reading.take();
    heads[first] = await reading.head();
  }
}

function readCursor(cursor: string, sort: QueueSort): string {
  const place = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!cursorShapes[sort].test(place)) throw new DomainError('request.bad-cursor');
  return place;
}
