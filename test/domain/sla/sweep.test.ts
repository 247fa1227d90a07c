import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dueShards } from '../../../functions/contract/table.ts';
import { resolve } from '../../../functions/domain/casework/conclude.ts';
import { change } from '../../../functions/domain/complaint/change.ts';
import { register } from '../../../functions/domain/intake/register.ts';
import { sweep } from '../../../functions/domain/sla/sweep.ts';
import { type Desk, openDesk } from '../../desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => desk.close());

const complain = async (description = 'The parcel never came.') =>
  (
    await register(
      desk,
      { customer: { name: 'Li Lei', email: 'l@customer.example' }, description },
      { enteredBy: { type: 'customer' } },
    )
  ).reference;
const tick = async () => sweep(desk, { shards: dueShards, hasTime: () => true });
const steps = async (reference: string) =>
  (await desk.cases.open(reference))?.events.flatMap((event) =>
    event.type === 'DeadlineWarned' || event.type === 'DeadlineBreached' || event.type === 'CaseEscalated'
      ? [`${event.facts.clock} ${event.facts.rung}`]
      : [],
  );

describe('The sweep of each minute', () => {
  test('does nothing to a case that is not due', async () => {
    const reference = await complain();
    expect(await tick()).toMatchObject({ due: 0, steps: 0 });
    expect((await desk.cases.find(reference))?.version).toBe(1);
  });

  test('takes each step once, also when two sweeps run at once and one runs again', async () => {
    const references = await Promise.all(Array.from({ length: 30 }, async () => complain()));
    desk.later({ hours: 25 });
    const reports = await Promise.all([tick(), tick(), tick()]);
    await tick();
    for (const reference of references) {
      expect(await steps(reference)).toEqual(['acknowledge 1', 'acknowledge 2', 'acknowledge 3', 'first-response 1']);
    }
    expect(reports.reduce((sum, report) => sum + report.failed, 0)).toBe(0);
  });

  test('lets nothing happen to a case that was resolved in time', async () => {
    const reference = await complain();
    const agent = { type: 'staff', id: 'agent', role: 'agent' } as const;
    await change(desk, reference, 'resolve', resolve('It arrived today.', agent));
    desk.later({ days: 30 });
    await tick();
    expect(await steps(reference)).toEqual([]);
  });

  test('stops when its time is up and says that something is left', async () => {
    await complain();
    desk.later({ days: 1 });
    expect(await sweep(desk, { shards: dueShards, hasTime: () => false })).toMatchObject({ left: true, steps: 0 });
    expect((await tick()).steps).toBeGreaterThan(0);
  });
});
