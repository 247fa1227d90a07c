import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sampleOfADay } from '../../../functions/domain/sla/reconcile.ts';
import { assumed, charges, type Deployed, type Idle, type Life, type Line } from './model.ts';
import { type PriceName, prices, usdFor } from './prices.ts';

const life: Life = {
  writeUnits: 200,
  readUnits: 50,
  requests: 14,
  events: 12,
  deliveries: 25,
  eventBytes: 660,
  mails: 4,
  storedBytes: 25_000,
};
const deployed: Deployed = {
  webAclRules: 5,
  keys: 2,
  secrets: 2,
  alarmedMetrics: 88,
  methods: 90,
  functions: 34,
  wakeUpsAMonth: 180_000,
  canariesAMonth: 8760,
};
const idle: Idle = { readUnitsAMinute: 3.5, readUnitsAProof: 3 };
const usdOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, { price, quantity }) => sum + usdFor(price, quantity), 0);

describe('A price in tiers', () => {
  test('is asked tier by tier, as AWS prints it: 333 million requests at 3.50, the next at 2.80', () => {
    expect(usdFor('apiRequest', 333e6)).toBeCloseTo(1165.5, 6);
    expect(usdFor('apiRequest', 334e6)).toBeCloseTo(1168.3, 6);
  });
  test('never falls when more is used, and never costs more for one than for the one before', () => {
    const names = fc.constantFrom(...Object.keys(prices).filter((name): name is PriceName => name in prices));
    fc.assert(
      fc.property(names, fc.integer({ min: 0, max: 2 ** 31 - 1 }), (name, quantity) => {
        const [one, two] = [usdFor(name, quantity), usdFor(name, 2 * quantity)];
        expect(two).toBeGreaterThanOrEqual(one);
        expect(two).toBeLessThanOrEqual(2 * one * (1 + 1e-9));
      }),
    );
  });
});

describe('A month', () => {
  const month = (complaints: number, changed: Partial<Idle> = {}) =>
    charges(life, deployed, { ...idle, ...changed }, complaints);
  const because = (lines: readonly Line[], reason: Line['because']) => lines.filter((line) => line.because === reason);
  test('without complaints costs what stands, and no more', () => {
    expect(usdOf(month(0))).toBeCloseTo(usdOf(because(month(0), 'standing')), 9);
  });
  test('has a canary in what stands, for less than five dollars', () => {
    const without = charges(life, { ...deployed, canariesAMonth: 0 }, idle, 0);
    const canary = usdOf(month(0)) - usdOf(without);
    expect(canary).toBeGreaterThan(0.5);
    expect(canary).toBeLessThan(5);
  });
  test('costs what stands whatever comes in', () => {
    expect(because(month(10_000_000), 'standing')).toEqual(because(month(1_000), 'standing'));
  });
  test('charges the proof of deadlines for the cases that changed, and for a sample that is as large however many stand', () => {
    const reads = (complaints: number, proof: number, reason: Line['because']): number =>
      because(month(complaints, { readUnitsAProof: proof }), reason)
        .filter(({ price }) => price === 'readUnit')
        .reduce((sum, { quantity }) => sum + quantity, 0);
    const sampled = reads(1_000, 3, 'standing') - reads(1_000, 0, 'standing');
    expect(sampled).toBeCloseTo(3 * sampleOfADay * 30.4, 6);
    expect(reads(10_000_000, 3, 'standing') - reads(10_000_000, 0, 'standing')).toBeCloseTo(sampled, 6);
    expect(reads(1_000, 3, 'volume') - reads(1_000, 0, 'volume')).toBeCloseTo(3 * assumed.daysChanged * 1_000, 6);
  });
  test('charges each service that has a price', () => {
    const charged = new Set(month(1_000).map(({ price }) => price));
    expect(Object.keys(prices).filter((name) => !charged.has(name as PriceName))).toEqual([]);
  });
});
