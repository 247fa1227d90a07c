import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sendLostLinks } from '../../functions/domain/customer/lost-links.ts';
import { change } from '../../functions/domain/complaint/change.ts';
import { note } from '../../functions/domain/casework/correspond.ts';
import { type Desk, openDesk } from '../desk.ts';
import { apiOf, type Heard } from './api-at-work.ts';

let desk: Desk;
let api: ReturnType<typeof apiOf>;
/** Every call that was made of the table, since the last look. */
let calls: string[] = [];
beforeAll(async () => {
  desk = await openDesk();
  api = apiOf(desk);
  desk.client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const { Item = {}, Key = {} }: { Item?: Record<string, { S?: string }>; Key?: Record<string, { S?: string }> } =
          Object(args.input);
        calls.push([commandName, Item['pk']?.S ?? Key['pk']?.S ?? '', Object.keys(Item).join()].join(' '));
        return next(args);
      },
    { step: 'initialize' },
  );
});
afterAll(async () => desk.close());
beforeEach(() => {
  desk.later({ days: 2 });
});

const always = (): boolean => true;
const email = 'ann@customer.example';
const agent = { as: ['agent', 'agent'] };

const complain = async (customer: Record<string, string> = { name: 'Ann', email }): Promise<string> =>
  (await api('submitComplaint', { body: { customer, description: 'The lamp broke.' } })).body.reference;
const ask = async (reference: unknown, address: unknown = email): Promise<Heard> =>
  api('askForLink', { body: { reference, email: address } });
const work = async () => sendLostLinks(desk, always);
const sent = async (reference: string): Promise<number> =>
  ((await desk.cases.open(reference))?.events ?? []).filter(({ type }) => type === 'LinkSentAgain').length;

describe('Who has lost the link to their case', () => {
  test('gets it at the address that they left, however they write it and the number', async () => {
    const reference = await complain();
    await ask(reference.toLowerCase().replaceAll('-', ' '), ' Ann@Customer.Example'.trim());
    expect(await work()).toEqual({ looked: 1, sent: 1, failed: 0 });
    expect(await sent(reference)).toBe(1);
    const { events = [] } = (await desk.cases.open(reference)) ?? {};
    expect(events.at(-1)).toMatchObject({ by: { type: 'system', name: 'lost-links' }, facts: {}, words: {} });
    expect(await work()).toEqual({ looked: 0, sent: 0, failed: 0 });
  });

  test('does not get it at another address, and nobody does who left none', async () => {
    const [withAddress, byPhone] = [await complain(), await complain({ name: 'Bo', phone: '13800138000' })];
    await ask(withAddress, 'eve@elsewhere.example');
    await ask(byPhone, email);
    expect(await work()).toEqual({ looked: 2, sent: 0, failed: 0 });
    expect([await sent(withAddress), await sent(byPhone)]).toEqual([0, 0]);
  });

  test('gets it also when the case is closed, withdrawn or merged', async () => {
    const [one, two, three] = [await complain(), await complain(), await complain()];
    await api('mergeCase', { ...agent, reference: one, body: { into: two, reason: 'The same.' } });
    await api('takeCase', { ...agent, reference: three, body: {} });
    await api('resolveCase', { ...agent, reference: three, body: { explanation: 'Done.' } });
    await api('closeCase', { ...agent, reference: three, body: {} });
    for (const reference of [one, two, three]) await ask(reference);
    expect(await work()).toMatchObject({ sent: 3 });
  });

  test('gets it once an hour, and five times a day at most', async () => {
    const reference = await complain();
    let times = 0;
    for (let minute = 0; minute < 23 * 60; minute += 20) {
      await ask(reference);
      await work();
      times += 1;
      desk.later({ minutes: 20 });
    }
    expect(times).toBeGreaterThan(60);
    expect(await sent(reference)).toBe(5);
    desk.later({ days: 1 });
    await ask(reference);
    await work();
    expect(await sent(reference)).toBe(6);
    expect((await desk.cases.find(reference))?.linksSent).toHaveLength(1);
  });

  test('gets it once, though two runs look at the same request at once, and though one of them dies', async () => {
    const reference = await complain();
    await ask(reference);
    const dies = { ...desk, lostLinks: { ...desk.lostLinks, settle: async () => Promise.reject(new Error('killed')) } };
    const reports = await Promise.all([sendLostLinks(dies, always), work()]);
    expect(reports.map((one) => one.failed).reduce((sum, one) => sum + one)).toBe(1);
    await work();
    expect(await sent(reference)).toBe(1);
  });

  test('does not get it when the answer would come after they have given up', async () => {
    const reference = await complain();
    await ask(reference);
    desk.later({ minutes: 61 });
    expect(await work()).toEqual({ looked: 1, sent: 0, failed: 0 });
  });

  test('waits behind nobody else’s request that fails', async () => {
    const [one, two] = [await complain(), await complain()];
    await ask(one);
    await ask(two);
    const find = async (reference: string) => {
      if (reference === one) throw new Error('broken');
      return desk.cases.find(reference);
    };
    const report = await sendLostLinks({ ...desk, cases: { ...desk.cases, find } }, always);
    expect(report).toEqual({ looked: 2, sent: 1, failed: 1 });
    expect(await work()).toMatchObject({ looked: 1, sent: 1 });
  });
});

describe('Who asks learns nothing', () => {
  test('of whether there is such a case: not by status, body, headers, nor by the work that was done', async () => {
    const [reference, withdrawn] = [await complain(), await complain()];
    const { trackingSecret } = (
      await api('submitComplaint', { body: { customer: { name: 'Ann', email }, description: 'The lamp broke.' } })
    ).body;
    expect(trackingSecret).toBeDefined();
    await change(desk, withdrawn, 'note', note('A note', { type: 'staff', id: 'agent', role: 'agent' }));
    const unknown = 'CR-0000-0000';
    const asked: [string, string][] = [
      [reference, email],
      [reference, 'eve@elsewhere.example'],
      [withdrawn, email],
      [unknown, email],
      ['CR-7KQ3-M2XA', email],
      ['my lamp', email],
      ['DROP TABLE', 'a@b.example'],
    ];
    const seen = [];
    for (const [name, address] of asked) {
      calls = [];
      const { status, headers, body } = await ask(name, address);
      seen.push(JSON.stringify({ status, headers, body, calls }));
    }
    expect(new Set(seen).size).toBe(1);
    expect(JSON.parse(seen[0] ?? '')).toMatchObject({
      status: 202,
      body: {},
      calls: ['PutItemCommand LOST-LINKS pk,sk,reference,email,askedAt,expiresAt'],
    });
    await work();
  });

  test('and is refused only for what cannot be a number and an address at all', async () => {
    for (const [reference, address, field] of [
      ['', email, 'reference'],
      ['x'.repeat(41), email, 'reference'],
      [7, email, 'reference'],
      ['CR-0000-0000', 'nobody', 'email'],
      ['CR-0000-0000', undefined, 'email'],
    ]) {
      calls = [];
      const { status, body } = await ask(reference, address ?? null);
      expect([status, body.errors[0].field, calls]).toEqual([400, field, []]);
    }
  });

  test('and what they wrote is gone once it was looked at, and by itself after a day', async () => {
    await ask('CR-0000-0000', 'eve@elsewhere.example');
    const [request] = await desk.lostLinks.waiting(10);
    expect(request).toMatchObject({ reference: 'CR-0000-0000', email: 'eve@elsewhere.example' });
    await work();
    expect(await desk.lostLinks.waiting(10)).toEqual([]);
  });
});
