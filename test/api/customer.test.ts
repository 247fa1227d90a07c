import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { routeDisputed } from '../../functions/domain/routing/route-disputed.ts';
import { reconcile } from '../../functions/domain/sla/reconcile.ts';
import { assess } from '../../functions/domain/triage/assess.ts';
import { analyseEmbedded } from '../../functions/domain/triage/embedded-analysis.ts';
import { type Desk, openDesk } from '../desk.ts';
import { apiOf } from './api-at-work.ts';

let desk: Desk;
let api: ReturnType<typeof apiOf>;
beforeAll(async () => {
  desk = await openDesk();
  api = apiOf(desk);
});
afterAll(async () => desk.close());
beforeEach(() => {
  desk.later({ minutes: 5 });
});

const agent = { as: ['agent', 'agent'] };
const other = { as: ['agent2', 'agent'] };
const lead = { as: ['lead', 'lead'] };
const explanation = 'The kettle was checked and works as it should.';
const reason = 'It still leaks. Nobody has looked at the seal.';

type Held = { reference: string; headers: { Authorization: string } };

async function complain(changed: Record<string, unknown> = {}): Promise<Held> {
  const { body } = await api('submitComplaint', {
    body: { customer: { name: 'Ann', email: 'ann@customer.example' }, description: 'The kettle leaks.', ...changed },
  });
  return { reference: body.reference, headers: { Authorization: `Bearer ${body.trackingSecret}` } };
}

/** A case that the agent took and decided. */
async function decided(changed: Record<string, unknown> = {}): Promise<Held> {
  const held = await complain(changed);
  await api('takeCase', { ...agent, reference: held.reference, body: {} });
  const { status } = await api('resolveCase', { ...agent, reference: held.reference, body: { explanation } });
  expect(status).toBe(200);
  return held;
}

const confirm = async (held: Held, body?: unknown) => api('confirmSolved', { ...held, ...(body ? { body } : {}) });
const disagree = async (held: Held, more: Record<string, string> = {}) =>
  api('disagreeWithDecision', { ...held, headers: { ...held.headers, ...more }, body: { reason } });
const track = async (held: Held) => (await api('trackComplaint', held)).body;
const read = async ({ reference }: Held) => (await api('readCase', { as: ['manager', 'manager'], reference })).body;
const typesOf = async (held: Held): Promise<string[]> =>
  (await read(held)).timeline.map(({ type }: { type: string }) => type);

/** What the reaction does. */
async function lookForSomebodyElse(held: Held): Promise<void> {
  const { timeline } = await read(held);
  const event = timeline.findLast(({ type }: { type: string }) => type === 'ResolutionDisputed');
  await routeDisputed(desk, { ...event, reference: held.reference });
}

describe('A customer says what it is and how urgent it feels', () => {
  test('and staff see both, with the reason of the level', async () => {
    const held = await complain({ description: 'The parcel has not come.', kind: 'complaint', urgency: 'now' });
    const seen = await read(held);
    expect([seen.feltUrgency, seen.level.value, seen.level.reasons[0].code]).toEqual([
      'now',
      'important',
      'level:felt-urgent',
    ]);
    expect(seen.timeline[0].facts.said).toEqual({ kind: 'complaint', urgency: 'now' });
    await assess(
      { ...desk, analyser: { analyse: async (...words) => analyseEmbedded(...words) } },
      { reference: held.reference },
    );
    expect((await read(held)).level.value).toBe('important');
  });

  test('and is told which words there are for it when it is none of them', async () => {
    const { status, body } = await api('submitComplaint', {
      body: { customer: { name: 'A', phone: '13800138000' }, description: 'x', kind: 'rant', urgency: 'yesterday' },
    });
    expect([status, body.errors]).toMatchObject([
      400,
      [
        { field: 'kind', code: 'not-a-choice' },
        { field: 'urgency', code: 'not-a-choice' },
      ],
    ]);
  });

  test('and sends the same again with the same key, for the same case', async () => {
    const body = { customer: { name: 'A', phone: '13800138000' }, description: 'x', kind: 'praise' };
    const headers = { 'Idempotency-Key': 'praise-1' };
    const first = await api('submitComplaint', { body, headers });
    expect((await api('submitComplaint', { body, headers })).body).toEqual(first.body);
    const { status } = await api('submitComplaint', { body: { ...body, kind: 'complaint' }, headers });
    expect(status).toBe(409);
  });
});

describe('A customer sees who answers for it and what can be done with it', () => {
  test('from beginning to end', async () => {
    const held = await complain();
    const fresh = await track(held);
    expect(fresh.responsible).toEqual({ team: 'quality' });
    expect(fresh.can).toEqual({ message: true, attach: true, withdraw: true, confirm: false, disagree: false });
    await api('takeCase', { ...agent, reference: held.reference, body: {} });
    await api('resolveCase', { ...agent, reference: held.reference, body: { explanation } });
    const resolved = await track(held);
    expect(resolved.can).toEqual({ message: true, attach: true, withdraw: false, confirm: true, disagree: true });
    expect(resolved.disagreeUntil > resolved.resolution.at).toBe(true);
    const { body: closed } = await confirm(held);
    expect(closed.can).toEqual({ message: true, attach: false, withdraw: false, confirm: false, disagree: true });
  });

  test('and of a case that was merged, that only words still go on', async () => {
    const [one, two] = [await complain(), await complain()];
    await api('mergeCase', { ...lead, reference: one.reference, body: { into: two.reference, reason: 'The same.' } });
    await api('takeCase', { ...agent, reference: two.reference, body: {} });
    await api('resolveCase', { ...agent, reference: two.reference, body: { explanation } });
    const { status, can } = await track(one);
    expect([status, can]).toEqual([
      'resolved',
      { message: true, attach: false, withdraw: false, confirm: false, disagree: false },
    ]);
    const refused = await disagree(one);
    expect([refused.status, refused.body.code]).toEqual([409, 'complaint.merged']);
    expect((await confirm(one)).status).toBe(409);
  });
});

describe('A customer says that it is solved', () => {
  test('and the case is closed, with what they gave', async () => {
    const held = await decided();
    const { status, body } = await confirm(held, { rating: 4, comment: 'It took long.' });
    expect([status, body.status, body.resolution.rating]).toEqual([200, 'closed', 4]);
    expect(body.timeline.slice(-2)).toMatchObject([
      { type: 'ResolutionConfirmed', text: 'It took long.' },
      { type: 'ComplaintClosed' },
    ]);
    const seen = await read(held);
    expect(seen.timeline.at(-2)).toMatchObject({ by: { type: 'customer' }, facts: { rating: 4 } });
    expect(seen.timeline.at(-1)).toMatchObject({ type: 'ComplaintClosed', by: { type: 'customer' } });
    expect(seen.clocks.every(({ state }: { state: string }) => state !== 'running')).toBe(true);
  });

  test('twice, and it counts once', async () => {
    const held = await decided();
    await confirm(held, { rating: 5 });
    const { status, body } = await confirm(held, { rating: 1 });
    expect([status, body.resolution.rating]).toEqual([200, 5]);
    expect((await typesOf(held)).filter((type) => type === 'ResolutionConfirmed')).toHaveLength(1);
  });

  test('of a case that staff have closed, and it stays closed', async () => {
    const held = await decided();
    await api('closeCase', { ...agent, reference: held.reference, body: {} });
    const { status, body } = await confirm(held, { rating: 2 });
    expect([status, body.status, body.resolution.rating, body.can.confirm]).toEqual([200, 'closed', 2, false]);
  });

  test('and is not refused for what staff still owe: that keeps the case open until they have done it', async () => {
    const held = await complain();
    const { reference } = held;
    await api('takeCase', { ...agent, reference, body: {} });
    const dueAt = new Date(Date.parse(desk.clock.now()) + 3 * 24 * 60 * 60 * 1000).toISOString();
    await api('makePromise', { ...agent, reference, body: { dueAt, what: 'A new seal.' } });
    await api('resolveCase', { ...agent, reference, body: { explanation } });
    const { status, body } = await confirm(held, { rating: 5 });
    expect([status, body.status, body.can.confirm]).toEqual([200, 'resolved', false]);
    expect((await typesOf(held)).at(-1)).toBe('ResolutionConfirmed');
    const { clocks } = await read(held);
    const { id } = clocks.find(({ kind }: { kind: string }) => kind === 'promise');
    await api('keepPromise', { ...agent, reference, body: { clock: id } });
    const closed = await api('closeCase', { ...agent, reference, body: {} });
    expect([closed.status, (await track(held)).resolution.rating]).toEqual([200, 5]);
  });

  test.each([
    [{ rating: 0 }],
    [{ rating: 6 }],
    [{ rating: 4.5 }],
    [{ rating: '5' }],
    [{ comment: ' ' }],
    [{ text: 'x' }],
  ])('but not with %j', async (body) => {
    const held = await decided();
    expect((await confirm(held, body)).status).toBe(400);
    expect((await track(held)).status).toBe('resolved');
  });

  test('but not before anything is decided, and not with another case’s secret', async () => {
    const held = await complain();
    const early = await confirm(held);
    expect([early.status, early.body.code]).toEqual([409, 'complaint.wrong-status']);
    const strange = { ...(await decided()), headers: held.headers };
    expect((await confirm(strange)).status).toBe(404);
    expect((await disagree(strange)).status).toBe(404);
  });
});

describe('A customer who does not agree', () => {
  test('has the case opened again, with fresh deadlines, in nobody’s hands', async () => {
    const held = await decided();
    const { status, body } = await disagree(held);
    expect([status, body.status, body.handler, body.resolution]).toEqual([200, 'in-progress', 'nobody', undefined]);
    expect(body.timeline.slice(-2)).toMatchObject([
      { type: 'ResolutionDisputed', text: reason },
      { type: 'ComplaintReopened' },
    ]);
    expect(body.nextDeadline.dueAt > desk.clock.now()).toBe(true);
    const seen = await read(held);
    expect(seen.assignee).toBeUndefined();
    expect(seen.timeline.at(-2)).toMatchObject({
      by: { type: 'customer' },
      facts: { resolvedBy: 'agent', keptBy: 'agent' },
      words: { reason },
    });
  });

  test('leaves clocks that are what the history says', async () => {
    const held = await decided();
    desk.later({ hours: 2 });
    await disagree(held);
    await api('takeCase', { ...other, reference: held.reference, body: {} });
    await api('replyToCustomer', { ...other, reference: held.reference, body: { text: 'I look at the seal.' } });
    const round = await reconcile(desk, () => true);
    expect(round).toMatchObject({ repaired: 0, failed: 0 });
    expect(round.checked).toBeGreaterThan(0);
  });

  test('has somebody else look at it: who decided can neither take it, nor be given it, nor decide again', async () => {
    const held = await decided();
    await disagree(held);
    const { reference } = held;
    for (const refused of [
      await api('takeCase', { ...agent, reference, body: {} }),
      await api('assignCase', { ...lead, reference, body: { assignee: 'agent' } }),
      await api('resolveCase', { ...agent, reference, body: { explanation } }),
    ]) {
      expect([refused.status, refused.body.code]).toEqual([409, 'case.needs-another-handler']);
      expect(refused.body.detail).toContain('agent');
    }
    // They may still say something, and do not have it by that.
    expect((await api('replyToCustomer', { ...agent, reference, body: { text: 'Sorry.' } })).status).toBe(201);
    expect((await read(held)).assignee).toBeUndefined();
    expect((await api('takeCase', { ...other, reference, body: {} })).status).toBe(200);
    const again = await api('resolveCase', {
      ...other,
      reference,
      body: { explanation: 'A new kettle is on its way.' },
    });
    expect([again.status, again.body.status]).toEqual([200, 'resolved']);
    expect((await confirm(held, { rating: 5 })).body.status).toBe('closed');
  });

  test('a second time, and both who decided are left out', async () => {
    const held = await decided();
    await disagree(held);
    const { reference } = held;
    await api('takeCase', { ...other, reference, body: {} });
    await api('resolveCase', { ...other, reference, body: { explanation } });
    await disagree(held);
    expect((await read(held)).disputed).toEqual(['agent', 'agent2']);
    for (const who of [agent, other]) expect((await api('takeCase', { ...who, reference, body: {} })).status).toBe(409);
    expect((await api('takeCase', { ...lead, reference, body: {} })).status).toBe(200);
  });

  test('and says so again with the same key, and nothing changes', async () => {
    const held = await decided();
    const key = { 'Idempotency-Key': 'no-1' };
    const first = await disagree(held, key);
    const { version } = await read(held);
    const again = await disagree(held, key);
    expect([again.status, again.body.timeline]).toEqual([first.status, first.body.timeline]);
    // Also once somebody has it, and once it is decided anew.
    await api('takeCase', { ...other, reference: held.reference, body: {} });
    await api('resolveCase', { ...other, reference: held.reference, body: { explanation } });
    expect((await disagree(held, key)).body.status).toBe('resolved');
    expect((await read(held)).version).toBe(version + 2);
  });

  test('of a case that was closed and confirmed, while there is time', async () => {
    const held = await decided();
    await confirm(held, { rating: 5 });
    desk.later({ days: 29 });
    const { status, body } = await disagree(held);
    expect([status, body.status, body.resolution]).toEqual([200, 'in-progress', undefined]);
  });

  test('too late, and is told until when it was possible and how to complain anew', async () => {
    const held = await decided();
    desk.later({ days: 30, minutes: 1 });
    const { can, disagreeUntil } = await track(held);
    expect([can.disagree, disagreeUntil < desk.clock.now()]).toEqual([false, true]);
    const { status, body } = await disagree(held);
    expect([status, body.code]).toEqual([409, 'complaint.too-late-to-disagree']);
    expect(body.detail).toContain('within 30 days');
    expect(body.detail).toContain(desk.settings.siteUrl);
    expect(body.detail).toContain(held.reference);
    const chinese = await disagree(held, { 'Accept-Language': 'zh-CN' });
    expect(chinese.body.detail).toMatch(/30 天内/);
    expect((await track(held)).status).toBe('resolved');
  });

  test('at the same moment as staff reopen it, and it is opened once', async () => {
    const held = await decided();
    const [mine, theirs] = await Promise.all([
      disagree(held),
      api('reopenCase', { ...lead, reference: held.reference, body: { reason: 'Second look' } }),
    ]);
    expect([mine.status, theirs.status].filter((status) => status === 200)).toHaveLength(1);
    expect((await typesOf(held)).filter((type) => type === 'ComplaintReopened')).toHaveLength(1);
  });
});

describe('Where the rules choose people', () => {
  test('somebody is chosen who neither decided nor had it', async () => {
    const admin = { as: ['admin', 'admin'] };
    await api('writeRouting', { ...admin, body: { rules: [{ id: 'all', team: 'quality', choose: 'round-robin' }] } });
    for (const id of ['agent', 'agent2', 'lead']) {
      const person = { teams: ['quality'], languages: ['en', 'zh-CN'], takesCases: true, capacity: 20 };
      expect((await api('putPerson', { ...admin, id, body: person })).status).toBe(200);
    }
    const held = await complain();
    await api('takeCase', { ...agent, reference: held.reference, body: {} });
    await api('resolveCase', { ...lead, reference: held.reference, body: { explanation } });
    await disagree(held);
    await lookForSomebodyElse(held);
    const seen = await read(held);
    expect([seen.assignee, seen.routed.person]).toEqual(['agent2', 'agent2']);
    expect((await typesOf(held)).slice(-2)).toEqual(['CaseRouted', 'CaseAssigned']);
    // The event comes twice, as events do.
    await lookForSomebodyElse(held);
    expect((await read(held)).version).toBe(seen.version);
    // Looked at once more, the rules still leave out who decided.
    await api('resolveCase', { ...other, reference: held.reference, body: { explanation } });
    await disagree(held);
    await lookForSomebodyElse(held);
    expect((await read(held)).assignee).toBe('agent');
  });

  test('nobody is, when everybody who could has decided already, and it waits in the queue', async () => {
    const held = await decided();
    await disagree(held);
    for (const who of [other, lead]) {
      await api('takeCase', { ...who, reference: held.reference, body: {} });
      await api('resolveCase', { ...who, reference: held.reference, body: { explanation } });
      await disagree(held);
    }
    await lookForSomebodyElse(held);
    const { assignee, routed } = await read(held);
    expect(assignee).toBeUndefined();
    expect(routed.reasons.map(({ code }: { code: string }) => code)).toContain('waits');
  });

  test('it stays with whoever took it before the rules looked', async () => {
    const held = await decided();
    await disagree(held);
    await api('takeCase', { as: ['manager', 'manager'], reference: held.reference, body: {} });
    await lookForSomebodyElse(held);
    expect((await read(held)).assignee).toBe('manager');
  });
});
