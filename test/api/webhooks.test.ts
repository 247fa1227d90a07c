import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Desk, openDesk, webhookKey } from '../desk.ts';
import { apiOf, type Heard, type Said } from './api-at-work.ts';
import { signedWebhook } from './signed-webhook.ts';

let desk: Desk;
let api: ReturnType<typeof apiOf>;
beforeAll(async () => {
  desk = await openDesk();
  api = apiOf(desk);
});
afterAll(() => desk.close());
beforeEach(() => desk.itIs('2026-03-02T09:00:00.000Z'));

const customer = { name: '王芳 👩‍🔧', email: 'wang@customer.example', tier: 'gold' };
const data = { customer, description: '水壶漏水，“要求”退款。\n第二行：ёlan', orderNumber: 'A-1' };
const complaint = { type: 'complaint.filed', timestamp: '2026-03-02T08:59:58Z', data };
let sent = 0;
const newId = (): string => `msg_${(sent += 1)}`;
const file = (said: Said): Promise<Heard> => api('receiveWebhook', said);
const signed = (body: unknown, choices: Partial<Parameters<typeof signedWebhook>[1]> = {}) =>
  signedWebhook(body, { at: desk.clock.now(), id: newId(), ...choices });
const refused = async (said: Said): Promise<unknown> => {
  const { status, body } = await file(said);
  return [status, body.code];
};
const notSigned = [401, 'webhook.not-signed'];

describe('Another system of the enterprise', () => {
  test('files a complaint of a customer, with their tier and in its own name', async () => {
    const { status, body } = await file(signed(complaint));
    expect([status, body.trackingUrl]).toEqual([201, expect.stringContaining(body.reference)]);
    const found = await desk.cases.open(body.reference);
    expect(found?.subject).toMatchObject({
      channel: 'chat',
      customer: { ...customer, language: 'zh-CN' },
      enteredBy: { type: 'system', name: 'webhook:shop' },
      orderNumber: 'A-1',
    });
    expect(found?.events[0]?.words).toMatchObject({ description: data.description });
  });

  test('says how the customer came, where that is not its own way', async () => {
    const { body } = await file(signed({ ...complaint, data: { ...data, channel: 'letter' } }));
    expect((await desk.cases.find(body.reference))?.channel).toBe('letter');
  });

  test('may send a message as often as it likes: it is one complaint, with one answer', async () => {
    const id = newId();
    const first = await file(signed(complaint, { id }));
    desk.later({ minutes: 90 });
    const again = await file(signed({ ...complaint, timestamp: '2026-03-02T10:30:00Z' }, { id }));
    expect(again).toEqual(first);
  });

  test('is told when it uses the id of a message for another one, and nothing of the first has changed', async () => {
    const id = newId();
    const { body: first } = await file(signed(complaint, { id }));
    const { status, body } = await file(signed({ ...complaint, data: { ...data, product: 'Kettle' } }, { id }));
    expect([status, body.code]).toEqual([409, 'idempotency.mismatch']);
    expect(body.detail).toContain('webhook-id');
    expect((await desk.cases.find(first.reference))?.product).toBeUndefined();
  });

  test('has ids of its own: a customer who uses the same one first does not keep its complaint out', async () => {
    const id = newId();
    const { tier: _, ...stranger } = customer;
    const body = { customer: stranger, description: 'Mine.' };
    const keys = [id, `webhook:shop:${id}`, `system-idempotency:webhook:shop:${id}`];
    for (const key of keys) await api('submitComplaint', { body, headers: { 'Idempotency-Key': key } });
    for (const key of keys) {
      await api('enterComplaint', { body, as: ['webhook:shop', 'agent'], headers: { 'Idempotency-Key': key } });
    }
    const { body: made } = await file(signed(complaint, { id }));
    expect((await desk.cases.open(made.reference))?.events[0]?.words).toMatchObject({ description: data.description });
  });

  test('whose bytes API Gateway hands over in base64 signed those bytes', async () => {
    const said = signed(complaint);
    const rawBody = Buffer.from(said.rawBody).toString('base64');
    expect((await file({ ...said, rawBody, base64: true })).status).toBe(201);
  });

  test('signs whatever text it likes, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), async (words, blank) => {
        const description = `${words.toWellFormed().replaceAll('\uFFFD', '')}x`;
        const body = `${' '.repeat(blank.length)}${JSON.stringify({ ...complaint, data: { ...data, description } })}\n`;
        expect((await file(signed(body))).status).toBe(201);
      }),
      { numRuns: 25 },
    );
  });

  test('that signs with an old secret and the new one at once is let in by either', async () => {
    const other = Buffer.alloc(32, 'other');
    expect((await file(signed(complaint, { keys: [other, webhookKey] }))).status).toBe(201);
    expect((await file(signed(complaint, { keys: [webhookKey, other] }))).status).toBe(201);
    const said = signed(complaint);
    const headers = { ...said.headers, 'webhook-signature': `v1a,AAAA v2,x ${said.headers['webhook-signature']}` };
    expect((await file({ ...said, headers })).status).toBe(201);
  });

  test('is told what is wrong with what it signed, field by field, and nothing is stored', async () => {
    const { status, body } = await file(signed({ ...complaint, data: { ...data, status: 'closed', customer: {} } }));
    expect([status, body.code]).toEqual([400, 'request.invalid']);
    expect(body.errors.map(({ field }: { field: string }) => field)).toEqual(
      expect.arrayContaining(['data.customer.name', 'data.status']),
    );
    expect(await refused(signed('{"type":'))).toEqual([400, 'request.not-json']);
    expect(await refused(signed('\uFEFF{}'))).toEqual([400, 'request.not-json']);
    expect(await refused(signed(''))).toEqual([400, 'request.invalid']);
    const plain = signed(complaint);
    expect(await refused({ ...plain, headers: { ...plain.headers, 'Content-Type': 'text/plain' } })).toEqual([
      415,
      'request.unsupported-media-type',
    ]);
    expect(await refused(signed({ ...complaint, data: { ...data, description: 'x'.repeat(300_000) } }))).toEqual([
      413,
      'request.too-large',
    ]);
  });
});

describe('Whoever is not one of ours', () => {
  test('is refused, whatever was altered: words, id, time, source or signature', async () => {
    const said = signed(complaint);
    const altered = (header: string, value: string): Said => ({
      ...said,
      headers: { ...said.headers, [header]: value },
    });
    const signature = said.headers['webhook-signature'] ?? '';
    const others: Said[] = [
      { ...said, rawBody: said.rawBody.replace('退款', '换货') },
      { ...said, rawBody: `${said.rawBody} ` },
      altered('webhook-id', `${said.headers['webhook-id']}0`),
      altered('webhook-timestamp', String(Number(said.headers['webhook-timestamp']) + 1)),
      altered('webhook-timestamp', `${said.headers['webhook-timestamp']}.0`),
      altered('webhook-timestamp', '1e9'),
      altered('webhook-signature', signature.replace('v1,', 'v2,')),
      altered('webhook-signature', signature.slice(3)),
      altered('webhook-signature', 'v1,'),
      altered('webhook-signature', 'none'),
      altered('webhook-signature', signature.toLowerCase()),
      altered('webhook-signature', Array.from({ length: 40 }, () => `v1,${'A'.repeat(43)}=`).join(' ')),
      { ...said, id: 'call-centre' },
      { ...said, id: '__proto__' },
      signed(complaint, { keys: [Buffer.alloc(48)] }),
      signed(complaint, { keys: [Buffer.alloc(32)], source: 'nobody' }),
      signed(complaint, { keys: [Buffer.alloc(0)] }),
      { ...signed(complaint), headers: { Authorization: `Bearer ${signature}` }, as: ['admin', 'admin'] },
    ];
    for (const [at, other] of others.entries()) expect([at, await refused(other)]).toEqual([at, notSigned]);
  });

  test('is refused when one of the three headers is missing, or comes twice however it is spelled', async () => {
    for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature']) {
      const said = signed(complaint);
      const value = said.headers[name] ?? '';
      const { [name]: _, ...rest } = said.headers;
      expect(await refused({ ...said, headers: rest })).toEqual(notSigned);
      expect(await refused({ ...said, repeatedHeaders: { [name]: [value, value] } })).toEqual(notSigned);
      expect(await refused({ ...said, repeatedHeaders: { [name.toUpperCase()]: [value] } })).toEqual(notSigned);
    }
  });

  test('cannot move the border between id, time and words', async () => {
    const said = signed(complaint, { id: 'a' });
    const timestamp = said.headers['webhook-timestamp'] ?? '';
    const moved = { ...said.headers, 'webhook-id': `a.${timestamp}`, 'webhook-timestamp': '1' };
    expect(await refused({ ...said, headers: moved, rawBody: said.rawBody.slice(2) })).toEqual(notSigned);
    expect(await refused(signed(complaint, { id: 'a.b' }))).toEqual(notSigned);
  });

  test('learns nothing from the answer: not whether there is such a source, nor what was wrong', async () => {
    const wrong = signed(complaint, { keys: [Buffer.alloc(48)] });
    const { headers: _, ...nothing } = wrong;
    const answers = [
      await file(wrong),
      await file({ ...wrong, id: 'nobody' }),
      await file({ ...wrong, headers: {} }),
      await file({ ...nothing, rawBody: '{"not": "json' }),
      await file(signed(complaint, { keys: [Buffer.alloc(48)], at: '2020-01-01T00:00:00Z' })),
    ];
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.headers['WWW-Authenticate']).toBe('Signature');
  });

  test.each([
    ['zh-CN', '签名不符'],
    ['en', 'does not fit'],
  ])('is told so in %s', async (language, words) => {
    const { body } = await file({ ...signed(complaint, { keys: [] }), headers: { 'Accept-Language': language } });
    expect(body.title).toContain(words);
  });
});

describe('A message that was signed as it should be', () => {
  test.each([
    [-301, [401, 'webhook.out-of-time']],
    [-300, [201, undefined]],
    [300, [201, undefined]],
    [301, [401, 'webhook.out-of-time']],
    [-86_400 * 400, [401, 'webhook.out-of-time']],
  ])('%i seconds from now is heard for five minutes before and after: %j', async (seconds, heard) => {
    const at = new Date(Date.parse(desk.clock.now()) + seconds * 1000).toISOString();
    expect(await refused(signed(complaint, { at }))).toEqual(heard);
  });

  test('and recorded by somebody on the way is of no use to them afterwards, nor for another complaint', async () => {
    const recorded = signed(complaint);
    const { body: first } = await file(recorded);
    expect((await file(recorded)).body).toEqual(first);
    desk.later({ minutes: 6 });
    expect(await refused(recorded)).toEqual([401, 'webhook.out-of-time']);
    const renewed = { ...recorded.headers, 'webhook-timestamp': String(Date.parse(desk.clock.now()) / 1000) };
    expect(await refused({ ...recorded, headers: renewed })).toEqual(notSigned);
  });
});
