import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { apiOf } from '../../api/api-at-work.ts';
import { meterOf, type Tally } from '../../bench/units/meter.ts';
import { tasksOf } from '../../bench/units/tasks.ts';
import { openWorkingDesk, type WorkingDesk } from '../../bench/desk-at-work.ts';

let desk: WorkingDesk;
beforeAll(async () => {
  desk = await openWorkingDesk();
});
afterAll(() => desk.close());

const units = ({ readUnits, tableWriteUnits, indexWriteUnits }: Tally): number[] => [
  readUnits,
  tableWriteUnits,
  indexWriteUnits,
];

describe('Tasks', () => {
  test('cost what they cost however many cases are open and however many tasks were settled before', async () => {
    const meter = meterOf(desk.client);
    const measured = async (): Promise<[string, number[]][]> => {
      const costs: [string, number[]][] = [];
      for (const operation of tasksOf(desk, 3, '')) {
        await operation.prepare?.();
        const { tally } = await meter(() => operation.run());
        expect(tally.silent).toBe(0);
        costs.push([operation.name, units(tally)]);
      }
      return costs;
    };
    const alone = await measured();
    // Each round leaves an open case with two settled tasks behind.
    for (let round = 0; round < 25; round += 1) await measured();
    expect(await measured()).toEqual(alone);
  });

  test('of partners and settled ones stand in no index', async () => {
    const api = apiOf(desk);
    const { body } = await api('listTasks', { as: ['boss', 'manager'], query: { limit: '100' } });
    expect(body).toEqual({ items: [] });
    expect((await api('listTasks', { as: ['boss', 'manager'], query: { state: 'answered' } })).body.items).toEqual([]);
  });
});
