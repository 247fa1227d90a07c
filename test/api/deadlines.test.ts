import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { packsInTheBox } from '../../functions/domain/sla/packs/packs.ts';
import { type Desk, openDesk } from '../desk.ts';
import { apiOf } from './api-at-work.ts';

let desk: Desk;
let api: ReturnType<typeof apiOf>;
beforeAll(async () => {
  desk = await openDesk('2026-11-02T10:00:00.000Z');
  api = apiOf(desk, { packs: packsInTheBox });
});
afterAll(async () => desk.close());

const as = ['agent'];
const zh = { 'Accept-Language': 'zh-CN' };
type Clock = { id: string; state: string; dueAt: string; target?: string; says: string } & Record<string, unknown>;

async function complain(product = 'Kettle'): Promise<{ reference: string; trackingSecret: string }> {
  const { status, body } = await api('submitComplaint', {
    body: {
      customer: { name: 'Ann', email: 'ann@customer.example' },
      description: 'It was charged twice and nobody answers.',
      product,
      country: 'GB',
    },
  });
  expect(status).toBe(201);
  return body;
}

const clocksOf = async (reference: string, headers = {}): Promise<{ clocks: Clock[]; drivenBy: string | null }> => {
  const { status, body } = await api('explainClocks', { reference, as, headers });
  expect(status).toBe(200);
  return body;
};
const clockOf = async (reference: string, id: string): Promise<Clock | undefined> =>
  (await clocksOf(reference)).clocks.find((clock) => clock.id === id);

describe('While a case waits for its customer', () => {
  test('what may wait stands still, the customer sees that it is their turn, and their message ends it', async () => {
    const { reference, trackingSecret } = await complain();
    const track = async () =>
      (await api('trackComplaint', { reference, headers: { Authorization: `Bearer ${trackingSecret}` } })).body;
    expect((await track()).waitsForYou).toBe(false);
    await api('replyToCustomer', { reference, as, body: { text: 'Which card was it?', awaits: 'customer' } });
    expect((await clockOf(reference, 'default/resolution'))?.state).toBe('paused');
    expect((await track()).waitsForYou).toBe(true);
    expect((await api('readCase', { reference, as })).body.waitsFor).toBe('customer');
    desk.later({ hours: 30 });
    await api('addMessage', {
      reference,
      headers: { Authorization: `Bearer ${trackingSecret}` },
      body: { text: 'The blue one.' },
    });
    expect((await track()).waitsForYou).toBe(false);
    expect(await clockOf(reference, 'default/resolution')).toMatchObject({ state: 'running', countedSeconds: 0 });
    expect((await clockOf(reference, 'default/next-response'))?.state).toBe('running');
  });

  test('waiting twice for the same changes nothing, and going on without waiting neither', async () => {
    const { reference } = await complain();
    const once = await api('waitFor', { reference, as, body: { for: 'supplier', reason: 'A spare part' } });
    const twice = await api('waitFor', { reference, as, body: { for: 'supplier' } });
    expect([once.status, twice.body.version]).toEqual([200, once.body.version]);
    const resumed = await api('resumeCase', { reference, as });
    const again = await api('resumeCase', { reference, as });
    expect(again.body.version).toBe(resumed.body.version);
  });
});

describe('A promise to the customer', () => {
  test('is a clock, keeps the case from being closed, and is kept by whoever says so', async () => {
    const { reference } = await complain();
    const promised = await api('makePromise', {
      reference,
      as,
      body: { dueAt: '2026-11-09T18:00:00+08:00', what: 'We call you.' },
    });
    expect(promised.status).toBe(201);
    expect(await clockOf(reference, 'default/promise')).toMatchObject({
      kind: 'promise',
      state: 'running',
      dueAt: '2026-11-09T10:00:00.000Z',
    });
    await api('resolveCase', { reference, as, body: { explanation: 'Refunded.' } });
    const refused = await api('closeCase', { reference, as, headers: zh });
    expect([refused.status, refused.body.code]).toEqual([409, 'complaint.open-promise']);
    expect(refused.body.detail).toContain('2026-11-09');
    expect((await api('keepPromise', { reference, as, body: { clock: 'default/promise' } })).status).toBe(200);
    const twice = await api('keepPromise', { reference, as, body: { clock: 'default/promise' } });
    expect([twice.status, twice.body.code]).toEqual([409, 'promise.not-open']);
    expect((await api('closeCase', { reference, as })).status).toBe(200);
  });

  test.each([
    ['yesterday', '2026-10-01T00:00:00Z', 'promise.not-ahead'],
    ['beyond a year', '2028-01-01T00:00:00Z', 'promise.not-ahead'],
  ])('for %s is refused', async (_, dueAt, code) => {
    const { reference } = await complain();
    const { status, body } = await api('makePromise', { reference, as, body: { dueAt, what: 'A call' } });
    expect([status, body.code]).toEqual([400, code]);
  });
});

describe('A statutory deadline', () => {
  test('of a payment complaint is extended once, with a reason, and not a second time', async () => {
    const activated = await api('activatePolicies', { as: ['admin'], body: { packs: ['retail', 'uk-fca-disp'] } });
    expect(activated.status).toBe(200);
    const { reference } = await complain('Card payment');
    const before = await clockOf(reference, 'uk-fca-disp/resolution');
    expect(before).toMatchObject({ nature: 'statutory', target: '15BD' });
    const extended = await api('extendDeadline', {
      reference,
      as,
      body: { clock: 'uk-fca-disp/resolution', reason: 'The card scheme has not answered.' },
    });
    expect(extended.status).toBe(200);
    const after = await clockOf(reference, 'uk-fca-disp/resolution');
    expect(after).toMatchObject({ target: '35BD', startedAt: before?.['startedAt'] });
    expect((after?.dueAt ?? '') > (before?.dueAt ?? '')).toBe(true);
    const again = await api('extendDeadline', {
      reference,
      as,
      body: { clock: 'uk-fca-disp/resolution', reason: 'Still waiting.' },
    });
    expect([again.status, again.body.code]).toEqual([409, 'deadline.not-extendable']);
    const service = await api('extendDeadline', {
      reference,
      as,
      body: { clock: 'retail/resolution', reason: 'Why not' },
    });
    expect([service.status, service.body.code]).toEqual([409, 'deadline.not-extendable']);
    const unknown = await api('extendDeadline', { reference, as, headers: zh, body: { clock: 'a/b', reason: '?' } });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'deadline.not-found']);
    expect(unknown.body.detail).toContain('a/b');
  });

  test('goes on while the promise beside it waits, and drives the case', async () => {
    const { reference } = await complain('Card payment');
    await api('replyToCustomer', { reference, as, body: { text: 'Which payment was it?', awaits: 'customer' } });
    const { clocks, drivenBy } = await clocksOf(reference);
    const stateOf = (id: string) => clocks.find((clock) => clock.id === id)?.state;
    expect([stateOf('retail/resolution'), stateOf('uk-fca-disp/resolution')]).toEqual(['paused', 'running']);
    expect(clocks.find(({ id }) => id === drivenBy)).toMatchObject({ state: 'running' });
  });
});

describe('The policies of a case', () => {
  test('are those of its day, until a lead gives it the active ones, with a reason', async () => {
    await api('activatePolicies', { as: ['admin'], body: { packs: ['default'] } });
    const { reference } = await complain();
    await api('activatePolicies', { as: ['admin'], body: { packs: ['eu-psd2', 'default'] } });
    expect((await api('readCase', { reference, as })).body.policies).toEqual([{ id: 'default', version: 1 }]);
    const given = await api('applyPolicies', { reference, as: ['lead'], body: { reason: 'A payment after all' } });
    expect(given.status).toBe(200);
    const { policies, timeline } = (await api('readCase', { reference, as })).body;
    expect(policies.map(({ id }: { id: string }) => id)).toEqual(['eu-psd2', 'default']);
    expect(timeline.at(-1)).toMatchObject({ type: 'PolicyApplied', words: { reason: 'A payment after all' } });
    const again = await api('applyPolicies', { reference, as: ['lead'], body: { reason: 'Once more' } });
    expect(again.body.version).toBe(given.body.version);
  });
});

describe('An explanation', () => {
  test('is in the language of who asks, and names holidays', async () => {
    await api('activatePolicies', { as: ['admin'], body: { packs: ['retail'] } });
    desk.itIs('2026-12-24T10:00:00.000Z');
    const { reference } = await complain();
    const inChinese = await clocksOf(reference, zh);
    const resolution = inChinese.clocks.find(({ id }) => id === 'retail/resolution');
    expect(resolution?.says).toMatch(/工作日/);
    const ahead = resolution?.['ahead'] as { reason: string; text: string; counted: boolean }[];
    expect(ahead.some(({ reason, text }) => reason === 'holiday' && text.includes('节假日'))).toBe(true);
    expect((await api('explainClocks', { reference: 'CR-0000-0000', as })).status).toBe(404);
  });
});
