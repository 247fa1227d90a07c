import type { Category } from '../../complaint/vocabulary.ts';
import type { SolvedCase } from './solved-index.ts';
import type { Term } from './terms.ts';

/** How many of a term's latest cases are looked at, how many of those found are compared, how many are shown. */
export const searchLimits = { postings: 60, compared: 24, shown: 10 } as const;

/** Below this two complaints have little more in common than that they are complaints. */
const leastScore = 0.1;

export type Ranked = SolvedCase & { score: number; shared: Term[] };

type Postings = ReadonlyMap<string, readonly string[]>;

/** What it says that a case has a term: much when few have it. As many as are looked at count as most. */
const rarity = (term: string, postings: Postings): number =>
  Math.log(1 + searchLimits.postings / ((postings.get(term)?.length ?? 0) + 0.5));

/** Of all cases with terms of the question, those that are worth a comparison. */
export function worthComparing(asked: readonly Term[], postings: Postings, self: string): string[] {
  const sums = new Map<string, number>();
  for (const { term, weight } of asked) {
    const worth = weight * rarity(term, postings);
    for (const reference of postings.get(term) ?? []) {
      if (reference !== self) sums.set(reference, (sums.get(reference) ?? 0) + worth);
    }
  }
  return [...sums]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, searchLimits.compared)
    .map(([reference]) => reference);
}

/**
 * How alike, from 0 to 1: what both have in common, by its worth, against what each of them has (the cosine of the two).
 * The same category counts a little.
 */
export function rank(
  asked: readonly Term[],
  category: Category,
  found: readonly SolvedCase[],
  postings: Postings,
): Ranked[] {
  const worth = new Map(asked.map(({ term, weight }) => [term, weight * rarity(term, postings)]));
  const squares = [...worth.values()].map((one) => one * one);
  const length = Math.sqrt(squares.reduce((sum, one) => sum + one, 0));
  // Of a term that nobody asked for nothing is known: it counts as the middle one does.
  const middle = squares.toSorted((a, b) => a - b)[Math.floor(squares.length / 2)] ?? 0;
  return found
    .map((solved) => {
      const shared = asked.filter(({ term }) => solved.terms.includes(term));
      const common = shared.reduce((sum, { term }) => sum + (worth.get(term) ?? 0) ** 2, 0);
      const other = Math.sqrt(common + (solved.terms.length - shared.length) * middle);
      const alike = length === 0 || other === 0 ? 0 : common / (length * other);
      const score = Math.min(1, alike * (solved.category === category ? 1.15 : 1));
      return { ...solved, score: Math.round(score * 1000) / 1000, shared: byWorth(shared, worth) };
    })
    .filter(({ score }) => score >= leastScore)
    .toSorted((a, b) => b.score - a.score || (a.solvedAt < b.solvedAt ? 1 : -1));
}

const byWorth = (shared: readonly Term[], worth: ReadonlyMap<string, number>): Term[] =>
  shared.toSorted((a, b) => (worth.get(b.term) ?? 0) - (worth.get(a.term) ?? 0));
