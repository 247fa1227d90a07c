import { shownText } from '../../../functions/domain/privacy/masking.ts';
import { labelled, precision, recall, scores } from '../../domain/privacy/score.ts';
import type { Findings, Part } from '../report.ts';
import { median } from '../statistics.ts';

/** What the tests hold it to (test/domain/privacy/detector.test.ts). */
const least = 0.98;
/** A long letter, in UTF-16 units, and how much longer it may take for each one when it is eight times as long. */
const letter = 20_000;
const growth = 2;

export const privacy: Part = {
  name: 'privacy',
  what: 'personal data in texts: what is found and what is taken for it, and how long it takes to mask a letter',
  run: async ({ quick }): Promise<Findings> => {
    const { kinds, errors } = scores();
    const all = kinds.reduce(
      (sum, { found, missed, wrong }) => ({
        found: sum.found + found,
        missed: sum.missed + missed,
        wrong: sum.wrong + wrong,
      }),
      { found: 0, missed: 0, wrong: 0 },
    );
    const rounds = quick ? 5 : 25;
    const [one, eight] = [timeOf(letter, rounds), timeOf(8 * letter, rounds)];
    const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
    return {
      tables: [
        {
          title: `${labelled.length} texts in Chinese and English, marked by a person; ${labelled.filter(({ places }) => places.length === 0).length} hold nothing`,
          columns: [
            { key: 'kind', title: 'kind' },
            { key: 'found', title: 'found', digits: 0 },
            { key: 'missed', title: 'missed', digits: 0 },
            { key: 'wrong', title: 'wrong', digits: 0 },
            { key: 'precision', title: 'precision', digits: 3 },
            { key: 'recall', title: 'recall', digits: 3 },
          ],
          rows: [...kinds, { kind: 'all', ...all }].map((score) => ({
            ...score,
            precision: precision(score),
            recall: recall(score),
          })),
          notes: errors.length === 0 ? ['The texts and the rules have one author: others err more.'] : errors,
        },
      ],
      verdicts: [
        {
          what: 'precision',
          target: `≥ ${percent(least)}`,
          seen: percent(precision(all)),
          met: precision(all) >= least,
        },
        { what: 'recall', target: `≥ ${percent(least)}`, seen: percent(recall(all)), met: recall(all) >= least },
        {
          what: `a letter of ${8 * letter} characters masked, against eight of ${letter}`,
          target: `≤ ${growth}×`,
          seen: `${(eight / (8 * one)).toFixed(2)}× (${one.toFixed(1)} ms and ${eight.toFixed(1)} ms)`,
          met: eight <= growth * 8 * one,
        },
      ],
      unmeasured: [],
    };
  },
};

/** Milliseconds of one masking of so long a letter, which is made of the texts above. */
function timeOf(length: number, rounds: number): number {
  const sample = labelled.map(({ text }) => text).join('\n');
  const text = sample.repeat(Math.ceil(length / sample.length)).slice(0, length);
  const times = Array.from({ length: rounds }, () => {
    const began = performance.now();
    shownText(text, 'masked', ['王小明', 'Mary Poppins']);
    return performance.now() - began;
  });
  return median(times);
}
