import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { causeLimits } from '../../../functions/domain/casework/causes/analysis.ts';
import { branchesOf, linesOf } from '../../../web/console/pages/case/work/cause-lines.ts';

const before = [
  { branch: 'process', causes: [{ id: 'C1', text: 'No leak test', causes: [{ id: 'C2', text: 'No time for it' }] }] },
];

describe('Causes as people write them, a line each', () => {
  test('a dash puts what lies behind a cause below it', () => {
    expect(
      branchesOf(
        [{ branch: ' process ', lines: '没有气密检验\n- 节拍太紧\n— 人手不够\n\n  密封圈没有来料检验  ' }],
        [],
      ),
    ).toEqual([
      {
        branch: 'process',
        causes: [
          { text: '没有气密检验', causes: [{ text: '节拍太紧' }, { text: '人手不够' }] },
          { text: '密封圈没有来料检验' },
        ],
      },
    ]);
  });

  test('a first line with a dash is a cause of its own: nothing stands above it', () => {
    expect(branchesOf([{ branch: 'people', lines: '- New on the line' }], [])).toEqual([
      { branch: 'people', causes: [{ text: 'New on the line' }] },
    ]);
  });

  test('what stood there before keeps its id, wherever it is moved to; what was rewritten is new', () => {
    expect(
      branchesOf(
        [
          { branch: 'process', lines: 'No leak test at all' },
          { branch: 'policy', lines: 'No time for it' },
        ],
        before,
      ),
    ).toEqual([
      { branch: 'process', causes: [{ text: 'No leak test at all' }] },
      { branch: 'policy', causes: [{ id: 'C2', text: 'No time for it' }] },
    ]);
  });

  test('the same words twice are two causes, and only one of them is the old one', () => {
    const [branch] = branchesOf([{ branch: 'process', lines: 'No leak test\nNo leak test' }], before);
    expect(branch?.causes).toEqual([{ id: 'C1', text: 'No leak test' }, { text: 'No leak test' }]);
  });

  test('a branch without a cause, or without a name, is none', () => {
    expect(
      branchesOf(
        [
          { branch: 'process', lines: ' \n ' },
          { branch: '  ', lines: 'Lost' },
        ],
        before,
      ),
    ).toEqual([]);
  });

  test('a line is cut to what a cause may hold', () => {
    const [branch] = branchesOf([{ branch: 'place', lines: 'x'.repeat(causeLimits.causeText + 50) }], []);
    expect(branch?.causes[0]?.text).toHaveLength(causeLimits.causeText);
  });

  test('an analysis that is opened and saved again is the same', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8}){0,2}$/);
    const texts = fc.uniqueArray(word, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 4 }), (all, every) => {
        const causes = all
          .map((text, index) => ({ id: `C${index}`, text }))
          .flatMap((cause, index, list) =>
            index % every === 0
              ? [
                  index + 1 < list.length && every > 1
                    ? { ...cause, causes: list.slice(index + 1, index + every) }
                    : cause,
                ]
              : [],
          );
        const analysis = [{ branch: 'process', causes }];
        expect(branchesOf([{ branch: 'process', lines: linesOf(causes) }], analysis)).toEqual(analysis);
      }),
    );
  });
});
