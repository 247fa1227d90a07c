import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DueCase, Services } from '../../../functions/domain/services.ts';
import { duePages } from '../../../functions/domain/sla/due-pages.ts';

const zero = Date.parse('2026-03-02T09:00:00.000Z');
const at = (milliseconds: number): string => new Date(zero + milliseconds).toISOString();
const caseAt = (milliseconds: number, number: number): DueCase => ({
  dueAt: at(milliseconds),
  reference: `CR-${String(number).padStart(8, '0')}`,
});
const key = ({ dueAt, reference }: DueCase): string => `${dueAt}#${reference}`;

/** A shard in memory, in the order of lateness. */
class Shard {
  now = 0;
  queries = 0;
  all: DueCase[];

  constructor(all: DueCase[]) {
    this.all = all.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  }

  readonly clock = { now: () => at(this.now) };

  readonly cases: Pick<Services['cases'], 'due'> = {
    due: (_shard, now, limit, { after, before, first = 'oldest' } = {}) => {
      this.queries += 1;
      const found = this.all.filter(
        (one) =>
          one.dueAt <= now && (!after || key(one) > key(after)) && (before === undefined || key(one) < key(before)),
      );
      return Promise.resolve((first === 'oldest' ? found : found.toReversed()).slice(0, limit));
    },
  };

  add(...more: DueCase[]): void {
    this.all = [...this.all, ...more].toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  }

  remove(done: readonly DueCase[]): void {
    const gone = new Set(done.map(key));
    this.all = this.all.filter((one) => !gone.has(key(one)));
  }

  /** All that a sweep would take, page by page; `meanwhile` happens after each page. */
  async sweep(meanwhile: (page: DueCase[], turn: number) => void = () => {}): Promise<DueCase[][]> {
    const pages: DueCase[][] = [];
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the pages ask nothing else of the store
    for await (const page of duePages(this as unknown as Pick<Services, 'cases' | 'clock'>, 0)) {
      pages.push(page);
      meanwhile(page, pages.length);
    }
    return pages;
  }
}

const backlog = (count: number): DueCase[] =>
  Array.from({ length: count }, (_, number) => caseAt(-count + number, number));
const isOrdered = (cases: readonly DueCase[]): boolean =>
  cases.every((one, index) => index === 0 || key(cases[index - 1] ?? one) <= key(one));

describe('What a sweep takes of a shard', () => {
  test('is one question when nothing is due, and one when all that is due fits on a page', async () => {
    for (const count of [0, 1, 99]) {
      const shard = new Shard(backlog(count));
      expect((await shard.sweep()).flat()).toHaveLength(count);
      expect(shard.queries).toBe(1);
    }
  });

  test('is the most overdue first, but one page of four from the newest', async () => {
    const pages = await new Shard(backlog(2000)).sweep();
    const fromBehind = pages.filter((_, index) => index % 4 === 3);
    const inOrder = pages.filter((_, index) => index % 4 !== 3);
    expect(isOrdered(inOrder.flat())).toBe(true);
    expect(isOrdered(fromBehind.flat().toReversed())).toBe(true);
    expect(fromBehind).toHaveLength(5);
  });

  test('is what becomes due meanwhile within seven pages, and not after the whole backlog', async () => {
    const shard = new Shard(backlog(6000));
    const came = new Map<string, number>();
    const waited: number[] = [];
    const pages = await shard.sweep((page, turn) => {
      for (const one of page) {
        const since = came.get(key(one));
        if (since !== undefined) waited.push(turn - since);
      }
      shard.remove(page);
      shard.now += 1000;
      const newcomer = caseAt(shard.now, 900_000 + turn);
      came.set(key(newcomer), turn);
      shard.add(newcomer);
    });
    expect(pages.length).toBeGreaterThan(60);
    expect(Math.max(...waited)).toBeLessThanOrEqual(7);
    // The last ones are left to the next sweep, a minute later.
    expect(came.size - waited.length).toBeLessThanOrEqual(7);
  });

  test('is every case of the backlog once, and none twice, whatever comes and whatever fails meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -5000, max: 0 }), { maxLength: 1500, size: 'max' }),
        fc.array(fc.nat(120), { maxLength: 20 }),
        fc.integer({ min: 1, max: 5 }),
        async (dues, arrivals, failing) => {
          const shard = new Shard(dues.map((due, number) => caseAt(due, number)));
          const due = shard.all.map(key);
          let number = 100_000;
          const pages = await shard.sweep((page, turn) => {
            shard.remove(page.filter((_, index) => index % failing > 0));
            shard.now += 10;
            shard.add(...Array.from({ length: arrivals[turn - 1] ?? 0 }, () => caseAt(shard.now, (number += 1))));
          });
          const taken = pages.flat().map(key);
          expect(new Set(taken).size).toBe(taken.length);
          expect(due.filter((one) => !taken.includes(one))).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });
});
