import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { defaultRouting } from '../../../functions/domain/routing/default-routing.ts';
import type { RoutingRecord } from '../../../functions/domain/routing/routing.ts';
import { type Desk, openDesk } from '../../desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const version = (number: number, team: 'quality' | 'service' = 'service'): RoutingRecord => ({
  version: number,
  rules: [{ id: 'all', team, choose: 'queue' }],
  at: desk.clock.now(),
  by: 'admin',
  role: 'admin',
});

describe('The book of routing', () => {
  test('has the rules in the box until somebody writes others, and then the latest version', async () => {
    expect(await desk.routing.current()).toEqual(defaultRouting);
    expect(await desk.routing.record()).toBeUndefined();
    for (let number = 1; number <= 11; number += 1) expect(await desk.routing.put(version(number))).toBe('put');
    expect(await desk.routing.current()).toEqual(version(11));
    expect((await desk.routing.history(3)).map((record) => record.version)).toEqual([11, 10, 9]);
    expect(await desk.routing.record(2)).toEqual(version(2));
    expect(await desk.routing.record(12)).toBeUndefined();
  });

  test('keeps each version as it was written first', async () => {
    const outcomes = await Promise.all([
      desk.routing.put(version(12, 'quality')),
      desk.routing.put(version(12, 'service')),
    ]);
    expect(outcomes.toSorted()).toEqual(['outrun', 'put']);
    expect(await desk.routing.put(version(2, 'quality'))).toBe('outrun');
    expect(await desk.routing.record(2)).toEqual(version(2));
  });
});
