import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { roles } from '../../functions/contract/roles.ts';
import { type Operation, type Route, routes } from '../../functions/contract/routes.ts';
import { taskLink } from '../../functions/domain/casework/tasks/task-link.ts';
import { sweep } from '../../functions/domain/sla/sweep.ts';
import { type Desk, openDesk } from '../desk.ts';
import { apiOf, type Heard, type Said } from './api-at-work.ts';

let desk: Desk;
let api: ReturnType<typeof apiOf>;
let reference: string;
let secret: string;
beforeAll(async () => {
  desk = await openDesk();
  api = apiOf(desk);
});
afterAll(() => desk.close());

/** The keeper is of logistics, whose case it is; quality is asked. */
const keeper = ['keeper', 'agent', 'team-logistics'];
const tester = ['tester', 'agent', 'team-quality'];
const supplier = { name: 'Bright Lamps Ltd', email: 'service@supplier.example', language: 'en' } as const;
const toQuality = { department: 'quality' };
const toSupplier = { partner: supplier };

beforeEach(async () => {
  desk.itIs('2026-03-02T09:00:00.000Z');
  const { body } = await api('submitComplaint', {
    body: {
      customer: { name: 'Ann Secret', email: 'ann@customer.example' },
      description: 'The parcel never came, and my lamp with it.',
      product: 'Lamp 2',
    },
  });
  ({ reference } = body);
  secret = body.trackingSecret;
});

const ask = async (to: unknown, more: Record<string, unknown> = {}): Promise<Heard> =>
  api('addTask', {
    as: keeper,
    reference,
    body: { title: 'Test the lamp', text: 'Does it still break?', to, dueAt: '2026-03-05T17:00:00+08:00', ...more },
  });
const must = async (operation: Operation, said: Said): Promise<Heard> => {
  const heard = await api(operation, said);
  if (heard.status >= 300) throw new Error(`${operation}: ${JSON.stringify(heard.body)}`);
  return heard;
};
const idOf = ({ body }: Heard): string => String(body.task).split('-').at(-1) ?? '';
const onCase = (operation: Operation, id: string, body: unknown = {}, as = keeper): Promise<Heard> =>
  api(operation, { as, reference, id, body });
const taskOf = async (id: string) =>
  (await must('listCaseTasks', { as: keeper, reference })).body.tasks.find((task: { id: string }) => task.id === id);
const clockOf = async (id: string) => {
  const { clock } = await taskOf(id);
  return (await desk.cases.find(reference))?.clocks.find((one) => one.id === clock);
};
const events = async (): Promise<string[]> =>
  ((await desk.cases.open(reference))?.events ?? []).map(({ type }) => type).slice(1);
/** As it stands in the mail: the link with that number. */
const tokenFor = async (id: string, number = 1, of = reference): Promise<string> =>
  (await taskLink(desk, { reference: of, id, number })).split('#')[1] ?? '';
const look = (token: string): Promise<Heard> => api('lookAtTask', { body: { token } });
const say = (token: string, text: string, key?: string): Promise<Heard> =>
  api('answerAsPartner', { body: { token, text }, ...(key !== undefined && { headers: { 'Idempotency-Key': key } }) });
const refused = ({ status, body }: Heard): [number, string] => [status, body.code];

describe('A task for a department', () => {
  test('is on the case, on the clock, and on the department’s list, whosever case it is', async () => {
    const added = await ask(toQuality, { mandatory: true });
    expect(added.status).toBe(201);
    expect(added.body.openTasks).toMatchObject([{ title: 'Test the lamp', mandatory: true }]);
    expect(await clockOf(idOf(added))).toMatchObject({
      kind: 'task',
      state: 'running',
      dueAt: '2026-03-05T09:00:00.000Z',
    });
    const { body } = await must('listTasks', { as: tester });
    expect(body.items.find((row: { reference: string }) => row.reference === reference)).toEqual({
      task: added.body.task,
      reference,
      department: 'quality',
      title: 'Test the lamp',
      product: 'Lamp 2',
      mandatory: true,
      state: 'open',
      dueAt: '2026-03-05T09:00:00.000Z',
    });
  });

  test('is read and answered by its department, which sees the task and not the case', async () => {
    const { body: added } = await ask(toQuality);
    const { body: seen } = await must('readTask', { as: tester, id: added.task });
    expect(seen).toMatchObject({ text: 'Does it still break?', product: 'Lamp 2', reference });
    expect(JSON.stringify(seen)).not.toMatch(/Ann Secret|ann@customer|parcel never came/);
    expect(refused(await api('readCase', { as: tester, reference }))).toEqual([403, 'access.other-team']);
    expect(refused(await api('listCaseTasks', { as: tester, reference }))).toEqual([403, 'access.other-team']);

    const answered = await api('answerTask', { as: tester, id: added.task, body: { text: 'It does: the socket.' } });
    expect([answered.status, answered.body.state]).toEqual([201, 'answered']);
    expect(await clockOf(seen.id)).toMatchObject({ state: 'met' });
  });

  test('is closed to other departments, in the list, to read and to answer', async () => {
    const { body: added } = await ask(toQuality);
    const stranger = ['other', 'agent', 'team-service'];
    const mine = (await must('listTasks', { as: stranger, query: { limit: '100' } })).body.items;
    expect(mine.filter((row: { department: string }) => row.department !== 'service')).toEqual([]);
    expect(refused(await api('listTasks', { as: stranger, query: { team: 'quality' } }))[0]).toBe(403);
    expect(refused(await api('readTask', { as: stranger, id: added.task }))).toEqual([403, 'access.other-team']);
    expect(refused(await api('answerTask', { as: stranger, id: added.task, body: { text: 'Not mine.' } }))).toEqual([
      403,
      'access.other-team',
    ]);
  });

  test('leaves the list of what is to do when it is answered, and every list when it is settled', async () => {
    const { body: added } = await ask(toQuality);
    const listed = async (state: string): Promise<boolean> =>
      (await must('listTasks', { as: tester, query: { state, limit: '100' } })).body.items.some(
        ({ task }: { task: string }) => task === added.task,
      );
    await must('answerTask', { as: tester, id: added.task, body: { text: 'Done.' } });
    expect([await listed('open'), await listed('answered')]).toEqual([false, true]);
    await onCase('returnTask', idOf({ body: added } as Heard), { reason: 'And the plug?' });
    expect([await listed('open'), await listed('answered')]).toEqual([true, false]);
    await onCase('cancelTask', idOf({ body: added } as Heard), { reason: 'The lamp came back.' });
    expect([await listed('open'), await listed('answered')]).toEqual([false, false]);
  });

  test('comes a page at a time, what is due first at the top, each once', async () => {
    for (const day of ['09', '03', '07', '05'])
      await ask({ department: 'praise' }, { dueAt: `2026-03-${day}T09:00:00Z` });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { team: 'praise', limit: '3', ...(cursor !== undefined && { cursor }) };
      const { body } = await must('listTasks', { as: ['boss', 'manager'], query });
      seen.push(...body.items.map(({ dueAt }: { dueAt: string }) => dueAt.slice(8, 10)));
      cursor = body.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toEqual(['03', '05', '07', '09']);
    expect(refused(await api('listTasks', { as: tester, query: { cursor: 'bm9uc2Vuc2U' } }))).toEqual([
      400,
      'request.bad-cursor',
    ]);
  });
});

describe('A case with a mandatory task', () => {
  const resolve = () =>
    api('resolveCase', { as: keeper, reference, body: { explanation: 'A new one is on its way.' } });

  test('is not resolved while the task is open or its answer not accepted, and says which it is', async () => {
    const id = idOf(await ask(toQuality, { mandatory: true, title: 'Inspect batch 7' }));
    const first = await resolve();
    expect(refused(first)).toEqual([409, 'complaint.open-task']);
    expect(first.body.detail).toContain(`${id} “Inspect batch 7”`);
    const inChinese = await api('resolveCase', {
      as: keeper,
      reference,
      body: { explanation: '…' },
      headers: { 'Accept-Language': 'zh-CN' },
    });
    expect(inChinese.body.detail).toMatch(/必办任务.*Inspect batch 7/);
    await must('answerTask', { as: tester, id: `${reference}-${id}`, body: { text: 'Nothing found.' } });
    expect(refused(await resolve())[1]).toBe('complaint.open-task');
    await onCase('acceptTask', id);
    expect((await resolve()).body.status).toBe('resolved');
  });

  test('is resolved without the optional ones: they are cancelled with it, their clocks too', async () => {
    const id = idOf(await ask(toQuality));
    const other = idOf(await ask(toSupplier));
    const { body } = await resolve();
    expect(body.status).toBe('resolved');
    for (const each of [id, other]) {
      expect(await taskOf(each)).toMatchObject({ state: 'cancelled' });
      expect(await clockOf(each)).toMatchObject({ state: 'cancelled' });
    }
    expect(refused(await look(await tokenFor(other)))).toEqual([410, 'task-link.invalid']);
    expect((await events()).slice(-3)).toEqual(['ComplaintResolved', 'TaskCancelled', 'TaskCancelled']);
  });

  test('may be withdrawn by the customer, which cancels the task', async () => {
    const id = idOf(await ask(toSupplier, { mandatory: true }));
    await must('withdrawComplaint', { reference, headers: { Authorization: `Bearer ${secret}` }, body: {} });
    expect(await taskOf(id)).toMatchObject({ state: 'cancelled' });
    expect((await desk.cases.find(reference))?.tasks).toEqual([]);
  });

  test('returned after the case was resolved: reopen the case first, then it is open again with a new clock', async () => {
    const id = idOf(await ask(toQuality, { mandatory: true }));
    await must('answerTask', { as: tester, id: `${reference}-${id}`, body: { text: 'Nothing found.' } });
    await onCase('acceptTask', id);
    await resolve();
    const early = await onCase('returnTask', id, { reason: 'It broke again.' });
    expect(refused(early)).toEqual([409, 'task.case-settled']);
    expect(early.body.detail).toMatch(/Reopen the case first/);
    await must('reopenCase', { as: keeper, reference, body: { reason: 'It broke again.' } });
    expect((await onCase('returnTask', id, { reason: 'It broke again.' })).status).toBe(200);
    expect(await taskOf(id)).toMatchObject({ state: 'returned', clock: 'default/task#2' });
    expect(await clockOf(id)).toMatchObject({ state: 'running' });
    expect(refused(await resolve())[1]).toBe('complaint.open-task');
  });

  test('returned after its date needs a new one, and says so at the field', async () => {
    const id = idOf(await ask(toQuality));
    await must('answerTask', { as: tester, id: `${reference}-${id}`, body: { text: 'Nothing found.' } });
    desk.itIs('2026-03-09T09:00:00.000Z');
    const { body } = await onCase('returnTask', id, { reason: 'And the plug?' });
    expect(body.errors).toMatchObject([{ field: 'dueAt', code: 'required' }]);
    expect((await onCase('returnTask', id, { reason: 'And the plug?', dueAt: '2026-03-10T09:00:00Z' })).status).toBe(
      200,
    );
  });
});

describe('The date of a task', () => {
  test('passes: the keeper is warned, then told of the breach, and the late answer ends it', async () => {
    const { body: added } = await ask(toQuality);
    desk.itIs('2026-03-05T09:00:30.000Z');
    await sweep(desk, { shards: 4, hasTime: () => true });
    expect(await clockOf(idOf({ body: added } as Heard))).toMatchObject({ state: 'breached' });
    const steps = (await desk.cases.open(reference))?.events.filter(({ type }) => type === 'DeadlineBreached') ?? [];
    expect(
      steps.flatMap(({ facts }) => ('clock' in facts && facts.clock === 'task' && 'to' in facts ? [facts.to] : [])),
    ).toEqual([['assignee']]);
    await must('answerTask', { as: tester, id: added.task, body: { text: 'Sorry for the delay.' } });
    expect(await clockOf(idOf({ body: added } as Heard))).toMatchObject({
      state: 'breached',
      endedAt: desk.clock.now(),
    });
  });

  test('is not told to the customer as a promise', async () => {
    await ask(toQuality, { dueAt: '2026-03-02T09:30:00Z' });
    const { body } = await must('trackComplaint', { reference, headers: { Authorization: `Bearer ${secret}` } });
    expect(body.nextDeadline.promise).not.toBe('task');
    expect(JSON.stringify(body)).not.toMatch(/Test the lamp|Task/);
  });

  test('lies ahead, within a year', async () => {
    expect(refused(await ask(toQuality, { dueAt: '2026-03-02T08:59:59Z' }))).toEqual([400, 'task.not-ahead']);
    expect(refused(await ask(toQuality, { dueAt: '2028-03-02T08:59:59Z' }))).toEqual([400, 'task.not-ahead']);
  });
});

describe('A partner with a link', () => {
  test('sees the task and nothing of the case or the customer, however often the page is opened', async () => {
    const added = await ask(toSupplier);
    const before = await desk.cases.find(reference);
    const token = await tokenFor(idOf(added));
    await look(token);
    expect((await look(token)).body).toEqual({
      task: added.body.task,
      title: 'Test the lamp',
      text: 'Does it still break?',
      state: 'open',
      dueAt: '2026-03-05T09:00:00.000Z',
      expiresAt: '2026-04-04T09:00:00.000Z',
      language: 'en',
      answers: [],
    });
    expect(await desk.cases.find(reference)).toEqual(before);
  });

  test('answers, once for each key, and more than once until it is accepted; the clock stops at the first', async () => {
    const id = idOf(await ask(toSupplier));
    const token = await tokenFor(id);
    expect((await say(token, 'We look at it.', 'key-1')).status).toBe(201);
    expect((await say(token, 'We look at it.', 'key-1')).body.answers).toHaveLength(1);
    expect(refused(await say(token, 'Something else.', 'key-1'))).toEqual([409, 'idempotency.mismatch']);
    expect((await say(token, 'It was the socket.', 'key-2')).body.answers).toMatchObject([
      { text: 'We look at it.' },
      { text: 'It was the socket.' },
    ]);
    expect(await clockOf(id)).toMatchObject({ state: 'met' });
    const told = (await desk.cases.open(reference))?.events.at(-1);
    expect(told).toMatchObject({ type: 'TaskAnswered', by: { type: 'partner', name: 'Bright Lamps Ltd' } });
    await onCase('acceptTask', id);
    expect(refused(await say(token, 'One more thing.', 'key-3'))).toEqual([410, 'task-link.invalid']);
  });

  test('is told kindly when the link was withdrawn, replaced, has expired or was never one; nothing changes', async () => {
    const id = idOf(await ask(toSupplier));
    const token = await tokenFor(id);
    await onCase('revokeTaskLink', id);
    const gone = await say(token, 'Here is our answer.');
    expect(refused(gone)).toEqual([410, 'task-link.invalid']);
    expect(gone.body.detail).toMatch(/^The task is settled, the link was replaced, withdrawn or has expired/);
    expect(await taskOf(id)).toMatchObject({ state: 'open', answers: [] });
    await onCase('sendTaskLink', id);
    expect(refused(await look(token))[0]).toBe(410);
    const second = await tokenFor(id, 2);
    expect((await look(second)).status).toBe(200);
    desk.itIs('2026-04-04T09:00:00.000Z');
    const [expired, unknown, cut] = [
      await look(second),
      await look(await tokenFor('T99')),
      await look(second.slice(0, -2)),
    ];
    for (const heard of [expired, unknown, cut])
      expect(heard.body).toEqual({ ...gone.body, requestId: heard.body.requestId });
  });

  test('gets a new link with a returned task, and learns why', async () => {
    const id = idOf(await ask(toSupplier));
    await say(await tokenFor(id), 'Fine here.');
    await onCase('returnTask', id, { reason: 'Which lot did you test?' });
    expect(refused(await look(await tokenFor(id)))[0]).toBe(410);
    expect((await look(await tokenFor(id, 2))).body).toMatchObject({
      state: 'returned',
      returned: { reason: 'Which lot did you test?' },
      answers: [{ text: 'Fine here.' }],
    });
  });

  test('of one task sees no other task of the same case', async () => {
    const first = await ask(toSupplier);
    const second = await ask({ partner: { ...supplier, name: 'Other Ltd' } }, { title: 'Another matter' });
    await say(await tokenFor(idOf(second)), 'Theirs alone.');
    expect(JSON.stringify((await look(await tokenFor(idOf(first)))).body)).not.toMatch(/Another|Theirs|Other Ltd/);
  });

  test('opens no other door: every other route refuses the token, as a secret, as staff and as a link', async () => {
    const id = idOf(await ask(toSupplier));
    const token = await tokenFor(id);
    const before = await desk.cases.find(reference);
    const others = (Object.entries(routes) as [Operation, Route][]).filter(
      ([operation, { duty }]) => duty !== 'partner' && operation !== 'health' && operation !== 'openapi',
    );
    expect(others.length).toBeGreaterThan(40);
    for (const [operation] of others) {
      const { status } = await api(operation, {
        reference,
        id: operation === 'readTask' || operation === 'answerTask' ? `${reference}-${id}` : id,
        headers: { Authorization: `Bearer ${token}` },
        body: { token, text: 'Let me in.' },
      });
      expect([operation, status >= 400]).toEqual([operation, true]);
    }
    expect(await desk.cases.find(reference)).toEqual(before);
  });

  test('may answer twenty times, and is told where to turn then', async () => {
    const id = idOf(await ask(toSupplier));
    const token = await tokenFor(id);
    for (let count = 0; count < 20; count += 1) await say(token, `Answer ${count}`);
    const last = await say(token, 'Answer 20');
    expect(refused(last)).toEqual([409, 'task.full']);
    expect(last.body.detail).toMatch(/call or write/);
  });
});

describe('What is refused', () => {
  test('a task that is not there, a move that its state does not allow, a link that a department has not', async () => {
    const id = idOf(await ask(toQuality));
    expect(refused(await onCase('acceptTask', 'T99'))).toEqual([404, 'task.not-found']);
    expect(refused(await onCase('acceptTask', 'nonsense'))).toEqual([404, 'task.not-found']);
    const early = await onCase('acceptTask', id);
    expect(refused(early)).toEqual([409, 'task.wrong-state']);
    expect(early.body.detail).toContain('"open"');
    expect(refused(await onCase('sendTaskLink', id))).toEqual([409, 'task.no-link']);
    await onCase('cancelTask', id, { reason: 'No.' });
    expect(refused(await onCase('cancelTask', id, { reason: 'Twice.' }))).toEqual([409, 'task.wrong-state']);
  });

  test('a twenty-first task that is not settled', async () => {
    for (let count = 0; count < 20; count += 1) expect((await ask(toQuality)).status).toBe(201);
    expect(refused(await ask(toQuality))).toEqual([409, 'task.too-many']);
    const lines = (await desk.cases.find(reference))?.tasks ?? [];
    await onCase('cancelTask', lines[0]?.id ?? '', { reason: 'Enough.' });
    expect((await ask(toQuality)).status).toBe(201);
    // All that are left end with the case, in one transaction.
    expect((await api('resolveCase', { as: keeper, reference, body: { explanation: 'Done.' } })).status).toBe(200);
    expect((await desk.cases.find(reference))?.tasks).toEqual([]);
  });

  test.each(roles.filter((role) => role !== 'auditor'))('a task twice for one key, as %s', async (role) => {
    const said = {
      as: ['somebody', role],
      reference,
      headers: { 'Idempotency-Key': 'once' },
      body: { title: 'Once', text: 'Only once.', to: toQuality, dueAt: '2026-03-05T09:00:00Z' },
    };
    const [first, second] = [await must('addTask', said), await must('addTask', said)];
    expect(second.body).toEqual(first.body);
    expect((await desk.cases.find(reference))?.tasks).toHaveLength(1);
  });
});
