import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { maxTextBytes, splitText } from '../../../functions/adapters/comprehend/split-text.ts';

const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '快递没到。',
    '真的吗？！',
    'It costs 3.5. ',
    'No!\n',
    '😀👩‍👩‍👧',
    '\ud800',
    '“坏了。”',
    'a'.repeat(70),
    '。',
  ),
);
const texts = fc.array(words, { maxLength: 40 }).map((parts) => parts.join(''));
const limits = fc.integer({ min: 4, max: 120 });

describe('a text above the limit', () => {
  test('is split into parts within the limit that make the text again', () => {
    fc.assert(
      fc.property(texts, limits, (text, limit) => {
        const parts = splitText(text, limit);
        expect(parts.join('')).toBe(text);
        for (const part of parts) {
          expect(part).not.toBe('');
          expect(bytesOf(part)).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });

  test('is never cut within a surrogate pair', () => {
    fc.assert(
      fc.property(texts, limits, (text, limit) => {
        for (const [before, after] of pairs(splitText(text, limit))) {
          const high = before.charCodeAt(before.length - 1);
          const low = after.charCodeAt(0);
          expect(high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff).toBe(false);
        }
      }),
    );
  });

  test('is cut after a sentence when one ends in time', () => {
    expect(splitText('快递没到。很失望！请处理。', 30)).toEqual(['快递没到。很失望！', '请处理。']);
    expect(splitText('He said “no.” Then it cost 3.50 more.', 30)).toEqual([
      'He said “no.”',
      ' Then it cost 3.50 more.',
    ]);
    expect(splitText('first line\nsecond line', 15)).toEqual(['first line\n', 'second line']);
  });

  test('without any sentence end is cut where it must be', () => {
    expect(splitText('坏'.repeat(5), 7)).toEqual(['坏坏', '坏坏', '坏']);
  });

  test('of a megabyte is split at once', () => {
    const text = '质量太差了，没有人理我。'.repeat(30_000);
    const parts = splitText(text);
    expect(parts.join('')).toBe(text);
    expect(Math.max(...parts.map(bytesOf))).toBeLessThanOrEqual(maxTextBytes);
    // Sentences are short: each part is nearly full.
    expect(parts.length).toBeLessThanOrEqual(Math.ceil(bytesOf(text) / (maxTextBytes - 36)));
  });
});

describe('a text within the limit', () => {
  test('is one part', () => {
    expect(splitText('坏了。真的。')).toEqual(['坏了。真的。']);
    expect(splitText('')).toEqual([]);
  });
});

const pairs = (parts: string[]): [string, string][] => parts.slice(1).map((part, index) => [parts[index] ?? '', part]);
