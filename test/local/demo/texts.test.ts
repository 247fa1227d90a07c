import { describe, expect, test } from '@jest/globals';
import { momentsBetween } from '../../../lib/local/demo/calendar.ts';
import { chanceOf } from '../../../lib/local/demo/chance.ts';
import { customerOf, textOf } from '../../../lib/local/demo/customers.ts';
import { englishTexts } from '../../../lib/local/demo/texts.en.ts';
import { chineseTexts } from '../../../lib/local/demo/texts.zh-CN.ts';

describe.each([
  ['zh-CN', chineseTexts],
  ['en', englishTexts],
] as const)('The texts in %s', (language, texts) => {
  test('are sixty at least, all different, of every matter', () => {
    expect(new Set(texts.map(({ text }) => text)).size).toBe(texts.length);
    expect(texts.length).toBeGreaterThanOrEqual(60);
    expect(new Set(texts.map(({ about }) => about)).size).toBe(9);
  });

  test('leave no gap where something is to be filled in', () => {
    const chance = chanceOf('gaps', language);
    for (const { about } of texts) {
      for (let tries = 0; tries < 20; tries += 1) {
        expect(textOf(chance, language, [about]).text).not.toMatch(/[{}]|undefined/);
      }
    }
  });
});

test('The same seed makes the same people, words and moments, and another seed others', () => {
  const month = (seed: string) => {
    const chance = chanceOf(seed);
    const people = [1, 2, 3, 4, 5].map((number) => customerOf(chance, number));
    const from = Date.parse('2026-09-01T00:00:00Z');
    return { people, words: textOf(chance, 'en'), moments: momentsBetween(from, from + 7 * 86_400_000, seed) };
  };
  expect(month('1')).toEqual(month('1'));
  expect(month('1')).not.toEqual(month('2'));
});

test('Staff are at their desks on working days and on Saturday mornings in Shanghai, and customers in the evening too', () => {
  const from = Date.parse('2026-09-20T16:00:00Z');
  const moments = momentsBetween(from, from + 7 * 86_400_000, 'week');
  expect(moments.map(({ at }) => at)).toEqual(moments.map(({ at }) => at).toSorted((a, b) => a - b));
  const byDay = Array.from({ length: 7 }, (_, number) =>
    moments
      .filter(({ at }) => Math.floor((at - from) / 86_400_000) === number)
      .map(({ staff }) => (staff ? 'staff' : 'customers'))
      .join(' '),
  );
  const working = 'staff staff staff staff customers';
  expect(byDay).toEqual([working, working, working, working, working, 'staff customers', 'customers customers']);
});
