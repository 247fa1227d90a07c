import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { duplicates } from '../../../../functions/domain/casework/links/relate.ts';
import { similarity, sketchOf } from '../../../../functions/domain/casework/links/shingles.ts';

const share = (a: string, b: string): number => similarity(sketchOf(a, 'seed'), sketchOf(b, 'seed'));
const english =
  'I ordered a kettle on Monday and it arrived broken: the lid does not close and hot water spills over my hand. Please send me a new one.';
const chinese = '我周一买的电热水壶收到时就是坏的，盖子盖不上，热水溅到手上，请给我换一个新的。';

describe('Words are nearly equal', () => {
  test.each([
    [
      'in capitals and with other blanks and marks',
      english,
      english.toUpperCase().replaceAll(' ', '  ').replaceAll(',', ' –'),
    ],
    ['with a sentence that was put right', english, english.replace('Monday', 'Tuesday')],
    ['with a greeting before them', english, `Hello! ${english}`],
    [
      'in the traditional characters that triage knows',
      '收到时就是坏的，请给我换一个新的',
      '收到時就是壞的，請給我換一個新的',
    ],
    ['with a word more', chinese, chinese.replace('请', '请尽快')],
  ])('%s', (_how, a, b) => {
    expect(share(a, b)).toBeGreaterThanOrEqual(duplicates.similarity);
  });

  test.each([
    [
      'another matter',
      english,
      'I ordered a lamp on Monday and it never arrived. Where is it? Please tell me when it comes.',
    ],
    ['another matter of the same product', chinese, '电热水壶的发票开错了抬头，麻烦重新开一张给我，谢谢。'],
    ['nothing at all', english, '!!!'],
    ['two languages', english, chinese],
  ])('not when they are %s', (_how, a, b) => {
    expect(share(a, b)).toBeLessThan(duplicates.similarity);
  });

  test('the same words are the same, in either order of comparison, between 0 and 1, in half a kilobyte', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 3000 }), fc.string({ maxLength: 300 }), (a, b) => {
        expect(share(a, b)).toBe(share(b, a));
        expect(share(a, b)).toBeGreaterThanOrEqual(0);
        expect(share(a, b)).toBeLessThanOrEqual(1);
        if (sketchOf(a, 'seed') !== '') expect(share(a, a)).toBe(1);
        expect(sketchOf(a, 'seed').length).toBeLessThan(520);
      }),
      { numRuns: 200 },
    );
  });

  test('what is kept of them differs from one deployment to the next', () => {
    expect(sketchOf(chinese, 'one')).not.toBe(sketchOf(chinese, 'other'));
  });
});
