import { describe, expect, test } from '@jest/globals';
import { leaks, personalTexts, secretsIn } from './personal.ts';

type Item = Parameters<typeof personalTexts>[0][number];

const text = (S: unknown) => ({ S: typeof S === 'string' ? S : JSON.stringify(S) });
const event = (words: unknown, data: unknown = {}) => ({
  sk: text('EVENT#000001'),
  data: text(data),
  words: text(words),
});
const received = event({
  customer: { name: '韩梅梅', email: 'hanmeimei@customer.example', phone: '+86 138 0013 8000', language: 'zh-CN' },
  description: 'The kettle leaks.\nMy hand was scalded by it, and nobody answers.',
  orderNumber: 'JD-20260302-77',
});
const log = (facts: unknown) => [
  { where: 'The log submit.log', text: JSON.stringify({ level: 'INFO', ...Object(facts) }) },
];

describe('What a journey wrote down is searched for', () => {
  const texts = personalTexts([received]);
  test.each([
    ['the name', '韩梅梅'],
    ['the address', 'hanmeimei@customer.example'],
    ['the phone number', '+86 138 0013 8000'],
    ['the order', 'JD-20260302-77'],
    ['a line of the complaint, within other words', 'could not: My hand was scalded by it, and nobody answers. Again'],
    ['the whole complaint', 'The kettle leaks.\nMy hand was scalded by it, and nobody answers.'],
  ])('%s', (_what, message) => {
    expect(leaks(texts, log({ message }))).toHaveLength(1);
  });
  test('references, labels, times and the language are no leak', () => {
    const said = { reference: 'CR-7KQ3-M2XT', level: 'urgent', at: '2026-03-02T02:00:00.000Z', language: 'zh-CN' };
    expect(leaks(texts, log(said))).toEqual([]);
  });
  test('what a task asks of a partner, what a file is called, who lost a link', () => {
    const partner = { name: 'Bright Kettles Ltd', email: 'qa@supplier.example' };
    const items: Item[] = [
      event({ title: 'Inspect', partner }),
      { sk: text('PART#file#F1'), data: text({ name: 'my passport.pdf', type: 'application/pdf' }) },
      { sk: text('2026-03-02T02:00:00.000Z#77'), email: text('ann@customer.example') },
    ];
    expect([...personalTexts(items)]).toEqual(
      expect.arrayContaining([...Object.values(partner), 'my passport.pdf', 'ann@customer.example']),
    );
  });
});

describe('A key phrase', () => {
  const words = { keyPhrases: ['nobody answers', 'my scalded hand'] };
  test('that is a word of our own lexicon may be named as a reason, the others may not', () => {
    const facts = { level: { reasons: ['negative-word:nobody answers'] } };
    expect([...personalTexts([event(words, { facts })])]).toEqual(['my scalded hand']);
  });
  test('that is a part of such a word is none of the customer’s either: 求处理 in 要求处理', () => {
    const facts = { kind: { reasons: ['complaint-word:要求处理'] } };
    expect([...personalTexts([event({ keyPhrases: ['求处理', '烫伤了手'] }, { facts })])]).toEqual(['烫伤了手']);
  });
});

test('The secrets of links in mails are searched for', () => {
  const secret = 'q7Vb2mXc9Lk4Rt8Zw1Ns6Q';
  expect(secretsIn(`Follow it: http://localhost/track#reference=CR-7KQ3-M2XT&secret=${secret} Bye`)).toEqual([secret]);
  expect(secretsIn(`http://localhost/confirm#eyJwIjoiY29uZmlybSJ9.${secret}`)[0]).toHaveLength(32);
});
