import { expect, test } from '@jest/globals';
import { review } from '../../../../functions/domain/speaking/coach/review.ts';
import type { Fault } from '../../../../functions/domain/speaking/coach/findings.ts';
import { lastLook } from './last-look.ts';
import { otherTrades } from './other-trades.ts';
import { heldOut, type Labelled, tuning } from './replies.ts';

const faultOf: Record<string, Fault> = {
  O: 'observation-missing',
  F: 'feeling-missing',
  N: 'need-missing',
  R: 'request-missing',
  S: 'sincerity-missing',
  X: 'solution-first',
  D: 'step-undated',
  M: 'customer-unnamed',
  P: 'product-unnamed',
  B: 'blame',
  J: 'jargon',
  E: 'empty-promise',
  I: 'personal-data',
};

const reviewed = ({ id, name, product, text }: Labelled) =>
  review(text, {
    kind: 'complaint',
    level: 'important',
    language: id.startsWith('zh') ? 'zh-CN' : 'en',
    customerName: name,
    product,
    own: [],
  });

/** Of all that was found, how much was right; of all that is there, how much was found. */
function measured(replies: readonly Labelled[]) {
  let right = 0;
  let found = 0;
  let there = 0;
  for (const reply of replies) {
    const labels = new Set(
      reply.wrong
        .split(' ')
        .filter(Boolean)
        .map((letter) => faultOf[letter]),
    );
    const faults = new Set(
      reviewed(reply)
        .findings.filter(({ severity }) => severity !== 'praise')
        .map(({ code }) => code),
    );
    found += faults.size;
    there += labels.size;
    for (const label of labels) if (label !== undefined && faults.has(label)) right += 1;
  }
  return { replies: replies.length, precision: right / found, recall: right / there };
}

/*
 * What came out when the rules were done: tuning 0.97 and 1.00; held out 0.95 and 0.97, which flatters, for the same
 * hand wrote replies and rules; other trades 0.61 and 0.93 before their words were taken into the rules, 0.91 and 1.00
 * after; the last look, which no rule has seen, 0.67 and 0.95. So: hardly a fault is missed, and of the hints on
 * replies about something new every third is one too many, nearly always a part that is there in words the rules do
 * not know. That is why absences are hints, why the coach says "finds no", and why it never keeps anybody from sending.
 */
test.each([
  ['the tuning half', tuning, 0.95, 0.98],
  ['the held-out half', heldOut, 0.92, 0.95],
  ['the other trades', otherTrades, 0.88, 0.98],
  ['the last look', lastLook, 0.65, 0.93],
])('On %s the coach is not worse than it was measured to be', (_, replies, precision, recall) => {
  const result = measured(replies);
  expect(result.precision).toBeGreaterThanOrEqual(precision);
  expect(result.recall).toBeGreaterThanOrEqual(recall);
});

test('There are sixty replies in the labelled set, half of them Chinese, and each half has both', () => {
  for (const half of [tuning, heldOut]) {
    expect(half.length).toBe(32);
    expect(half.filter(({ id }) => id.startsWith('zh')).length).toBe(16);
  }
});

test('Replies that nothing is wrong with score far above those that are cold', () => {
  const all = [...tuning, ...heldOut, ...otherTrades, ...lastLook];
  const scores = (replies: readonly Labelled[]) => replies.map((reply) => reviewed(reply).score);
  const mean = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  const good = scores(all.filter(({ wrong }) => wrong === ''));
  const cold = scores(all.filter(({ wrong }) => wrong.split(' ').length >= 6));
  expect(mean(good)).toBeGreaterThan(85);
  expect(mean(cold)).toBeLessThan(20);
});
