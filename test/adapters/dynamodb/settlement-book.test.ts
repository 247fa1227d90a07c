import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mostSettlements, similar, withSettlement } from '../../../functions/domain/casework/remedies/settlements.ts';
import { type Desk, openDesk } from '../../desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const likeness = (currency: string) => ({ category: 'delivery', kind: 'refund', currency }) as const;
const at = (index: number): string => new Date(Date.parse('2026-03-02T09:00:00Z') + index * 60_000).toISOString();
const settlement = (index: number) => ({ of: `CR-${index} R2`, minor: index * 100, at: at(index) });
const remember = async (currency: string, index: number) =>
  desk.settlements.change(likeness(currency), (known) => withSettlement(known, settlement(index)));

describe('What similar cases were settled for', () => {
  test('is nothing where there never was one', async () => {
    expect(similar(await desk.settlements.of(likeness('JPY')), 'JPY')).toBeUndefined();
  });

  test('counts settlements that are written at the same moment, each once however often it is told', async () => {
    await Promise.all([1, 2, 3, 3, 2].map(async (index) => remember('EUR', index)));
    expect(similar(await desk.settlements.of(likeness('EUR')), 'EUR')).toEqual({
      count: 3,
      median: { minor: 200, currency: 'EUR' },
      lowest: { minor: 100, currency: 'EUR' },
      highest: { minor: 300, currency: 'EUR' },
    });
  });

  test('is of the latest only, so that it costs the same after a million', async () => {
    for (let index = 0; index < mostSettlements + 20; index += 1) await remember('CNY', index);
    await remember('CNY', 3);
    const known = await desk.settlements.of(likeness('CNY'));
    expect(known).toHaveLength(mostSettlements);
    expect(known[0]).toEqual(settlement(20));
    expect(JSON.stringify(known).length).toBeLessThan(10_000);
  });
});
