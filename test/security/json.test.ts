import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { maxBodyBytes } from '../../functions/contract/routes.ts';
import { apiOf, type Heard } from '../api/api-at-work.ts';
import { type Desk, openDesk } from '../desk.ts';

/* What JSON can carry that a program stumbles over. */

let desk: Desk;
let api: ReturnType<typeof apiOf>;
beforeAll(async () => {
  desk = await openDesk();
  api = apiOf(desk);
});
afterAll(() => desk.close());

const json = { 'Content-Type': 'application/json' };
const send = (rawBody: string, headers: Record<string, string> = json): Promise<Heard> =>
  api('submitComplaint', { rawBody, headers });
const customer = '"customer":{"name":"Ann","email":"ann@customer.example"}';
const refused = ({ status, body }: Heard): [number, string] => [status, body.code];

describe('A body', () => {
  test.each([
    [`{${customer},"description":"x","__proto__":{"level":"urgent"}}`],
    [`{${customer},"description":"x","constructor":{"prototype":{"level":"urgent"}}}`],
    ['{"customer":{"name":"Ann","email":"a@b.example","__proto__":{"tier":"gold"}},"description":"x"}'],
    ['{"__proto__":{"description":"x","customer":{"name":"Ann","email":"a@b.example"}}}'],
  ])('that reaches for the prototype of all objects is refused, and no object has changed: %s', async (body) => {
    expect((await send(body)).status).toBe(400);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Reflect.get({}, 'level')).toBeUndefined();
  });

  test.each(['description', 'customer', 'product'])(
    'that names %s twice means the last, for us and for whoever reads it after us',
    async (field) => {
      const last: Record<string, string> = {
        description: '"last"',
        customer: '{"name":"Last","email":"l@b.example"}',
        product: '"last"',
      };
      const first = field === 'customer' ? '{"name":"First","email":"f@b.example"}' : '"first"';
      const others = Object.entries({ ...last, description: '"x"', [field]: first }).map(
        ([name, value]) => `"${name}":${value}`,
      );
      const { status, body } = await send(`{${others.join(',')},"${field}":${last[field] ?? ''}}`);
      expect(status).toBe(201);
      const stored = JSON.stringify(await desk.cases.open(body.reference));
      expect(stored).toMatch(/last/i);
      expect(stored).not.toMatch(/first"|f@b/i);
    },
  );

  test('with half a character is refused in an id or a code as in anybody’s words, also where it is to be done once', async () => {
    const { body } = await send(`{${customer},"description":"It leaks."}`);
    const reference = String(body.reference);
    for (const half of ['\\ud83d', '\\udc4d\\ud83d', 'PRD\\udfff']) {
      const answer = await api('recordCause', {
        as: ['lead', 'lead'],
        reference,
        rawBody: `{"code":"${half}","whys":[{"question":"Why?","answer":"So."}]}`,
        headers: { ...json, 'Idempotency-Key': 'once' },
      });
      expect([half, ...refused(answer)]).toEqual([half, 400, 'request.not-utf-8']);
    }
  });

  test('that unfolds to two hundred megabytes is refused as it came, folded', async () => {
    const folded = gzipSync(Buffer.alloc(200_000_000, 'x'));
    expect(folded.length).toBeLessThan(maxBodyBytes);
    const headers = { ...json, 'Content-Encoding': 'gzip' };
    // As API Gateway hands it over: as text, or in base64 where a media type says so.
    expect(refused(await send(folded.toString('utf8'), headers))).toEqual([400, 'request.not-utf-8']);
    const asBase64 = { rawBody: folded.toString('base64'), base64: true, headers } as const;
    expect(refused(await api('submitComplaint', asBase64))).toEqual([400, 'request.not-utf-8']);
  });

  test('as deep as it fits is refused like any other that is of the wrong form', async () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      const depth = Math.floor(maxBodyBytes / (open.length + close.length)) - 2;
      const answer = await send(open.repeat(depth) + (open === '[' ? '' : '1') + close.repeat(depth));
      expect(answer.status).toBe(400);
      const inside = await send(`{${customer},"description":${'['.repeat(50_000)}${']'.repeat(50_000)}}`);
      expect([inside.status, inside.body.code]).toEqual([400, expect.stringMatching(/^request\.(invalid|not-json)$/)]);
    }
  });

  test('is taken up to its limit and not a byte above it, counted as it travels', async () => {
    const around = `{${customer},"description":"x"}`;
    expect((await send(around + ' '.repeat(maxBodyBytes - around.length))).status).toBe(201);
    expect(refused(await send(around + ' '.repeat(maxBodyBytes - around.length + 1)))).toEqual([
      413,
      'request.too-large',
    ]);
    // A Chinese character is three bytes, and one character.
    expect(refused(await send(`{${customer},"description":"${'长'.repeat(maxBodyBytes / 3)}"}`))).toEqual([
      413,
      'request.too-large',
    ]);
  });

  test('with thousands of fields is answered with some of them', async () => {
    const fields = Array.from({ length: 20_000 }, (_, n) => `"k${n}":1`).join(',');
    const { status, body } = await send(`{${fields}}`);
    expect(status).toBe(400);
    expect(body.errors.length).toBeLessThanOrEqual(30);
  });

  test.each([
    ['half of a pair', '"\\ud83d"', 400],
    ['the mark of what was destroyed', '"a\ufffdb"', 400],
    ['a number that is none', '1e999', 400],
    ['a number of thirty digits', '123456789012345678901234567890', 400],
    ['NUL', '"a\\u0000b"', 201],
  ])('whose words are %s is answered with %s', async (_, words, status) => {
    expect((await send(`{${customer},"description":${words}}`)).status).toBe(status);
  });

  test('with NUL or a line break in what is one line is refused', async () => {
    for (const name of ['a\\u0000b', 'a\\nBcc: all@evil.example', 'a\\u2028b', 'a\\u0085b']) {
      const answer = await send(`{"customer":{"name":"${name}","email":"a@b.example"},"description":"x"}`);
      expect([answer.status, answer.body.errors?.[0]?.code]).toEqual([400, 'control-characters']);
    }
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    '',
  ])('that calls itself %j is not read, so that no form of another site can send it unasked', async (type) => {
    const answer = await send(`{${customer},"description":"x"}`, type === '' ? {} : { 'Content-Type': type });
    expect(refused(answer)).toEqual([415, 'request.unsupported-media-type']);
  });
});

describe('An Idempotency-Key', () => {
  const key = (value: string) => ({ ...json, 'Idempotency-Key': value });
  const body = (text: string) => `{${customer},"description":"${text}"}`;

  test('of somebody else does not open their complaint: with other words it is refused, and tells nothing of theirs', async () => {
    const theirs = await send(body('Mine is private.'), key('order-1'));
    const guessed = await send(body('What is yours?'), key('order-1'));
    expect(refused(guessed)).toEqual([409, 'idempotency.mismatch']);
    expect(JSON.stringify(guessed.body)).not.toContain(theirs.body.reference);
    expect(JSON.stringify(guessed.body)).not.toContain(theirs.body.trackingSecret);
  });

  test.each(['', ' ', 'a b', 'schlüssel', 'a\nb', 'a\u0000', 'k'.repeat(256)])('%j is refused', async (value) => {
    expect(refused(await send(body('x'), key(value)))).toEqual([400, 'idempotency.key-invalid']);
  });

  test.each(['__proto__', '#', 'CASE#x', 'k'.repeat(255), '..', '%00'])('%j is a key like any other', async (value) => {
    const [one, two] = [await send(body('The same.'), key(value)), await send(body('The same.'), key(value))];
    expect([one.status, two.body.reference]).toEqual([201, one.body.reference]);
  });
});
