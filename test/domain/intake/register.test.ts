import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import canonicalize from 'canonicalize';
import { secretMatches } from '../../../functions/domain/complaint/secret.ts';
import { excerptOf } from '../../../functions/domain/intake/excerpt.ts';
import { register, type Submission } from '../../../functions/domain/intake/register.ts';
import { type Desk, openDesk } from '../../desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => desk.close());

const late: Submission = {
  customer: { name: 'Han Meimei', email: 'han@customer.example' },
  description: 'The parcel never came.',
};
const send = async (submission: Submission, idempotencyKey?: string) =>
  register(desk, submission, { enteredBy: { type: 'customer' }, idempotencyKey });

describe('A complaint that is sent in', () => {
  test('gets a reference, a link that opens it, and its deadlines', async () => {
    const made = await send(late);
    expect(made).toMatchObject({
      status: 'received',
      kind: 'complaint',
      trackingUrl: `https://care.acme.example/track#reference=${made.reference}&secret=${made.trackingSecret}`,
      deadlines: {
        acknowledge: '2026-03-02T10:00:00.000Z',
        firstResponse: '2026-03-03T09:00:00.000Z',
        resolution: '2026-03-09T09:00:00.000Z',
      },
    });
    const stored = await desk.cases.find(made.reference);
    expect(secretMatches(made.trackingSecret, stored?.trackingHash)).toBe(true);
    expect(secretMatches(`${made.trackingSecret}0`, stored?.trackingHash)).toBe(false);
    expect(secretMatches('', undefined)).toBe(false);
  });

  test('is answered in the language that it is written in when it names none', async () => {
    const { reference } = await send({ ...late, description: '快递一直没有送到，客服也不回复。' });
    expect((await desk.cases.find(reference))?.customer.language).toBe('zh-CN');
  });

  test('that comes fifty times at once with one key is one case with one answer', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, async () => send(late, 'fifty')));
    expect(new Set(answers.map((answer) => canonicalize(answer))).size).toBe(1);
    expect((await desk.cases.open(answers[0]?.reference ?? ''))?.events).toHaveLength(1);
  });

  test('that comes again later still gets the first answer', async () => {
    const first = await send(late, 'again');
    desk.later({ hours: 5 });
    expect(await send(late, 'again')).toEqual(first);
  });

  test('is refused when its key stands for another request', async () => {
    await send(late, 'one key');
    await expect(send({ ...late, description: 'Something else.' }, 'one key')).rejects.toMatchObject({
      code: 'idempotency.mismatch',
    });
  });

  test('takes the next reference when another key already led to its own', async () => {
    const narrow = {
      ...desk,
      keyed: {
        digest: async (message: string) =>
          message.startsWith('reference:')
            ? (message.endsWith(':0') ? 'aa' : 'bb').repeat(32)
            : desk.keyed.digest(message),
      },
    };
    const one = await register(narrow, late, { enteredBy: { type: 'customer' }, idempotencyKey: 'first' });
    const two = await register(narrow, late, { enteredBy: { type: 'customer' }, idempotencyKey: 'second' });
    expect(two.reference).not.toBe(one.reference);
    expect(await register(narrow, late, { enteredBy: { type: 'customer' }, idempotencyKey: 'second' })).toEqual(two);
  });

  test('in praise or with a suggestion starts no clock', async () => {
    const praise = await send({ ...late, description: 'Thank you so much, the courier was wonderful and very kind.' });
    const suggestion = await send({ ...late, description: '建议增加夜间配送的选项。' });
    expect(praise).toMatchObject({
      kind: 'praise',
      deadlines: { acknowledge: null, firstResponse: null, resolution: null },
    });
    expect(suggestion).toMatchObject({ kind: 'suggestion', deadlines: { firstResponse: null } });
    expect((await desk.cases.find(suggestion.reference))?.team).toBe('suggestions');
  });
});

describe('The excerpt of a text', () => {
  test('is the text itself when it is short, on one line', () => {
    expect(excerptOf('  It broke.\n\nTwice.\t')).toBe('It broke. Twice.');
  });

  test('is cut at 120 characters and never through an emoji', () => {
    const excerpt = excerptOf('😀'.repeat(5_000));
    expect([...excerpt]).toHaveLength(120);
    expect(excerpt.isWellFormed()).toBe(true);
    expect(excerpt.endsWith('…')).toBe(true);
  });
});
