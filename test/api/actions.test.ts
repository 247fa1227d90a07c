import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dueShards } from '../../functions/contract/table.ts';
import { sweep } from '../../functions/domain/sla/sweep.ts';
import { type Desk, openDesk } from '../desk.ts';
import { apiOf } from './api-at-work.ts';

let desk: Desk;
let api: ReturnType<typeof apiOf>;
beforeAll(async () => {
  desk = await openDesk();
  api = apiOf(desk);
});
afterAll(async () => desk.close());

const manager = { as: ['manager'] };
const analysed = async (): Promise<string> => {
  const { body } = await api('submitComplaint', {
    body: { customer: { name: 'Li Lei', phone: '+86 138 0013 8000' }, description: 'The lamp flickers.' },
  });
  const fishbone = [{ branch: 'process', causes: [{ text: 'Not inspected' }] }];
  await api('recordCause', { ...manager, reference: body.reference, body: { code: 'PRD-MFG-TST', fishbone } });
  return body.reference;
};
const inDays = (days: number): string => new Date(Date.parse(desk.clock.now()) + days * 86_400_000).toISOString();
const action = (changed: Record<string, unknown> = {}) => ({
  kind: 'corrective',
  what: 'Inspect every lamp for a month',
  owner: 'quality',
  dueAt: inDays(10),
  effectiveAt: inDays(40),
  ...changed,
});
const added = async (reference: string, changed: Record<string, unknown> = {}) =>
  (await api('addAction', { ...manager, reference, body: action(changed) })).body.action;

describe('What is done about a cause', () => {
  test('is added, done with evidence, and found effective on its date', async () => {
    const reference = await analysed();
    const first = await api('addAction', { ...manager, reference, body: action() });
    expect([first.status, first.body.action.state, first.body.action.about.code]).toEqual([201, 'open', 'PRD-MFG-TST']);
    const { id } = first.body.action;
    const done = await api('completeAction', { ...manager, reference, id, body: { evidence: 'Sheets 1 to 30' } });
    expect(done.body.action).toMatchObject({ state: 'done', done: { evidence: 'Sheets 1 to 30', by: 'manager' } });
    const early = await api('verifyAction', { ...manager, reference, id, body: { result: 'effective' } });
    expect([early.status, early.body.code]).toEqual([409, 'action.too-early']);
    desk.later({ days: 41 });
    const verified = await api('verifyAction', { ...manager, reference, id, body: { result: 'effective' } });
    expect(verified.body.action).toMatchObject({ state: 'verified', verified: { result: 'effective' } });
    expect((await api('listActions', { as: ['auditor'], reference })).body.actions).toEqual([verified.body.action]);
    const { body } = await api('readCase', { ...manager, reference });
    expect(body.timeline.map(({ type }: { type: string }) => type).slice(2)).toEqual([
      'ActionAdded',
      'ActionCompleted',
      'ActionCheckScheduled',
      'ActionVerified',
    ]);
  });

  test('can be about one cause of the fishbone, and not about one that is not there', async () => {
    const reference = await analysed();
    expect((await added(reference, { cause: 'F1' })).about).toEqual({ cause: 'F1', text: 'Not inspected' });
    const unknown = await api('addAction', { ...manager, reference, body: action({ cause: 'F7' }) });
    expect([unknown.status, unknown.body.code]).toEqual([409, 'action.no-cause']);
  });

  test('that did not help says why, and that is not asked of what helped', async () => {
    const reference = await analysed();
    const { id } = await added(reference);
    await api('completeAction', { ...manager, reference, id, body: { evidence: 'Done' } });
    desk.later({ days: 41 });
    const bare = await api('verifyAction', { ...manager, reference, id, body: { result: 'not-effective' } });
    expect(bare.body.errors).toEqual([expect.objectContaining({ field: 'reason', code: 'required' })]);
    const told = await api('verifyAction', {
      ...manager,
      reference,
      id,
      body: { result: 'not-effective', reason: 'Two more flicker.' },
    });
    expect(told.body.action.verified).toMatchObject({ result: 'not-effective', reason: 'Two more flicker.' });
  });

  test('is cancelled with a reason and stays to be read; after that nothing more is done with it', async () => {
    const reference = await analysed();
    const { id } = await added(reference);
    const cancelled = await api('cancelAction', { ...manager, reference, id, body: { reason: 'Lamp discontinued' } });
    expect(cancelled.body.action).toMatchObject({ state: 'cancelled', cancelled: { reason: 'Lamp discontinued' } });
    const late = await api('completeAction', { ...manager, reference, id, body: { evidence: 'x' } });
    expect([late.status, late.body.code]).toEqual([409, 'action.wrong-state']);
    expect(late.body.detail).toContain('cancelled');
    const { body } = await api('readCase', { ...manager, reference });
    expect(body.clocks.find(({ kind }: { kind: string }) => kind === 'task').state).toBe('cancelled');
  });

  test('has a clock that outlasts the case: late, it is told, also of a case that is closed', async () => {
    const reference = await analysed();
    await added(reference);
    await api('resolveCase', { ...manager, reference, body: { explanation: 'A new lamp is on its way.' } });
    expect((await api('closeCase', { ...manager, reference })).body.status).toBe('closed');
    desk.later({ days: 11 });
    await sweep(desk, { shards: dueShards, hasTime: () => true });
    const { body } = await api('readCase', { ...manager, reference });
    expect(body.timeline.map(({ type }: { type: string }) => type)).toContain('DeadlineBreached');
    expect(body.clocks.find(({ kind }: { kind: string }) => kind === 'task').state).toBe('breached');
  });

  test('is added once by a request that is sent again with its key', async () => {
    const reference = await analysed();
    const request = { ...manager, reference, headers: { 'Idempotency-Key': 'k-1' }, body: action() };
    const one = await api('addAction', request);
    await added(reference, { what: 'Something else' });
    const again = await api('addAction', request);
    expect([again.status, again.body.action]).toEqual([201, one.body.action]);
    expect((await api('listActions', { ...manager, reference })).body.actions).toHaveLength(2);
  });

  test('completed by two people at once is completed once, and the other is told', async () => {
    const reference = await analysed();
    const { id } = await added(reference);
    const answers = await Promise.all(
      ['manager', 'admin'].map(async (as) =>
        api('completeAction', { as: [as], reference, id, body: { evidence: as } }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  test.each([
    ['a due date that has passed', () => ({ dueAt: inDays(-1) }), 'dueAt', 'not-ahead'],
    ['a due date in ten years', () => ({ dueAt: inDays(3650), effectiveAt: inDays(3651) }), 'dueAt', 'not-ahead'],
    ['a check before it is due', () => ({ effectiveAt: inDays(5) }), 'effectiveAt', 'before-due'],
    ['a kind of one’s own', () => ({ kind: 'magic' }), 'kind', 'not-a-choice'],
    ['nothing to do', () => ({ what: '  ' }), 'what', 'blank'],
  ])('with %s is refused by name', async (_what, changed, field, code) => {
    const { status, body } = await api('addAction', {
      ...manager,
      reference: await analysed(),
      body: action(changed()),
    });
    expect([status, body.errors?.[0]?.field, body.errors?.[0]?.code]).toEqual([400, field, code]);
  });

  test.each(['A99', '../A1', 'A1%20', ''])('%j is the id of no action', async (id) => {
    const { status, body } = await api('completeAction', {
      ...manager,
      reference: await analysed(),
      id,
      body: { evidence: 'x' },
    });
    expect([status, body.code]).toEqual([404, 'action.not-found']);
  });
});
