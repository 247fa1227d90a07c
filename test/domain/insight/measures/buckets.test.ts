import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  bucketCount,
  bucketOf,
  edges,
  quantile,
  spanOf,
} from '../../../../functions/domain/insight/measures/buckets.ts';

describe('Buckets of elapsed time', () => {
  test('reach from five minutes to ninety days, each at most twice as far as the one before', () => {
    expect([edges[0], edges.at(-1)]).toEqual([5, 90 * 24 * 60]);
    for (const [index, edge] of edges.entries()) {
      const before = edges[index - 1];
      if (before !== undefined) expect(edge / before).toBeGreaterThan(1);
      if (before !== undefined) expect(edge / before).toBeLessThanOrEqual(2);
    }
  });

  test('hold every number of minutes once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 24 * 60 }), (minutes) => {
        const bucket = bucketOf(minutes);
        const { from, to } = spanOf(bucket);
        expect(bucket).toBeLessThan(bucketCount);
        expect(minutes).toBeGreaterThanOrEqual(from);
        if (bucket < edges.length) expect(minutes).toBeLessThan(to);
      }),
    );
  });
});

describe('A share of all times', () => {
  const times = fc.array(fc.integer({ min: 0, max: 120 * 24 * 60 }), { minLength: 1, maxLength: 60 });

  test('lies in the very bucket in which the true one lies', () => {
    fc.assert(
      fc.property(times, fc.constantFrom(0.1, 0.5, 0.9, 1), (minutes, share) => {
        const counts = Array.from({ length: bucketCount }, () => 0);
        for (const one of minutes) counts[bucketOf(one)] = (counts[bucketOf(one)] ?? 0) + 1;
        const sorted = minutes.toSorted((a, b) => a - b);
        const really = sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
        const { from, to } = spanOf(bucketOf(really));
        const found = quantile(counts, share) ?? -1;
        expect(found).toBeGreaterThanOrEqual(from);
        expect(found).toBeLessThanOrEqual(to);
      }),
    );
  });

  test('never falls as the share rises', () => {
    fc.assert(
      fc.property(times, (minutes) => {
        const counts = Array.from({ length: bucketCount }, () => 0);
        for (const one of minutes) counts[bucketOf(one)] = (counts[bucketOf(one)] ?? 0) + 1;
        const shares = [0.05, 0.25, 0.5, 0.75, 0.9, 1].map((share) => quantile(counts, share) ?? -1);
        expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      }),
    );
  });

  test('of nothing is nothing', () => {
    expect(
      quantile(
        Array.from({ length: bucketCount }, () => 0),
        0.5,
      ),
    ).toBeUndefined();
  });
});
