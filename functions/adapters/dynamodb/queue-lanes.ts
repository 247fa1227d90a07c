import { tableIndexes } from '../../contract/table.ts';
import { levels, type Status, teams } from '../../domain/complaint/vocabulary.ts';
import type { QueueSort } from '../../domain/casework/queue/sorts.ts';
import type { QueueFilter } from '../../domain/services.ts';
import { bucketOf, urgencyRank } from './case-items.ts';

/**
 * A part of one partition of an index in which cases stand in the very order that is asked for: from `from` to `to`, both
 * included, read from the other end when `backward`. `prefix` is what its keys begin with and the order does not.
 */
export type Lane = {
  index: string;
  key: string;
  value: string;
  from: string;
  to: string;
  backward: boolean;
  prefix: string;
};

/** Sorts behind every key. */
const end = '~~';

/**
 * `queueSk` is `<rank>#<due or ~>#<received>#<reference>`: by urgency all of it is the order, by deadline what follows
 * the rank, by receipt what follows the deadline. So each part of a partition with one rank is in the order of deadlines,
 * and each part with one rank and no deadline in the order of receipt.
 */
export function lanesOf(filter: QueueFilter, sort: QueueSort): Lane[] {
  const { level, dueBefore } = filter;
  const ranks = (level ? [level] : levels.toReversed()).map((each) => `${urgencyRank[each]}#`);
  const backward = sort === '-received';
  return partitionsOf(filter).flatMap((partition): Lane[] => {
    if (sort === 'urgency' && level === undefined && dueBefore === undefined) {
      return [{ ...partition, from: ' ', to: end, backward, prefix: '' }];
    }
    if (sort === 'urgency' || sort === 'due') {
      return ranks.map((rank) => ({
        ...partition,
        from: rank,
        to: `${rank}${dueBefore ?? end}`,
        backward,
        prefix: sort === 'due' ? rank : '',
      }));
    }
    // What has no deadline is not due before anything.
    if (dueBefore !== undefined) return [];
    return ranks.map((rank) => ({
      ...partition,
      from: `${rank}~#`,
      to: `${rank}${end}`,
      backward,
      prefix: `${rank}~#`,
    }));
  });
}

/** Cases with a deadline, which stand in no part in the order of their receipt. */
export const unsortedLanesOf = (filter: QueueFilter, sort: QueueSort): Lane[] =>
  sort === 'received' || sort === '-received' ? lanesOf({ ...filter, dueBefore: filter.dueBefore ?? '~' }, 'due') : [];

/** What of a key is the order. */
export const orderOf = (queueSk: string, sort: QueueSort): string => {
  if (sort === 'urgency') return queueSk;
  const [, due = '', receivedAt = '', reference = ''] = queueSk.split('#');
  return sort === 'due' ? `${due}#${receivedAt}#${reference}` : `${receivedAt}#${reference}`;
};

function partitionsOf({
  status,
  teams: wanted = teams,
  assignee,
}: QueueFilter): Pick<Lane, 'index' | 'key' | 'value'>[] {
  const bucket = bucketOf(status ?? ('received' satisfies Status));
  if (assignee !== undefined) {
    const { name, partition } = tableIndexes.assignee;
    return [{ index: name, key: partition, value: `${bucket}#${assignee}` }];
  }
  const { name, partition } = tableIndexes.queue;
  return wanted.map((each) => ({ index: name, key: partition, value: `${bucket}#${each}` }));
}

/** What of a lane lies behind a place in the order (the place itself may be in it), or undefined when nothing does. */
export function beyond(lane: Lane, after: string | undefined): Lane | undefined {
  if (after === undefined) return lane;
  const place = `${lane.prefix}${after}`;
  const [from, to] = lane.backward
    ? [lane.from, place < lane.to ? place : lane.to]
    : [place > lane.from ? place : lane.from, lane.to];
  // DynamoDB refuses to search backwards.
  return from > to ? undefined : { ...lane, from, to };
}
