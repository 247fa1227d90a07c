import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { correctAbout } from '../../../../functions/domain/casework/links/about.ts';
import { mergeCases } from '../../../../functions/domain/casework/links/merge.ts';
import type { BulkAction } from '../../../../functions/domain/casework/bulk/job.ts';
import { runJobs } from '../../../../functions/domain/casework/bulk/run.ts';
import { openJob, resumeJob, type Selection, startJob } from '../../../../functions/domain/casework/bulk/start.ts';
import { resolve } from '../../../../functions/domain/casework/conclude.ts';
import { change } from '../../../../functions/domain/complaint/change.ts';
import { withdraw } from '../../../../functions/domain/customer/follow.ts';
import type { Services } from '../../../../functions/domain/services.ts';
import { type Desk, openDesk } from '../../../desk.ts';
import { agent, caller as everybody, caseOf, complain, eventsOf } from '../links/complain.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(() => {
  desk.later({ minutes: 10 });
});

const lead = { by: { type: 'staff', id: 'lead-1', role: 'lead' }, scope: 'all' } as const;
const always = (): boolean => true;
const start = async (action: BulkAction, selection: Selection, key?: string) =>
  startJob(desk, action, selection, lead, key);
const stateOf = async (id: string) => openJob(desk, id, lead);
const failuresOf = async (id: string) => (await stateOf(id)).slices.flatMap(({ failures }) => failures);

let person = 0;
/** So many people complain, each about something of their own. */
const many = async (count: number, said: Parameters<typeof complain>[1] = {}): Promise<string[]> => {
  const references: string[] = [];
  while (references.length < count) {
    references.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(25, count - references.length) }, async () => {
          person += 1;
          return complain(desk, {
            customer: { name: `P${person}`, email: `p${person}@customer.example` },
            description: `Matter ${person}.`,
            ...said,
          });
        }),
      )),
    );
  }
  return references;
};
const toLily: BulkAction = { action: 'assign', assignee: 'lily' };

describe('A job over many cases', () => {
  test('does its one thing to each, with an event of its own that names the job, and says how far it is', async () => {
    const cases = await many(60);
    const job = await start(toLily, { cases });
    expect(job).toMatchObject({ total: 60, done: 0, failed: 0, state: 'running' });
    expect(await runJobs(desk, always)).toEqual({ slices: 3, left: false });
    expect((await stateOf(job.id)).job).toMatchObject({ total: 60, done: 60, failed: 0, state: 'finished' });
    for (const one of cases) {
      const events = await eventsOf(desk, one);
      expect(events.filter(({ type }) => type === 'CaseAssigned')).toMatchObject([
        { by: { type: 'staff', id: 'lead-1', role: 'lead', bulk: job.id }, facts: { assignee: 'lily' } },
      ]);
    }
    expect(await desk.bulk.unfinished()).toEqual([]);
  });

  test('closes what is resolved, and names what is not', async () => {
    const [resolved = '', open = ''] = await many(2);
    await change(desk, resolved, 'resolve', resolve('We replace it.', lead.by));
    const job = await start({ action: 'close' }, { cases: [resolved, open] });
    await runJobs(desk, always);
    expect((await caseOf(desk, resolved)).status).toBe('closed');
    expect(await failuresOf(job.id)).toMatchObject([{ reference: open, code: 'complaint.wrong-status' }]);
  });

  test('lists those that it could not do, with the reason, and does the rest', async () => {
    const [gone = '', merged = '', ...rest] = await many(4);
    const target = await complain(desk, {
      customer: (await caseOf(desk, merged)).customer,
      description: 'One more matter',
    });
    await change(desk, gone, 'withdraw', withdraw(undefined));
    await mergeCases(desk, merged, target, 'One matter', everybody);
    const job = await start(toLily, { cases: [gone, merged, 'CR-0000-0000', ...rest] });
    await runJobs(desk, always);
    expect((await stateOf(job.id)).job).toMatchObject({ done: 2, failed: 3, state: 'finished' });
    expect(await failuresOf(job.id)).toMatchObject([
      { reference: gone, code: 'complaint.wrong-status' },
      { reference: merged, code: 'complaint.merged', details: { into: target } },
      { reference: 'CR-0000-0000', code: 'complaint.not-found' },
    ]);
  });

  test('goes by the rights that its giver had when it was given', async () => {
    const [mine = '', theirs = ''] = [
      ...(await many(1, { description: 'The fan is broken and does not turn.' })),
      ...(await many(1, { description: 'The courier never delivered the parcel.' })),
    ];
    const { team } = await caseOf(desk, mine);
    const asLead = { by: lead.by, scope: { id: 'lead-1', teams: [team] } };
    const job = await startJob(desk, toLily, { cases: [mine, theirs] }, asLead, undefined);
    await runJobs(desk, always);
    expect(await failuresOf(job.id)).toMatchObject([{ reference: theirs, code: 'access.other-team' }]);
    expect((await caseOf(desk, theirs)).assignee).toBeUndefined();
    await expect(openJob(desk, job.id, { by: agent, scope: { id: 'x', teams: [] } })).rejects.toMatchObject({
      code: 'bulk.not-found',
    });
  });

  test('tries again what failed, and only that, when it is resumed', async () => {
    const cases = await many(30);
    const flaky = new Set(cases.slice(3, 7));
    const broken: typeof desk = {
      ...desk,
      cases: {
        ...desk.cases,
        commit: async (...written) => {
          if (flaky.has(written[1].reference)) throw new Error('The network is down.');
          return desk.cases.commit(...written);
        },
      },
    };
    const job = await start(
      { action: 'reply', text: { en: 'Please stop using it.', 'zh-CN': '请停止使用。' } },
      { cases },
    );
    await runJobs(broken, always);
    expect((await stateOf(job.id)).job).toMatchObject({ done: 26, failed: 4, state: 'finished' });
    expect((await failuresOf(job.id)).map(({ reference, code }) => [reference, code])).toEqual(
      [...flaky].map((one) => [one, 'service.failed']),
    );
    const again = await resumeJob(desk, job.id);
    expect(again).toMatchObject({ state: 'running', round: 2 });
    await runJobs(desk, always);
    expect((await stateOf(job.id)).job).toMatchObject({ done: 30, failed: 0, state: 'finished' });
    for (const one of cases)
      expect((await eventsOf(desk, one)).filter(({ type }) => type === 'ReplyAdded')).toHaveLength(1);
    await expect(resumeJob(desk, job.id)).rejects.toMatchObject({ code: 'bulk.nothing-to-resume' });
  });

  test('that is given twice under one key is one job; under that key another is none', async () => {
    const cases = await many(2);
    const [one, two] = await Promise.all([start(toLily, { cases }, 'k-1'), start(toLily, { cases }, 'k-1')]);
    expect(one.id).toBe(two.id);
    await runJobs(desk, always);
    expect(await start(toLily, { cases }, 'k-1')).toMatchObject({ id: one.id, state: 'finished' });
    await expect(start({ ...toLily, assignee: 'bill' }, { cases }, 'k-1')).rejects.toMatchObject({
      code: 'idempotency.mismatch',
    });
  });

  test('takes two thousand cases and not one more', async () => {
    const names = Array.from({ length: 2001 }, (_, index) => `CR-0000-${String(index).padStart(4, '0')}`);
    await expect(start(toLily, { cases: names })).rejects.toMatchObject({
      code: 'bulk.too-many',
      details: { limit: 2000 },
    });
    const job = await start(toLily, { cases: names.slice(0, 2000) });
    expect(job).toMatchObject({ total: 2000, slices: 84 });
    expect((await stateOf(job.id)).slices).toHaveLength(84);
    await runJobs(desk, always);
    expect((await stateOf(job.id)).job).toMatchObject({ failed: 2000, state: 'finished' });
  });
});

describe('The customers of a batch', () => {
  const batch = { product: 'Power bank P9', batch: 'B-77' };

  test('are each told in their own language; nobody gets the cases for it, and who was put into another batch is left out', async () => {
    const english = await many(3, batch);
    const [chinese = ''] = await many(1, {
      ...batch,
      customer: { name: '李雷', email: 'lilei@customer.example' },
      description: '充电宝鼓包了，很危险。',
    });
    const [other = ''] = await many(1, batch);
    await many(2, { ...batch, batch: 'B-78' });
    const job = await start(
      { action: 'reply', text: { en: 'Please do not charge it any more.', 'zh-CN': '请不要再充电。' } },
      batch,
    );
    expect(job.total).toBe(5);
    await change(desk, other, 'about', correctAbout({ batch: 'B-79' }, agent));
    await runJobs(desk, always);
    expect((await stateOf(job.id)).job).toMatchObject({ done: 4, failed: 1 });
    expect(await failuresOf(job.id)).toMatchObject([{ reference: other, code: 'bulk.not-of-batch' }]);
    const replyOf = async (one: string) => (await eventsOf(desk, one)).find(({ type }) => type === 'ReplyAdded');
    expect(await replyOf(chinese)).toMatchObject({ words: { text: '请不要再充电。' } });
    for (const one of english) {
      expect(await replyOf(one)).toMatchObject({
        words: { text: 'Please do not charge it any more.' },
        by: { bulk: job.id },
      });
      expect((await caseOf(desk, one)).assignee).toBeUndefined();
    }
    await expect(start(toLily, { ...batch, batch: 'B-99' })).rejects.toMatchObject({ code: 'bulk.nobody' });
  });

  test('are linked with the one case that found the cause, which changes once a slice and not once a case', async () => {
    const of = { product: 'Kettle K7', batch: 'L-1' };
    const cases = await many(50, of);
    const hub = await complain(desk, { ...of, description: 'The seal was put in the wrong way round.' });
    const job = await start({ action: 'link', to: hub, kind: 'same-cause', reason: 'The seal' }, of);
    await runJobs(desk, always);
    expect((await stateOf(job.id)).job).toMatchObject({ total: 51, done: 51, failed: 0 });
    const linked = (await eventsOf(desk, hub)).filter(({ type }) => type === 'CaseLinked');
    expect(linked).toHaveLength(3);
    expect(await desk.related.links(hub, 100)).toHaveLength(50);
    for (const one of cases) {
      expect((await eventsOf(desk, one)).filter(({ type }) => type === 'CaseLinked')).toMatchObject([
        { facts: { references: [hub], kind: 'same-cause' }, by: { bulk: job.id } },
      ]);
    }
  });

  test('get another category and level, and their deadlines with it', async () => {
    const cases = await many(3);
    const job = await start(
      { action: 'classify', category: 'safety', level: 'urgent', reason: 'It may catch fire' },
      { cases },
    );
    await runJobs(desk, always);
    expect((await stateOf(job.id)).job).toMatchObject({ done: 3 });
    for (const one of cases) {
      expect(await caseOf(desk, one)).toMatchObject({
        level: { value: 'urgent', origin: 'human' },
        category: { value: 'safety' },
        team: 'quality',
      });
    }
  });
});

describe('When a worker dies in the middle of a job', () => {
  test('another goes on where it stood: nothing is lost, nothing is done twice', async () => {
    const cases = await many(100);
    const job = await start(
      { action: 'reply', text: { en: 'Please stop using it.', 'zh-CN': '请停止使用。' } },
      { cases },
    );
    let left = 60;
    const death = Promise.withResolvers<void>();
    const never = async (): Promise<never> => {
      death.resolve();
      return new Promise(() => {});
    };
    /** Does what it is asked until it dies, and from then on answers nothing any more. */
    const dying = <T extends object>(what: T): T =>
      new Proxy(what, {
        get: (target, name) => {
          const value: unknown = Reflect.get(target, name);
          return typeof value === 'function' && (name === 'commit' || name === 'write')
            ? async (...args: unknown[]): Promise<unknown> => ((left -= 1) >= 0 ? value.apply(target, args) : never())
            : value;
        },
      });
    const doomed: Pick<Services, 'cases' | 'bulk'> & typeof desk = {
      ...desk,
      cases: dying(desk.cases),
      bulk: dying(desk.bulk),
    };
    await Promise.race([runJobs(doomed, always), death.promise]);
    // What it had begun before it died still comes to its end in the table.
    await new Promise((wake) => setTimeout(wake, 500));
    const half = (await stateOf(job.id)).job;
    expect(half.done).toBeGreaterThan(0);
    expect(half.done).toBeLessThan(100);
    // It is held by the dead one for a minute yet.
    expect(await runJobs(desk, always)).toEqual({ slices: 0, left: false });
    desk.later({ minutes: 2 });
    await runJobs(desk, always);
    expect((await stateOf(job.id)).job).toMatchObject({ done: 100, failed: 0, state: 'finished' });
    for (const one of cases)
      expect((await eventsOf(desk, one)).filter(({ type }) => type === 'ReplyAdded')).toHaveLength(1);
  });

  test('two at once do it once', async () => {
    const cases = await many(50);
    const job = await start(toLily, { cases });
    await Promise.all([runJobs(desk, always), runJobs(desk, always), runJobs(desk, always)]);
    expect((await stateOf(job.id)).job).toMatchObject({ done: 50, failed: 0, state: 'finished' });
    for (const one of cases)
      expect((await eventsOf(desk, one)).filter(({ type }) => type === 'CaseAssigned')).toHaveLength(1);
  });

  test('one that runs out of time leaves the rest to the next, at once', async () => {
    const job = await start(toLily, { cases: await many(50) });
    let asked = 0;
    expect(await runJobs(desk, () => (asked += 1) === 1)).toEqual({ slices: 1, left: true });
    expect((await stateOf(job.id)).job).toMatchObject({ done: 24, state: 'running' });
    await runJobs(desk, always);
    expect((await stateOf(job.id)).job).toMatchObject({ done: 50, state: 'finished' });
  });
});

describe('What it costs', () => {
  test('is one read when there is nothing to do, and the same for each case however many there are', async () => {
    const calls = new Map<string, number>();
    let units = 0;
    desk.client.middlewareStack.add(
      (next, context) => async (args) => {
        const name = String(context['commandName']);
        calls.set(name, (calls.get(name) ?? 0) + 1);
        const answer = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
        const { ConsumedCapacity } = answer.output as {
          ConsumedCapacity?: { CapacityUnits: number } | { CapacityUnits: number }[];
        };
        for (const one of [ConsumedCapacity ?? []].flat()) units += one.CapacityUnits;
        return answer;
      },
      { step: 'initialize', name: 'units' },
    );
    const costOf = async (count: number): Promise<number> => {
      const cases = await many(count);
      await start(toLily, { cases });
      units = 0;
      await runJobs(desk, always);
      return units / count;
    };
    calls.clear();
    units = 0;
    await runJobs(desk, always);
    expect([...calls]).toEqual([['QueryCommand', 1]]);
    expect(units).toBe(0.5);
    const [few, more] = [await costOf(24), await costOf(120)];
    desk.client.middlewareStack.remove('units');
    expect(Math.abs(more - few)).toBeLessThan(1.5);
    expect(more).toBeLessThan(20);
  });
});
