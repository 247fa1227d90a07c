import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { caseItem } from '../../../functions/adapters/dynamodb/case-items.ts';
import { mostLookedAt } from '../../../functions/adapters/dynamodb/queue.ts';
import { matches } from '../../../functions/domain/casework/queue/filter.ts';
import { rowOf } from '../../../functions/domain/casework/queue/row.ts';
import { type QueueSort, queueSorts } from '../../../functions/domain/casework/queue/sorts.ts';
import type { Case } from '../../../functions/domain/complaint/complaint.ts';
import { referenceFrom } from '../../../functions/domain/complaint/reference.ts';
import { categories, kinds, levels, teams } from '../../../functions/domain/complaint/vocabulary.ts';
import type { QueueFilter, QueueRow } from '../../../functions/domain/services.ts';
import { aCase } from '../../domain/cases.ts';
import { type Desk, openDesk } from '../../desk.ts';

const rank = { urgent: 0, important: 1, general: 2 };
const certain = <T>(value: T) => ({ value, origin: 'rule' as const, confidence: 1, reasons: [] });
const instant = (minutes: number): string => new Date(Date.UTC(2026, 2, 2) + minutes * 60_000).toISOString();
const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

/** Case number `number` of a desk on which all sorts of cases stand. */
function someCase(number: number): Case {
  const chance = (salt: number): number => (number * 7919 + salt * 104_729) % 1009;
  const { clocks } = aCase();
  const open = { status: pick(['received', 'in-progress'] as const, chance(1)) };
  return aCase({
    ...open,
    reference: referenceFrom(Uint8Array.from([1, number >> 8, number & 255, 3, 4])),
    team: pick(teams, chance(2)),
    level: certain(pick(levels, chance(3))),
    kind: certain(pick(kinds, chance(4))),
    category: certain(pick(categories, chance(5))),
    customer: { name: pick(['Li Lei', 'Ann', '王芳'], chance(6)), language: 'en' },
    receivedAt: instant(chance(7) * 10),
    excerpt: number % 700 === 699 ? 'A needle.' : pick(['The kettle leaks.', '快递没有送到', 'It SMOKES'], chance(8)),
    clocks: chance(9) % 3 === 0 ? [] : clocks.slice(0, 1).map((clock) => ({ ...clock, dueAt: instant(chance(10)) })),
    ...(chance(11) % 2 === 0 && { assignee: pick(['agent', 'lead'], chance(12)) }),
    ...(chance(13) % 2 === 0 && { product: 'Kettle K1' }),
  });
}

async function put(desk: Desk, cases: readonly Case[]): Promise<void> {
  for (let from = 0; from < cases.length; from += 25) {
    const requests = cases.slice(from, from + 25).map((one) => ({ PutRequest: { Item: caseItem(one) } }));
    await desk.client.send(new BatchWriteItemCommand({ RequestItems: { [desk.table]: requests } }));
  }
}

const orders: Record<QueueSort, (row: QueueRow) => string> = {
  urgency: (row) => `${rank[row.level]}#${row.nextDeadline?.dueAt ?? '~'}#${row.receivedAt}#${row.reference}`,
  due: (row) => `${row.nextDeadline?.dueAt ?? '~'}#${row.receivedAt}#${row.reference}`,
  received: (row) => `${row.receivedAt}#${row.reference}`,
  '-received': (row) => `${row.receivedAt}#${row.reference}`,
};

/** The references that a list in memory would show. */
function expected(cases: readonly Case[], filter: QueueFilter, sort: QueueSort): string[] {
  const key = orders[sort];
  const sorted = cases
    .map(rowOf)
    .filter((row) => matches(row, filter))
    .toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
    .map(({ reference }) => reference);
  return sort === '-received' ? sorted.toReversed() : sorted;
}

async function allPages(desk: Desk, filter: QueueFilter, sort: QueueSort, limit: number) {
  const found: string[] = [];
  let partial = 0;
  let cursor: string | undefined;
  do {
    const page = await desk.cases.queue(filter, { limit, sort, ...(cursor !== undefined && { cursor }) });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    found.push(...page.items.map(({ reference }) => reference));
    partial += page.partial ? 1 : 0;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return { found, partial };
}

const filters: fc.Arbitrary<QueueFilter> = fc.record(
  {
    status: fc.constantFrom('received', 'in-progress'),
    teams: fc.uniqueArray(fc.constantFrom(...teams), { maxLength: 3 }),
    assignee: fc.constantFrom('agent', 'lead', 'nobody'),
    unassigned: fc.constant<true>(true),
    level: fc.constantFrom(...levels),
    kind: fc.constantFrom(...kinds),
    category: fc.constantFrom(...categories),
    dueBefore: fc.integer({ min: 0, max: 1100 }).map(instant),
    text: fc.constantFrom('kettle', 'ＫＥＴＴＬＥ k1', 'smokes', '快递', 'li', 'ann leaks', 'CR-'),
  },
  { requiredKeys: [] },
);

describe('The queue of a desk with cases of all sorts', () => {
  const cases = Array.from({ length: 130 }, (_, number) => someCase(number));
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
    await put(desk, cases);
  });
  afterAll(async () => desk.close());

  test.each(queueSorts)('page by page, sorted by %s, is what a list in memory would show', async (sort) => {
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 1, max: 40 }), async (filter, limit) => {
        const { found, partial } = await allPages(desk, filter, sort, limit);
        expect(found).toEqual(expected(cases, filter, sort));
        expect(partial).toBe(0);
      }),
      { numRuns: 25 },
    );
  });

  test('does not take the cursor of another order, or one that somebody made up', async () => {
    const { nextCursor = '' } = await desk.cases.queue({}, { limit: 1 });
    for (const cursor of [nextCursor, Buffer.from('0#~#open#quality').toString('base64url'), 'x', '']) {
      await expect(desk.cases.queue({}, { limit: 1, sort: 'received', cursor })).rejects.toMatchObject({
        code: 'request.bad-cursor',
      });
    }
  });
});

describe('The queue of a desk with more cases than a page looks at', () => {
  const many = 2 * mostLookedAt + 300;
  const cases = Array.from({ length: many }, (_, number) => someCase(number));
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
    await put(desk, cases);
  });
  afterAll(async () => desk.close());

  test('says that a search is partial, goes on where it stopped, and finds all in the end', async () => {
    const needle = { text: 'needle' };
    for (const sort of ['urgency', 'due'] as const) {
      const { found, partial } = await allPages(desk, needle, sort, 25);
      expect(found).toEqual(expected(cases, needle, sort));
      expect(found).toHaveLength(3);
      expect(partial).toBe(2);
    }
  });

  test('by receipt says that the most urgent are all that it sorted, and shows nobody twice', async () => {
    const page = await desk.cases.queue({}, { limit: 100, sort: '-received' });
    expect(page.partial).toBe(true);
    const { found } = await allPages(desk, { teams: ['quality'] }, '-received', 100);
    expect(found).toEqual(expected(cases, { teams: ['quality'] }, '-received'));
    const second = await desk.cases.queue({}, { limit: 100, sort: '-received', cursor: page.nextCursor ?? '' });
    const shown = [...page.items, ...second.items].map(({ reference }) => reference);
    expect(new Set(shown).size).toBe(200);
  });
});
