import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { register } from '../../functions/domain/intake/register.ts';
import { rememberSettlement } from '../../functions/domain/casework/remedies/settlements.ts';
import type { PublishedEvent } from '../../functions/domain/complaint/events.ts';
import { type Desk, openDesk } from '../desk.ts';
import { apiOf, type Heard, type Said } from './api-at-work.ts';

let desk: Desk;
let call: ReturnType<typeof apiOf>;
let reference: string;

beforeAll(async () => {
  desk = await openDesk();
  call = apiOf(desk);
});
afterAll(() => desk.close());
beforeEach(async () => {
  const description = 'You charged me twice for the kettle.';
  const customer = { name: 'Li Lei', email: 'lilei@customer.example', language: 'zh-CN' as const };
  ({ reference } = await register(desk, { customer, description }, { enteredBy: { type: 'customer' } }));
});

const agent = ['agent', 'agent', 'team-service', 'team-quality'];
const lead = ['lead', 'lead', 'team-service', 'team-quality'];
const manager = ['manager', 'manager'];
const manager2 = ['manager2', 'manager'];

const inDays = (days: number): string => new Date(Date.parse(desk.clock.now()) + days * 86_400_000).toISOString();
const offer = (amount: number, more: object = {}) => ({
  kind: 'refund',
  amount,
  currency: 'CNY',
  what: '退回多收的款项。',
  dueAt: inDays(7),
  ...more,
});
const post = (operation: Parameters<typeof call>[0], body: unknown, as: string[], headers: Said['headers'] = {}) =>
  call(operation, { reference, body, as, headers });
const proposed = async (amount: number, as = agent): Promise<{ remedy: string; amount: number; currency: string }> => {
  const { status, body } = await post('proposeRemedy', offer(amount), as);
  expect(status).toBe(201);
  return { remedy: body.remedies.at(-1).id, amount, currency: 'CNY' };
};
const inChinese = { 'Accept-Language': 'zh-CN' };
const lastOf = ({ body }: Heard) => body.remedies.at(-1);
const events = async () => (await desk.cases.open(reference))?.events.map(({ type }) => type) ?? [];
const promises = async () => (await desk.cases.find(reference))?.clocks.filter(({ kind }) => kind === 'promise') ?? [];

describe('A remedy', () => {
  test('above the limit of who proposes it is promised to the customer once a lead approves what they saw', async () => {
    const remedy = await proposed(12_000);
    expect(await promises()).toEqual([]);
    const approved = await post('approveRemedy', remedy, lead, inChinese);
    expect(approved.status).toBe(200);
    expect(lastOf(approved)).toMatchObject({
      state: 'approved',
      needs: 1,
      given: 1,
      worth: { amount: 12_000, currency: 'CNY', text: '人民币 120.00 元' },
    });
    expect(await promises()).toMatchObject([{ state: 'running', dueAt: inDays(7) }]);
    expect((await events()).slice(-3)).toEqual(['RemedyProposed', 'RemedyApproved', 'PromiseMade']);
  });

  test('is seen to by one of the staff: a mistyped name is refused, an address becomes the name they sign in with', async () => {
    const mistyped = await post('proposeRemedy', offer(9_900, { owner: 'leed' }), agent);
    expect([mistyped.status, mistyped.body.errors]).toMatchObject([400, [{ field: 'owner', code: 'not-staff' }]]);
    const known = await post('proposeRemedy', offer(9_900, { owner: 'lead@example.com' }), agent);
    expect(known.status).toBe(201);
    const listed = await call('listRemedies', { reference, as: agent });
    expect(lastOf(listed)).toMatchObject({ owner: 'lead' });
  });

  test('within the limit of who proposes it needs nobody else', async () => {
    const { remedy } = await proposed(12_000, lead);
    expect(lastOf(await call('listRemedies', { reference, as: lead }))).toMatchObject({
      id: remedy,
      state: 'approved',
      needs: 0,
      approvals: [],
    });
    expect(await promises()).toHaveLength(1);
  });

  test('that was executed with its evidence keeps its promise', async () => {
    const remedy = await proposed(12_000, lead);
    const done = await post('executeRemedy', { ...remedy, evidence: 'Bank transfer 7781.' }, agent);
    expect(lastOf(done)).toMatchObject({ state: 'executed' });
    expect(await promises()).toMatchObject([{ state: 'met' }]);
    expect((await events()).slice(-2)).toEqual(['RemedyExecuted', 'PromiseKept']);
  });

  test('keeps what people wrote off the bus, and carries the amount', async () => {
    await proposed(12_000, lead);
    const written = (await desk.cases.open(reference))?.events.find(({ type }) => type === 'RemedyProposed');
    expect(JSON.stringify(written?.facts)).not.toContain('退回');
    expect(written?.facts).toMatchObject({ minor: 12_000, currency: 'CNY', kind: 'refund' });
    expect(written?.words).toEqual({ what: '退回多收的款项。' });
  });

  test('is not proposed twice when the request is sent twice', async () => {
    const key = { 'Idempotency-Key': 'once' };
    const body = offer(100);
    await post('proposeRemedy', body, agent, key);
    const again = await post('proposeRemedy', body, agent, key);
    expect(again.status).toBe(201);
    expect(again.body.remedies).toHaveLength(1);
  });
});

describe('Approving', () => {
  test('by two people at once counts each of them once', async () => {
    const remedy = await proposed(300_000);
    const both = await Promise.all([post('approveRemedy', remedy, manager), post('approveRemedy', remedy, manager2)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const [listed] = (await call('listRemedies', { reference, as: manager })).body.remedies;
    expect(listed.state).toBe('approved');
    expect(listed.approvals.map(({ id }: { id: string }) => id).toSorted()).toEqual(['manager', 'manager2']);
    expect((await events()).filter((type) => type === 'RemedyApproved')).toHaveLength(2);
    expect(await promises()).toHaveLength(1);
  });

  test('by a second person, when one was enough, is answered kindly and changes nothing', async () => {
    const remedy = await proposed(100);
    const both = await Promise.all([post('approveRemedy', remedy, lead), post('approveRemedy', remedy, manager)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const [late] = both.filter(({ status }) => status === 409);
    expect(late?.body).toMatchObject({ code: 'remedy.already-approved', title: 'It is approved already' });
    expect(late?.body.detail).toMatch(/^(lead|manager) approved R\d+ at .* nobody else is needed/);
    expect((await events()).filter((type) => type === 'RemedyApproved')).toHaveLength(1);
  });

  test('twice by the same person is one approval of two', async () => {
    const remedy = await proposed(300_000);
    await post('approveRemedy', remedy, manager);
    const again = await post('approveRemedy', remedy, manager);
    expect(again.status).toBe(200);
    expect(lastOf(again)).toMatchObject({ state: 'proposed', given: 1, needs: 2 });
  });

  test('what was cancelled meanwhile is refused, even to somebody who approved it before', async () => {
    const remedy = await proposed(300_000);
    await post('approveRemedy', remedy, manager);
    await post('cancelRemedy', { remedy: remedy.remedy, reason: 'Asked for by the customer.' }, agent);
    for (const person of [manager, manager2]) {
      expect((await post('approveRemedy', remedy, person)).body.code).toBe('remedy.wrong-state');
    }
  });

  test('what one proposed oneself is refused, in both languages', async () => {
    const remedy = await proposed(300_000, manager);
    const en = await post('approveRemedy', remedy, manager);
    const zh = await post('approveRemedy', remedy, manager, inChinese);
    expect([en.status, en.body.code]).toEqual([403, 'remedy.own-proposal']);
    expect(en.body.detail).toContain(`You proposed ${remedy.remedy} yourself`);
    expect(zh.body.detail).toContain('任何人都不能审批自己的提议');
  });

  test('after the amount changed is refused with both amounts, and the new one starts without approvals', async () => {
    const old = await proposed(300_000);
    await post('approveRemedy', old, manager);
    const { remedy, ...seen } = old;
    const changed = await post('changeRemedy', { remedy, seen, ...offer(400_000) }, agent);
    expect(changed.status).toBe(201);
    expect(changed.body.remedies).toMatchObject([
      { id: remedy, state: 'superseded' },
      { state: 'proposed', given: 0, needs: 2 },
    ]);
    const en = await post('approveRemedy', old, manager2);
    const zh = await post('approveRemedy', old, manager2, inChinese);
    expect([en.status, en.body.code]).toEqual([409, 'remedy.superseded']);
    expect(en.body.detail).toContain(`${remedy} over CNY 3,000.00 was replaced by`);
    expect(en.body.detail).toContain('over CNY 4,000.00, by agent');
    expect(zh.body.detail).toMatch(/CNY 3,000\.00.*CNY 4,000\.00/);
    const mistaken = { ...old, remedy: lastOf(changed).id };
    const other = await post('approveRemedy', mistaken, manager2);
    expect([other.status, other.body.code]).toEqual([409, 'remedy.other-amount']);
    expect(other.body.detail).toContain('You decided on CNY 3,000.00');
    expect(other.body.detail).toContain('is about CNY 4,000.00');
  });

  test('above one’s limit is refused with the limit', async () => {
    const remedy = await proposed(60_000);
    const en = await post('approveRemedy', remedy, lead);
    expect([en.status, en.body.code]).toEqual([403, 'remedy.above-your-limit']);
    expect(en.body.detail).toContain('CNY 600.00');
    expect(en.body.detail).toContain('as lead you decide on up to CNY 500.00');
    const zh = await post('approveRemedy', remedy, lead, inChinese);
    expect(zh.body.detail).toContain('您的角色（组长）最多可决定 CNY 500.00');
  });

  test('is nothing for auditors and admins', async () => {
    const remedy = await proposed(100);
    for (const role of ['auditor', 'admin'])
      expect((await post('approveRemedy', remedy, [role, role])).status).toBe(403);
  });

  test('several small remedies weighs what they come to together', async () => {
    await proposed(40_000, lead);
    const second = await proposed(40_000, lead);
    const [, listed] = (await call('listRemedies', { reference, as: lead })).body.remedies;
    expect(listed).toMatchObject({ id: second.remedy, state: 'proposed', needs: 1, weighs: { amount: 80_000 } });
  });
});

describe('Proposing', () => {
  test('in a currency without limits is refused with both currencies named', async () => {
    const en = await post('proposeRemedy', offer(100, { currency: 'USD' }), agent);
    expect([en.status, en.body.code]).toEqual([409, 'remedy.no-limit']);
    expect(en.body.detail).toContain('The amount is in USD; approval limits are set in: CNY, JPY.');
    const zh = await post('proposeRemedy', offer(100, { currency: 'USD' }), agent, inChinese);
    expect(zh.body.detail).toContain('金额的币种是 USD；已设定审批额度的币种：CNY, JPY');
  });

  test('more than anybody may approve is refused with the highest limit', async () => {
    const { status, body } = await post('proposeRemedy', offer(500_001), agent);
    expect([status, body.code]).toEqual([409, 'remedy.above-all-limits']);
    expect(body.detail).toContain('CNY 5,000.01');
  });

  test.each([
    ['a refund without an amount', { amount: undefined, currency: undefined }, 'amount-needed'],
    ['a refund of nothing', { amount: 0 }, 'amount-of-nothing'],
    ['an apology with an amount', { kind: 'apology' }, 'no-amount-here'],
    ['an amount without its currency', { currency: undefined }, 'amount-and-currency'],
    ['a currency that ISO 4217 does not know', { currency: 'RMB' }, 'not-a-currency'],
    ['a fraction of a fen', { amount: 1.5 }, 'wrong-type'],
  ])('%s is refused', async (_, more, code) => {
    const { status, body } = await post('proposeRemedy', offer(100, more), agent);
    expect(status).toBe(400);
    expect(body.errors[0].code).toBe(code);
  });

  test('an apology needs nobody’s approval', async () => {
    const { body } = await post(
      'proposeRemedy',
      { kind: 'apology', what: 'Our manager calls you and apologises.', dueAt: inDays(2) },
      agent,
    );
    expect(body.remedies).toMatchObject([{ kind: 'apology', state: 'approved', needs: 0 }]);
  });
});

describe('A promise of a remedy', () => {
  test('is not kept by saying so', async () => {
    const { remedy } = await proposed(100, lead);
    const [clock] = await promises();
    const { status, body } = await post('keepPromise', { clock: clock?.id }, agent);
    expect([status, body.code]).toEqual([409, 'promise.of-remedy']);
    expect(body.detail).toContain(`is that of remedy ${remedy}`);
  });

  test('lets the case be resolved but not closed, and says which remedy is open', async () => {
    const remedy = await proposed(12_000, lead);
    expect((await post('resolveCase', { explanation: 'You are refunded.' }, lead)).status).toBe(200);
    const refused = await post('closeCase', undefined, lead, inChinese);
    expect([refused.status, refused.body.code]).toEqual([409, 'remedy.not-executed']);
    expect(refused.body.detail).toContain(`${remedy.remedy}（退款，CNY 120.00）`);
    await post('executeRemedy', { ...remedy, evidence: 'Receipt 12.' }, lead);
    expect((await post('closeCase', undefined, lead)).status).toBe(200);
  });

  test('stays with a change that is not approved, and ends when the customer is given the new one', async () => {
    const { remedy, ...seen } = await proposed(12_000, lead);
    const changed = await post('changeRemedy', { remedy, seen, ...offer(60_000, { dueAt: inDays(9) }) }, lead);
    expect(await promises()).toMatchObject([{ state: 'running', dueAt: inDays(7) }]);
    const next = { remedy: lastOf(changed).id, amount: 60_000, currency: 'CNY' };
    await post('rejectRemedy', { ...next, reason: 'Too much.' }, manager);
    expect(await promises()).toMatchObject([{ state: 'running' }]);
    await post('resolveCase', { explanation: 'You are refunded.' }, lead);
    const refused = await post('closeCase', undefined, lead);
    expect([refused.status, refused.body.code]).toEqual([409, 'promise.of-remedy']);
    expect(refused.body.detail).toContain(`is that of remedy ${next.remedy}`);
    const { body } = await post(
      'changeRemedy',
      { remedy: next.remedy, seen: { amount: 60_000, currency: 'CNY' }, ...offer(20_000, { dueAt: inDays(9) }) },
      lead,
    );
    expect(body.remedies.map(({ state }: { state: string }) => state)).toEqual([
      'superseded',
      'superseded',
      'approved',
    ]);
    expect(await promises()).toMatchObject([{ state: 'cancelled' }, { state: 'running', dueAt: inDays(9) }]);
  });

  test('is taken back when the remedy is cancelled', async () => {
    const { remedy } = await proposed(12_000, lead);
    await post('cancelRemedy', { remedy, reason: 'The bank had refunded you already.' }, lead);
    expect(await promises()).toMatchObject([{ state: 'cancelled' }]);
    expect((await events()).slice(-2)).toEqual(['RemedyCancelled', 'PromiseWithdrawn']);
    expect((await post('cancelRemedy', { remedy, reason: 'Again.' }, lead)).body.code).toBe('remedy.wrong-state');
  });
});

describe('Negotiating', () => {
  const named = (side: string, amount: number, currency = 'JPY') => ({ side, amount, currency });

  test('leads from demand and offers to the midpoint, which becomes a proposal', async () => {
    const first = await post('openNegotiation', { kind: 'compensation', ...named('customer', 5_001) }, agent);
    const negotiation = first.body.negotiations[0].id;
    await post('nameAmount', { negotiation, ...named('desk', 2_000), words: 'More is not possible today.' }, agent);
    const second = await post('nameAmount', { negotiation, ...named('customer', 4_001) }, agent);
    expect(second.body.negotiations[0]).toMatchObject({
      demand: { amount: 4_001 },
      offer: { amount: 2_000 },
      midpoint: { amount: 3_001, text: 'JPY 3,001' },
    });
    const rest = { what: 'We transfer it to your account.', dueAt: inDays(5) };
    const agreed = await post('agreeOnAmount', { negotiation, amount: 3_001, currency: 'JPY', ...rest }, agent);
    expect(agreed.body).toMatchObject({
      negotiations: [{ state: 'agreed' }],
      remedies: [{ kind: 'compensation', state: 'proposed', worth: { amount: 3_001, currency: 'JPY' } }],
    });
    expect((await events()).slice(-2)).toEqual(['NegotiationAgreed', 'RemedyProposed']);
    const [sheet] = (await call('listRemedies', { reference, as: agent })).body.negotiations;
    expect(sheet.rounds.map(({ by, side }: { by: string; side: string }) => [by, side])).toEqual([
      ['agent', 'customer'],
      ['agent', 'desk'],
      ['agent', 'customer'],
    ]);
    const late = await post('nameAmount', { negotiation, ...named('customer', 1) }, agent);
    expect(late.body.code).toBe('negotiation.over');
  });

  test('in another currency is refused with both named', async () => {
    const first = await post('openNegotiation', { kind: 'refund', ...named('customer', 500) }, agent);
    const negotiation = first.body.negotiations[0].id;
    const { status, body } = await post('nameAmount', { negotiation, ...named('desk', 100, 'CNY') }, agent);
    expect([status, body.code]).toEqual([409, 'money.other-currency']);
    expect(body.detail).toContain('The amount is in CNY, and here everything is in JPY');
  });

  test('cannot end with an amount that nobody named', async () => {
    const first = await post('openNegotiation', { kind: 'refund', ...named('customer', 500) }, agent);
    const negotiation = first.body.negotiations[0].id;
    const rest = { what: 'Refund.', dueAt: inDays(5) };
    const { body } = await post('agreeOnAmount', { negotiation, amount: 501, currency: 'JPY', ...rest }, agent);
    expect(body.code).toBe('negotiation.outside');
    const ended = await post('endNegotiation', { negotiation, reason: 'No answer for a month.' }, agent);
    expect(ended.body.negotiations).toMatchObject([{ state: 'ended' }]);
  });

  test('shows what similar cases were settled for', async () => {
    const category = (await desk.cases.find(reference))?.category.value;
    for (const [index, minor] of [900, 100, 400, 200].entries()) {
      const event = {
        type: 'RemedyExecuted',
        reference: `CR-000${index}`,
        at: desk.clock.now(),
        facts: { remedy: 'R2', kind: 'repair', minor, currency: 'JPY' },
        summary: { category },
      } as unknown as PublishedEvent;
      await rememberSettlement(desk, event);
      await rememberSettlement(desk, event);
    }
    await post('openNegotiation', { kind: 'repair', ...named('customer', 500) }, agent);
    const [sheet] = (await call('listRemedies', { reference, as: agent })).body.negotiations;
    expect(sheet.similar).toMatchObject({
      count: 4,
      median: { amount: 300 },
      lowest: { amount: 100 },
      highest: { amount: 900 },
    });
  });
});
