import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runJobs } from '../../functions/domain/casework/bulk/run.ts';
import { relate } from '../../functions/domain/casework/links/relate.ts';
import { type Desk, openDesk } from '../desk.ts';
import { apiOf } from './api-at-work.ts';

let desk: Desk;
let api: ReturnType<typeof apiOf>;
beforeAll(async () => {
  desk = await openDesk();
  api = apiOf(desk);
});
afterAll(() => desk.close());

const lead = { as: ['lead', 'lead'] };
const agent = { as: ['agent', 'agent'] };
const chinese = { 'Accept-Language': 'zh-CN' };
const ann = { name: 'Ann', email: 'ann@customer.example' };
const bob = { name: 'Bob', email: 'bob@customer.example' };

async function complain(said: Record<string, unknown> = {}): Promise<{ reference: string; secret: string }> {
  const { body } = await api('submitComplaint', {
    body: { customer: ann, description: 'The lamp broke on the first day.', ...said },
  });
  await relate(desk, { reference: body.reference, type: 'ComplaintReceived' });
  return { reference: body.reference, secret: body.trackingSecret };
}
const bearer = ({ reference, secret }: { reference: string; secret: string }) => ({
  reference,
  headers: { Authorization: `Bearer ${secret}` },
});

describe('Staff find what belongs together', () => {
  test('and link it, with a reason, and end the link again', async () => {
    const batch = { product: 'Kettle', batch: 'K-7' };
    const [one, two] = [await complain(batch), await complain({ ...batch, customer: bob })];
    const before = await api('readRelated', { ...agent, reference: one.reference });
    expect(before.body.suggested).toMatchObject([
      { reference: two.reference, reasons: ['same-batch'], customerName: 'Bob' },
    ]);
    const wish = { reference: two.reference.toLowerCase(), kind: 'same-cause', reason: 'The seal leaks.' };
    const linked = await api('linkCase', { ...agent, reference: one.reference, body: wish });
    expect([linked.status, linked.body.reference, linked.headers['ETag']]).toEqual([201, one.reference, '"2"']);
    const related = await api('readRelated', { ...agent, reference: two.reference });
    expect(related.body).toMatchObject({
      linked: [{ reference: one.reference, link: { kind: 'same-cause', reason: 'The seal leaks.', by: 'agent' } }],
      suggested: [],
      elsewhere: { linked: [], suggested: 0 },
      more: false,
    });
    const ended = await api('unlinkCase', {
      ...agent,
      reference: one.reference,
      body: { reference: two.reference, reason: 'No' },
    });
    expect(ended.status).toBe(200);
    expect((await api('readRelated', { ...agent, reference: one.reference })).body.linked).toEqual([]);
    const again = await api('unlinkCase', {
      ...agent,
      reference: one.reference,
      body: { reference: two.reference, reason: 'No' },
      headers: chinese,
    });
    expect([again.status, again.body.code]).toEqual([409, 'case.not-linked']);
    expect(again.body.detail).toContain(two.reference);
  });

  test('with cases of their own teams alone', async () => {
    const [mine, theirs] = [
      await complain({ description: 'The fan is broken and does not turn.' }),
      await complain({ customer: bob, description: 'The courier never delivered the parcel.' }),
    ];
    const { team } = (await api('readCase', { ...lead, reference: mine.reference })).body;
    const { status, body } = await api('linkCase', {
      as: ['a', 'agent', `team-${team}`],
      reference: mine.reference,
      body: { reference: theirs.reference, kind: 'related', reason: 'Perhaps' },
    });
    expect([status, body.code]).toEqual([403, 'access.other-team']);
  });

  test('and put right what a case is about', async () => {
    const { reference } = await complain();
    const { status } = await api('correctAbout', {
      ...agent,
      reference,
      body: { batch: 'B-1', orderNumber: '77', reason: 'On the box' },
    });
    expect(status).toBe(200);
    expect((await api('readCase', { ...agent, reference })).body).toMatchObject({ batch: 'B-1', orderNumber: '77' });
    const nothing = await api('correctAbout', {
      ...agent,
      reference,
      body: { reason: 'On the box' },
      headers: chinese,
    });
    expect([nothing.status, nothing.body.errors[0].detail]).toEqual([
      400,
      '请至少填写 product、orderNumber、batch 中的一项。',
    ]);
  });

  test('a duplicate is flagged in the queue and on the case', async () => {
    const words = 'The blender stops after a minute and smells of burnt plastic.';
    const one = await complain({ description: words, customer: bob });
    desk.later({ minutes: 1 });
    const two = await complain({ description: `${words}!`, customer: bob });
    const { items } = (await api('listCases', { ...lead, query: { limit: '100' } })).body;
    expect(items.find(({ reference }: { reference: string }) => reference === two.reference).duplicateOf).toBe(
      one.reference,
    );
    expect((await api('readCase', { ...lead, reference: two.reference })).body.duplicateOf).toEqual({
      reference: one.reference,
      similarity: 1,
    });
  });
});

describe('Staff merge two cases of a customer', () => {
  test('and both references go on working', async () => {
    const [one, two] = [await complain(), await complain({ description: 'And the cable is too short.' })];
    const { status, body } = await api('mergeCase', {
      ...agent,
      reference: two.reference,
      body: { into: one.reference, reason: 'One lamp' },
    });
    expect([status, body.merged.status, body.into.reference]).toEqual([200, 'merged', one.reference]);
    const message = await api('addMessage', { ...bearer(two), body: { text: 'Any news of my lamp?' } });
    expect([message.status, message.body.mergedInto]).toEqual([201, one.reference]);
    const target = (await api('readCase', { ...agent, reference: one.reference })).body;
    expect(target.timeline.at(-1)).toMatchObject({
      type: 'CustomerMessageAdded',
      facts: { under: two.reference },
      words: { text: 'Any news of my lamp?' },
    });
    const source = (await api('readCase', { ...agent, reference: two.reference })).body;
    expect(source).toMatchObject({ status: 'merged', mergedInto: one.reference });
    expect(source.timeline.at(-1)).toMatchObject({ type: 'MessagePassedOn', facts: { to: one.reference } });
    await api('resolveCase', { ...agent, reference: one.reference, body: { explanation: 'A new lamp.' } });
    expect((await api('trackComplaint', bearer(two))).body).toMatchObject({
      reference: two.reference,
      status: 'resolved',
      mergedInto: one.reference,
      description: 'And the cable is too short.',
      resolution: { explanation: 'A new lamp.' },
    });
    expect((await api('trackComplaint', { ...bearer(two), reference: one.reference })).status).toBe(404);
  });

  test('and under the old reference stands how it goes on, and nothing that was said in the other before', async () => {
    const [one, two] = [await complain(), await complain({ description: 'Somebody else left this address.' })];
    await api('addMessage', { ...bearer(one), body: { text: 'My new street is …' } });
    await api('replyToCustomer', { ...agent, reference: one.reference, body: { text: 'Noted, Ann.' } });
    desk.later({ minutes: 1 });
    await api('mergeCase', { ...agent, reference: two.reference, body: { into: one.reference, reason: 'One lamp' } });
    await api('replyToCustomer', { ...agent, reference: one.reference, body: { text: 'It is on its way.' } });
    const seen = async (from: typeof one) =>
      (await api('trackComplaint', bearer(from))).body.timeline.flatMap(({ text }: { text?: string }) => text ?? []);
    expect(await seen(two)).toEqual(['It is on its way.']);
    expect(await seen(one)).toEqual(['My new street is …', 'Noted, Ann.', 'It is on its way.']);
  });

  test.each([
    ['en', `was merged into`],
    ['zh-CN', '已于'],
  ])('and whoever still works on the old one is told in %s where it went', async (language, words) => {
    const [one, two] = [await complain(), await complain()];
    await api('mergeCase', { ...agent, reference: two.reference, body: { into: one.reference, reason: 'One lamp' } });
    const headers = { 'Accept-Language': language };
    const say = { reference: two.reference, headers, ...agent };
    for (const { status, body } of [
      await api('replyToCustomer', { ...say, body: { text: 'Hello' } }),
      await api('takeCase', { ...say, body: {} }),
      await api('mergeCase', { ...say, body: { into: one.reference, reason: 'Again' } }),
      await api('withdrawComplaint', { ...bearer(two), headers: { ...bearer(two).headers, ...headers } }),
    ]) {
      expect([status, body.code]).toEqual([409, 'complaint.merged']);
      expect(body.detail).toContain(words);
      expect(body.detail).toContain(one.reference);
    }
  });

  test('but not those of two customers: a sentence says to link them instead', async () => {
    const [one, two] = [await complain(), await complain({ customer: bob })];
    const say = { ...agent, reference: one.reference, body: { into: two.reference, reason: 'One lamp' } };
    const [english, mandarin] = [await api('mergeCase', say), await api('mergeCase', { ...say, headers: chinese })];
    expect([english.status, english.body.code]).toEqual([409, 'case.other-customer']);
    expect(english.body.detail).toContain('Link them instead');
    expect(mandarin.body.detail).toContain('请改用“关联”');
  });
});

describe('Staff split a complaint that was two', () => {
  test('and the new case is acknowledged and listed as any other', async () => {
    const one = await complain({ description: 'The lamp broke. And your courier was rude.' });
    const body = { description: 'Your courier was rude.', category: 'service-attitude', reason: 'Two matters' };
    const split = await api('splitCase', {
      ...agent,
      reference: one.reference,
      body,
      headers: { 'Idempotency-Key': 's-1' },
    });
    expect([split.status, split.body.from.reference, split.body.made.category]).toEqual([
      201,
      one.reference,
      'service-attitude',
    ]);
    expect(split.headers['Location']).toBe(`/v1/staff/cases/${split.body.made.reference}`);
    const again = await api('splitCase', {
      ...agent,
      reference: one.reference,
      body,
      headers: { 'Idempotency-Key': 's-1' },
    });
    expect(again.body.made.reference).toBe(split.body.made.reference);
    expect((await api('trackComplaint', bearer(one))).body.timeline.at(-1).type).toBe('CaseSplit');
    const related = await api('readRelated', { ...agent, reference: split.body.made.reference });
    expect(related.body.linked).toMatchObject([
      { reference: one.reference, link: { kind: 'split', reason: 'Two matters' } },
    ]);
  });
});

describe('A lead does one thing to many cases', () => {
  test('is answered at once, and sees how far it is and where it failed, in their language', async () => {
    const [one, two] = [await complain(), await complain({ customer: bob })];
    await api('withdrawComplaint', bearer(two));
    const body = { action: 'assign', assignee: 'agent2', cases: [one.reference, two.reference] };
    const given = await api('startBulk', { ...lead, body });
    expect([given.status, given.body.total, given.body.done]).toEqual([202, 2, 0]);
    await runJobs(desk, () => true);
    const { body: progress } = await api('readBulk', { ...lead, id: given.body.id, headers: chinese });
    expect(progress).toMatchObject({ state: 'finished', done: 1, failed: 1, by: 'lead' });
    expect(progress.failures).toEqual([
      { reference: two.reference, code: 'complaint.wrong-status', reason: expect.stringContaining('案件状态') },
    ]);
    const resumed = await api('resumeBulk', { ...lead, id: given.body.id });
    expect([resumed.status, resumed.body.round]).toEqual([202, 2]);
    await runJobs(desk, () => true);
    expect((await api('readCase', { ...lead, reference: one.reference })).body).toMatchObject({ assignee: 'agent2' });
    expect((await api('readCase', { ...lead, reference: one.reference })).body.timeline.at(-1).by).toEqual({
      type: 'staff',
      id: 'lead',
      role: 'lead',
      bulk: given.body.id,
    });
  });

  test.each([
    ['neither cases nor a batch', { action: 'assign', assignee: 'agent2' }],
    ['both', { action: 'assign', assignee: 'agent2', cases: ['CR-0000-0000'], of: { product: 'K', batch: '1' } }],
    ['a message in one language', { action: 'reply', text: { en: 'Hello' }, of: { product: 'K', batch: '1' } }],
    ['a reference that is none', { action: 'assign', assignee: 'agent2', cases: ['CR-1'] }],
    ['nobody of the staff', { action: 'assign', assignee: 'nobody-here', cases: ['CR-0000-0000'] }],
    ['no change', { action: 'classify', reason: 'Because', cases: ['CR-0000-0000'] }],
  ])('and is told when the request names %s', async (_what, body) => {
    const answer = await api('startBulk', { ...lead, body });
    expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid']);
    expect(answer.body.errors[0].detail.length).toBeGreaterThan(10);
  });

  test('and sees their own jobs; a manager sees all', async () => {
    const { body } = await api('startBulk', {
      ...lead,
      body: { action: 'assign', assignee: 'agent2', cases: [(await complain()).reference] },
    });
    expect((await api('readBulk', { as: ['lead2', 'lead'], id: body.id })).status).toBe(404);
    expect((await api('readBulk', { as: ['boss', 'manager'], id: body.id })).status).toBe(200);
    expect((await api('resumeBulk', { as: ['lead2', 'lead'], id: body.id })).status).toBe(404);
  });
});
