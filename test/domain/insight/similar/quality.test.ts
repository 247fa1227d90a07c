import { describe, expect, test } from '@jest/globals';
import { type Ranked, rank, searchLimits, worthComparing } from '../../../../functions/domain/insight/similar/rank.ts';
import type { SolvedCase } from '../../../../functions/domain/insight/similar/solved-index.ts';
import { termLimits, termsOf } from '../../../../functions/domain/insight/similar/terms.ts';
import { complaints, type Labelled, unforeseen } from './complaints.ts';

/** All of both sets are solved: whoever searches finds among everything. */
const all = [...complaints, ...unforeseen];
const referenceOf = (one: Labelled): string => `CR-${all.indexOf(one)}`;
const solved = all.map((one): SolvedCase => {
  const { text, product, category } = one;
  const terms = termsOf({ text, product, names: [] }, termLimits.kept).map(({ term }) => term);
  return { reference: referenceOf(one), solvedAt: '2026-01-01T00:00:00.000Z', category, terms, remedies: [] };
});
const of = new Map(all.map((one) => [referenceOf(one), one]));

/** One asked against all others, as the index would answer. */
function search(asked: Labelled): Ranked[] {
  const { text, product, category } = asked;
  const terms = termsOf({ text, product, names: [] }, termLimits.asked);
  const having = (term: string): string[] =>
    solved.flatMap((one) => (one.terms.includes(term) ? one.reference : [])).slice(-searchLimits.postings);
  const postings = new Map(terms.map(({ term }) => [term, having(term)]));
  const worth = worthComparing(terms, postings, referenceOf(asked));
  return rank(
    terms,
    category,
    solved.filter(({ reference }) => worth.includes(reference)),
    postings,
  );
}

const isChinese = ({ text }: Labelled): boolean => /\p{Script=Han}/u.test(text);
type Pair = (asked: Labelled, found: Labelled) => boolean;
const sameLanguage: Pair = (asked, found) => isChinese(asked) === isChinese(found);

/** Precision at 5: of the first five shown, the share about the same matter, of as many as there are (at most five). */
function precision(asking: readonly Labelled[], counts: Pair): number {
  const shares = asking.map((asked) => {
    const among = (other: Labelled): boolean => other !== asked && counts(asked, other);
    const right = all.filter((other) => among(other) && other.matter === asked.matter).length;
    const first = search(asked)
      .flatMap(({ reference }) => of.get(reference) ?? [])
      .filter(among)
      .slice(0, 5);
    return first.filter(({ matter }) => matter === asked.matter).length / Math.min(5, right);
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

describe(`Of ${all.length} labelled complaints, each asked against all others, the first five are about the same matter`, () => {
  test.each([
    ['matters that concepts name, any language', complaints, () => true, 0.8],
    [
      'matters that concepts name, across languages',
      complaints,
      (a: Labelled, b: Labelled) => !sameLanguage(a, b),
      0.8,
    ],
    ['unforeseen matters, Chinese', unforeseen.filter(isChinese), sameLanguage, 0.8],
    ['unforeseen matters, English', unforeseen.filter((one) => !isChinese(one)), sameLanguage, 0.8],
  ] as const)('%s', (which, asking, counts, least) => {
    const found = precision(asking, counts);
    process.stdout.write(`similar cases, ${which} (${asking.length} asked): precision at 5 ${found.toFixed(2)}\n`);
    expect(found).toBeGreaterThanOrEqual(least);
  });

  test('an unforeseen matter is not found across languages: no dictionary is that large', () => {
    const across = precision(unforeseen, (a, b) => !sameLanguage(a, b));
    process.stdout.write(`similar cases, unforeseen matters, across languages: precision at 5 ${across.toFixed(2)}\n`);
    expect(across).toBeLessThan(0.8);
  });

  test('and what has nothing in common with any of them finds nothing', () => {
    expect(search({ matter: '', category: 'other', text: '图书馆的灯太暗。' })).toEqual([]);
  });
});
