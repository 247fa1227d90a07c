import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { dynamoCaseStore } from '../../../functions/adapters/dynamodb/case-store.ts';
import { dueShards, dueShardsWritten } from '../../../functions/contract/table.ts';
import { resolve } from '../../../functions/domain/casework/conclude.ts';
import { note } from '../../../functions/domain/casework/correspond.ts';
import { change } from '../../../functions/domain/complaint/change.ts';
import { register } from '../../../functions/domain/intake/register.ts';
import { sweep } from '../../../functions/domain/sla/sweep.ts';
import { type Desk, openDesk } from '../../desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => desk.close());

const agent = { type: 'staff', id: 'agent', role: 'agent' } as const;
const complain = async (description = 'The parcel never came.', at = desk) =>
  (
    await register(
      at,
      { customer: { name: 'Li Lei', email: 'l@customer.example' }, description },
      { enteredBy: { type: 'customer' } },
    )
  ).reference;
const tick = async () => sweep(desk, { shards: dueShards, hasTime: () => true });
const steps = async (reference: string, at = desk) =>
  (await at.cases.open(reference))?.events.flatMap((event) =>
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

describe('What a sweep tells of itself', () => {
  const lags = (own: Desk) => own.measured.filter(({ name }) => name === 'SweepLagSeconds').map(({ value }) => value);
  const once = async (own: Desk) => sweep(own, { shards: 1, hasTime: () => true });

  test('is how late the most overdue case was, and that nothing was, so that silence means that nobody looked', async () => {
    const engine = await openDesk();
    const own = { ...engine, cases: dynamoCaseStore(engine.client, engine.table, 1) };
    await once(own);
    await complain('Late.', own);
    // The warning is due three quarters into the hour in which it is to be acknowledged.
    own.later({ minutes: 50 });
    await once(own);
    expect(lags(own)).toEqual([0, 5 * 60]);
    own.later({ days: 2 });
    await once(own);
    expect(own.measured).toContainEqual({ name: 'DeadlinesBreached', value: 2 });
    await own.close();
  });

  test('is nothing of what it could not read', async () => {
    const engine = await openDesk();
    const due = async (): Promise<never> => Promise.reject(new Error('not today'));
    const own = { ...engine, cases: { ...engine.cases, due } };
    await expect(once(own)).rejects.toThrow('not today');
    expect(lags(own)).toEqual([]);
    await own.close();
  });
});

describe('A sweep that cannot do all that is due', () => {
  const breaking = async (own: Desk, reference: string, from: string, to: string) => {
    const key = { pk: { S: `CASE#${reference}` }, sk: { S: 'CASE' } };
    const { Item } = await own.client.send(new GetItemCommand({ TableName: own.table, Key: key }));
    const data = Item?.['data']?.S?.replace(from, to) ?? '';
    await own.client.send(new PutItemCommand({ TableName: own.table, Item: { ...Item, data: { S: data } } }));
  };
  const inOneShard = async () => {
    const own = await openDesk();
    return { ...own, cases: dynamoCaseStore(own.client, own.table, 1) };
  };

  test('goes round more than a page of cases that fail each time, and says which they are', async () => {
    const own = await inOneShard();
    const reasons: unknown[] = [];
    own.log.error = (_message, facts) => reasons.push(facts?.['reason']);
    const broken = await Promise.all(Array.from({ length: 130 }, async () => complain('Late.', own)));
    await Promise.all(broken.slice(1).map(async (one) => breaking(own, one, '"default"', '"gone"')));
    await breaking(own, broken[0] ?? '', 'default/acknowledge', 'nobody/acknowledge');
    own.later({ minutes: 1 });
    const whole = await complain('Late too.', own);
    own.later({ minutes: 50 });
    for (const taken of [1, 0]) {
      const report = await sweep(own, { shards: 1, hasTime: () => true });
      expect(report).toEqual({ due: 130 + taken, steps: taken, failed: 130, left: false });
    }
    expect(await steps(whole, own)).toEqual(['acknowledge 0']);
    expect(new Set(reasons).size).toBe(2);
    expect(own.measured.filter(({ name }) => name === 'SweepCasesFailed').map(({ value }) => value)).toEqual([
      130, 130,
    ]);
    await own.close();
  });

  test('waits for nothing any more when its time is up, and leaves the rest to the next one', async () => {
    const own = await inOneShard();
    await complain('Late.', own);
    own.later({ minutes: 50 });
    const time = new AbortController();
    const commit = async (): Promise<never> => {
      setImmediate(() => time.abort());
      return new Promise(() => {});
    };
    const stuck = { ...own, cases: { ...own.cases, commit } };
    const report = await sweep(stuck, { shards: 1, hasTime: () => true, timeUp: time.signal });
    expect(report).toMatchObject({ due: 1, steps: 0, left: true });
    expect(await sweep(own, { shards: 1, hasTime: () => true })).toMatchObject({ steps: 1, left: false });
    await own.close();
  });

  test('does the other shards when one cannot be read, and fails in the end, so that somebody hears of it', async () => {
    const own = await openDesk();
    await Promise.all(Array.from({ length: 40 }, async () => complain('Late.', own)));
    own.later({ minutes: 50 });
    const due: Desk['cases']['due'] = async (shard, ...rest) => {
      if (shard === 0) throw new Error('throttled');
      return own.cases.due(shard, ...rest);
    };
    const limits = { shards: dueShards, hasTime: () => true };
    await expect(sweep({ ...own, cases: { ...own.cases, due } }, limits)).rejects.toThrow('throttled');
    const left = await own.cases.due(0, own.clock.now(), 100);
    expect(left.length).toBeGreaterThan(0);
    expect(await sweep(own, limits)).toMatchObject({ due: left.length, steps: left.length });
    await own.close();
  });

  test('takes a backlog in runs, and tells of a case that has just become due before the backlog is done', async () => {
    const own = await inOneShard();
    await Promise.all(Array.from({ length: 800 }, async () => complain('The parcel never came.', own)));
    own.later({ minutes: 50 });
    const fresh = await complain('Neither did mine.', own);
    own.later({ minutes: 46 });
    const run = async () => {
      let pages = 4;
      return sweep(own, { shards: 1, hasTime: () => (pages -= 1) >= 0 });
    };
    expect(await run()).toMatchObject({ due: 400, left: true });
    expect(await steps(fresh, own)).toEqual(['acknowledge 0']);
    expect(await run()).toMatchObject({ due: 400, left: true });
    expect(await run()).toMatchObject({ due: 1, left: false });
    await own.close();
  });
});

describe('More shards on a live table', () => {
  test('are read before they are written, and no case is missed or told twice on the way', async () => {
    const own = await openDesk();
    const before = { ...own, cases: dynamoCaseStore(own.client, own.table, 2) };
    const after = { ...own, cases: dynamoCaseStore(own.client, own.table, 8) };
    const shardsOf = async () => {
      const pages = Array.from({ length: 8 }, async (_, shard) =>
        own.cases.due(shard, '2026-04-01T00:00:00.000Z', 100),
      );
      return (await Promise.all(pages)).map((page) => page.length);
    };
    const sweepOf = async (writer: Desk, shards: number) => sweep(writer, { shards, hasTime: () => true });

    // As it was; then the sweeps read eight, while everybody still writes two.
    const old = await Promise.all(Array.from({ length: 60 }, async () => complain('Late.', before)));
    own.later({ minutes: 50 });
    expect(await sweepOf(before, 8)).toMatchObject({ due: 60, steps: 60 });
    expect((await shardsOf()).slice(2)).toEqual([0, 0, 0, 0, 0, 0]);
    // While the writers are deployed some write to two and some to eight.
    const mixed = await Promise.all(
      Array.from({ length: 60 }, async (_, number) => complain('Late too.', number % 2 === 0 ? before : after)),
    );
    await Promise.all(old.slice(0, 30).map(async (one) => change(after, one, 'note', note('Called.', agent))));
    own.later({ minutes: 15 });
    expect(await sweepOf(after, 8)).toMatchObject({ due: 60, steps: 60 });
    own.later({ minutes: 35 });
    expect(await sweepOf(after, 8)).toMatchObject({ due: 120, failed: 0 });
    // Each case moved when it was written next; nothing had to be rewritten for it.
    expect((await shardsOf()).filter((count) => count === 0)).toEqual([]);
    for (const one of old) expect(await steps(one, own)).toEqual(['acknowledge 0', 'acknowledge 1', 'acknowledge 2']);
    for (const one of mixed) expect(await steps(one, own)).toEqual(['acknowledge 0']);
    await own.close();
  });

  test('are never fewer to the sweeps than to the writers', () => {
    expect(dueShards).toBeGreaterThanOrEqual(dueShardsWritten);
  });
});
