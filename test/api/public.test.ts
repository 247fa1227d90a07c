import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDesk, type Desk } from '../desk.ts';
import { apiOf } from './api-at-work.ts';

let desk: Desk;
let api: ReturnType<typeof apiOf>;
beforeAll(async () => {
  desk = await openDesk();
  api = apiOf(desk);
});
afterAll(async () => desk.close());

const complaint = {
  customer: { name: '李雷', email: 'lilei@customer.example' },
  description: '快递一直没有送到。',
  product: '电水壶',
  orderNumber: 'A-1',
};
const submitted = async () => (await api('submitComplaint', { body: complaint })).body;
const bearer = (secret: string) => ({ headers: { Authorization: `Bearer ${secret}` } });

describe('A customer who sends in a complaint', () => {
  test('gets 201 with reference, secret, link and deadlines', async () => {
    const { status, body, headers } = await api('submitComplaint', { body: complaint });
    expect(status).toBe(201);
    expect(headers['Location']).toBe(`/v1/complaints/${body.reference}`);
    expect(Object.keys(body)).toEqual([
      'reference',
      'trackingSecret',
      'trackingUrl',
      'status',
      'kind',
      'category',
      'level',
      'deadlines',
    ]);
  });

  test('is told every field that is missing, in English or Chinese', async () => {
    const english = await api('submitComplaint', { body: {} });
    expect(english.status).toBe(400);
    expect(english.headers['Content-Type']).toBe('application/problem+json');
    expect(english.body.errors.map(({ field }: { field: string }) => field)).toEqual(['customer', 'description']);
    const chinese = await api('submitComplaint', {
      body: { customer: {}, description: ' ' },
      headers: { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' },
    });
    expect(chinese.body.errors).toEqual([
      { field: 'customer.name', code: 'required', detail: '请填写“customer.name”。' },
      { field: 'description', code: 'blank', detail: '请填写“description”。' },
    ]);
  });

  test('must leave an email address or a phone number', async () => {
    const { status, body } = await api('submitComplaint', { body: { ...complaint, customer: { name: 'A' } } });
    expect([status, body.errors[0].code]).toEqual([400, 'email-or-phone']);
  });

  test.each([
    [
      'wrong JSON',
      { rawBody: '{"customer":', headers: { 'Content-Type': 'application/json' } },
      400,
      'request.not-json',
    ],
    [
      'no JSON at all',
      { rawBody: 'a=b', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
      415,
      'request.unsupported-media-type',
    ],
    ['a list', { body: [] }, 400, 'request.invalid'],
    ['a string', { body: 'help' }, 400, 'request.invalid'],
    ['nothing', {}, 400, 'request.invalid'],
    ['wrong types', { body: { customer: { name: 7, email: [] }, description: { a: 1 } } }, 400, 'request.invalid'],
    ['1 MB', { body: { ...complaint, description: 'x'.repeat(1_048_576) } }, 413, 'request.too-large'],
    ['invalid UTF-8', { body: { ...complaint, description: 'caf\uFFFD' } }, 400, 'request.not-utf-8'],
    [
      'half an emoji',
      {
        rawBody: JSON.stringify(complaint).replace('快递', '\\ud83d'),
        headers: { 'Content-Type': 'application/json' },
      },
      400,
      'request.invalid',
    ],
    [
      'a name with a line break',
      { body: { ...complaint, customer: { name: 'A\nBcc: x@y.example', email: 'a@b.example' } } },
      400,
      'request.invalid',
    ],
    [
      'an address with a second header',
      { body: { ...complaint, customer: { name: 'A', email: 'a@b.example\r\nBcc: c@d.example' } } },
      400,
      'request.invalid',
    ],
    [
      'fields of its own',
      { body: { ...complaint, status: 'closed', version: 9, customer: { ...complaint.customer, admin: true } } },
      400,
      'request.invalid',
    ],
    [
      'a key with a line break',
      { body: complaint, headers: { 'Idempotency-Key': 'a\nb' } },
      400,
      'idempotency.key-invalid',
    ],
    [
      'an attempt on prototypes',
      {
        rawBody: JSON.stringify(complaint).replace('{', '{"__proto__":{"admin":true},'),
        headers: { 'Content-Type': 'application/json' },
      },
      400,
      'request.not-json',
    ],
    [
      'the JSON value null',
      { rawBody: 'null', headers: { 'Content-Type': 'application/json' } },
      400,
      'request.invalid',
    ],
    [
      'a name that nobody can see',
      { body: { ...complaint, customer: { name: '\u200B\u2060', email: 'a@b.example' } } },
      400,
      'request.invalid',
    ],
  ])('who sends %s gets a clear answer', async (_what, said, status, code) => {
    const answer = await api('submitComplaint', said);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.detail.length).toBeGreaterThan(20);
    expect(JSON.stringify(answer.body)).not.toMatch(/\bat .*:\d+:\d+|node_modules|zod/i);
  });

  test.each([
    ['5,000 emoji', '😀'.repeat(5_000)],
    ['markup and script', '<script>alert(1)</script><img src=x onerror=alert(1)>"\'&{{7*7}}<%= 7 %>'],
    ['control characters', 'one\u0000two\u0007three\u001b[31m\ttabbed\r\nnew line'],
    ['right-to-left tricks', 'safe\u202Eexe.txt'],
  ])('who writes %s is understood to the letter', async (_what, description) => {
    const { status, body } = await api('submitComplaint', { body: { ...complaint, description } });
    expect(status).toBe(201);
    const followed = await api('trackComplaint', { reference: body.reference, ...bearer(body.trackingSecret) });
    expect(followed.body.description).toBe(description);
  });
});

describe('A customer who follows a case', () => {
  test('sees where it stands and their own words, and nothing internal', async () => {
    const { reference, trackingSecret } = await submitted();
    await api('addNote', { reference, body: { text: 'internal suspicion' }, as: ['agent'] });
    await api('takeCase', { reference, as: ['agent'] });
    await api('replyToCustomer', { reference, body: { text: '我们正在查。' }, as: ['agent'] });
    const { status, body } = await api('trackComplaint', {
      reference: reference.toLowerCase(),
      ...bearer(trackingSecret),
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      reference,
      status: 'in-progress',
      handler: 'staff',
      description: complaint.description,
    });
    expect(body.timeline.map(({ type }: { type: string }) => type)).toEqual([
      'ComplaintReceived',
      'CaseAssigned',
      'ReplyAdded',
    ]);
    expect(JSON.stringify(body)).not.toMatch(/internal|agent|hash|version|sentiment|confidence|lilei/);
  });

  test('cannot tell a wrong secret from an unknown reference', async () => {
    const { reference } = await submitted();
    const wrong = await api('trackComplaint', { reference, ...bearer('0123456789ABCDEFGHJKMNPQRS') });
    const unknown = await api('trackComplaint', { reference: 'CR-0000-0000', ...bearer('0123456789ABCDEFGHJKMNPQRS') });
    const nonsense = await api('trackComplaint', {
      reference: 'CR-UUUU-UUUU',
      ...bearer('0123456789ABCDEFGHJKMNPQRS'),
    });
    expect(wrong).toEqual(unknown);
    expect(wrong.status).toBe(404);
    expect(nonsense.body).toEqual(unknown.body);
  });

  test('may write a great deal, but not so much that nobody could read it any more', async () => {
    const { reference, trackingSecret } = await submitted();
    const said = { reference, ...bearer(trackingSecret), body: { text: '水'.repeat(20_000) } };
    const statuses: number[] = [];
    for (let times = 0; times < 9; times += 1) statuses.push((await api('addMessage', said)).status);
    expect(statuses).toEqual([...Array.from({ length: 8 }, () => 201), 409]);
    const answered = await api('replyToCustomer', { reference, body: { text: '我们在处理。' }, as: ['agent'] });
    expect(answered.status).toBe(201);
    expect((await api('withdrawComplaint', { reference, ...bearer(trackingSecret) })).status).toBe(200);
  });

  test.each(['+86 138 0013 8000', '１３８００１３８０００', '010-6552 9988转801', '(020) 7946 0123 ext. 4'])(
    'may be reached by phone at %s',
    async (phone) => {
      const { status } = await api('submitComplaint', { body: { ...complaint, customer: { name: 'A', phone } } });
      expect(status).toBe(201);
    },
  );

  test('without a secret is asked for it', async () => {
    const { reference } = await submitted();
    const { status, headers } = await api('trackComplaint', { reference });
    expect([status, headers['WWW-Authenticate']]).toEqual([401, 'Bearer']);
  });

  test('may add to it and withdraw it, and withdrawing twice is as good as once', async () => {
    const { reference, trackingSecret } = await submitted();
    const added = await api('addMessage', { reference, ...bearer(trackingSecret), body: { text: '还是没有。' } });
    expect([added.status, added.body.timeline.at(-1).text]).toEqual([201, '还是没有。']);
    for (let times = 0; times < 2; times += 1) {
      const { status, body } = await api('withdrawComplaint', { reference, ...bearer(trackingSecret) });
      expect([status, body.status]).toEqual([200, 'withdrawn']);
    }
    const late = await api('addMessage', { reference, ...bearer(trackingSecret), body: { text: 'one more' } });
    expect([late.status, late.body.code]).toEqual([409, 'complaint.wrong-status']);
  });
});

test('The API describes itself, route by route', async () => {
  const { body } = await api('openapi');
  expect(body.openapi).toBe('3.1.0');
  expect(body.paths['/v1/complaints'].post.responses['201']).toBeDefined();
  expect(body.paths['/v1/staff/cases'].get.security).toEqual([{ staff: [] }]);
});
