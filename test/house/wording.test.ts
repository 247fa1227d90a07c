import { describe, expect, test } from '@jest/globals';
import { allSentences } from '../../functions/api/problem-sentences.ts';
import { languages } from '../../functions/domain/complaint/vocabulary.ts';
import { errorCodes } from '../../functions/domain/errors.ts';

const han = /\p{Script=Han}/u;
const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();

describe('Every refusal', () => {
  test.each(errorCodes)('%s has its sentences in both languages, with the same facts in them', (code) => {
    const { en, 'zh-CN': zh } = allSentences.problems;
    if (!en[code] || !zh[code]) throw new Error(`${code} has no sentence.`);
    expect(zh[code].detail).toMatch(han);
    expect(en[code].detail).not.toMatch(han);
    expect(placeholders(zh[code].detail)).toEqual(placeholders(en[code].detail));
  });

  test('of a field has its sentence in both languages', () => {
    const [first, ...rest] = languages.map((language) => Object.keys(allSentences.fields[language]).toSorted());
    for (const other of rest) expect(other).toEqual(first);
    for (const [code, sentence] of Object.entries(allSentences.fields['zh-CN'])) {
      expect(sentence).toMatch(han);
      expect(placeholders(sentence)).toEqual(placeholders(allSentences.fields.en[code] ?? ''));
    }
  });
});
