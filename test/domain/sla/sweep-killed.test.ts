import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dueShards } from '../../../functions/contract/table.ts';
import { verifyChain } from '../../../functions/domain/complaint/chain.ts';
import { register } from '../../../functions/domain/intake/register.ts';
import { sweep } from '../../../functions/domain/sla/sweep.ts';
import { type Desk, openDesk } from '../../desk.ts';

const count = 800;
const script = join(import.meta.dirname, 'sweeping.ts');

let desk: Desk;
const children: ChildProcess[] = [];
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await desk.close();
});

const complain = async () =>
  register(
    desk,
    { customer: { name: 'Li Lei', phone: '13800138000' }, description: 'The parcel never came.' },
    { enteredBy: { type: 'customer' } },
  );
const stillDue = async (): Promise<number> => {
  const shards = Array.from({ length: dueShards }, (_, shard) => desk.cases.due(shard, desk.clock.now(), count));
  return (await Promise.all(shards)).flat().length;
};
const start = (): ChildProcess => {
  const child = spawn(process.execPath, [script, desk.engine.endpoint, desk.table, desk.clock.now()], {
    stdio: 'ignore',
  });
  children.push(child);
  return child;
};

describe('When a sweep is killed in the middle', () => {
  test('the next one does what is left: no step is lost, none is taken twice, every chain is whole', async () => {
    const references: string[] = [];
    while (references.length < count) {
      const some = await Promise.all(Array.from({ length: 100 }, complain));
      references.push(...some.map(({ reference }) => reference));
    }
    desk.later({ minutes: 50 });
    expect(await stillDue()).toBe(count);

    // Two at once, so that they are in each other's way as well.
    const killed = [start(), start()];
    while ((await stillDue()) > count * 0.9) await sleep(10);
    for (const child of killed) child.kill('SIGKILL');
    await Promise.all(killed.map(async (child) => child.signalCode ?? once(child, 'exit')));
    expect(killed.map(({ signalCode }) => signalCode)).toEqual(['SIGKILL', 'SIGKILL']);
    const left = await stillDue();
    expect(left).toBeGreaterThan(0);

    const report = await sweep(desk, { shards: dueShards, hasTime: () => true });
    expect(report).toMatchObject({ failed: 0, left: false });
    // What the dead had sent may have arrived after the count: it was theirs, and is taken once all the same.
    expect(report.steps).toBeLessThanOrEqual(left);
    expect(await stillDue()).toBe(0);
    for (let from = 0; from < count; from += 100) {
      const files = await Promise.all(references.slice(from, from + 100).map(async (one) => desk.cases.open(one)));
      for (const file of files) {
        expect(file?.events.map(({ type }) => type)).toEqual(['ComplaintReceived', 'DeadlineWarned']);
        expect(file && verifyChain(file.subject, file.events)).toEqual({ intact: true, events: 2 });
      }
    }
  });
});
