import { expect, test } from '@jest/globals';
import { mergeSentiments } from '../../../functions/adapters/comprehend/merge.ts';

const positive = { Positive: 0.9, Negative: 0.02, Neutral: 0.06, Mixed: 0.02 };
const negative = { Positive: 0.03, Negative: 0.92, Neutral: 0.03, Mixed: 0.02 };

test('one part is taken as it is', () => {
  expect(mergeSentiments([{ length: 10, score: positive }])).toEqual({ value: 'positive', confidence: 0.9 });
});

test('parts count by their length', () => {
  expect(
    mergeSentiments([
      { length: 900, score: negative },
      { length: 100, score: positive },
    ]).value,
  ).toBe('negative');
});

test('a bitter paragraph is not drowned by friendly ones', () => {
  expect(
    mergeSentiments([
      { length: 5_000, score: positive },
      { length: 100, score: negative },
    ]),
  ).toEqual({ value: 'mixed', confidence: 0.92 });
});

test('no words have no tone', () => {
  expect(mergeSentiments([])).toEqual({ value: 'neutral', confidence: 0.5 });
});
