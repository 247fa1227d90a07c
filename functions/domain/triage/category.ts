import type { Label } from '../complaint/complaint.ts';
import { type Category, categories } from '../complaint/vocabulary.ts';
import type { Reading } from './lexicons.ts';
import type { ReasonCode } from './reasons.ts';

/** The most reasons of one sort that a label names: enough to understand it. */
const mostReasons = 3;

/**
 * What the case is about, by the weight of its words; a safety word outweighs all others.
 * @param dangers the safety words found, from readDangers
 */
export function decideCategory(reading: Reading, dangers: readonly ReasonCode[], product?: Reading): Label<Category> {
  if (dangers.length > 0) return { value: 'safety', origin: 'rule', confidence: 0.95, reasons: [...dangers] };

  const weights = new Map<Category, number>();
  const terms = new Map<Category, Set<string>>();
  const weigh = (from: Reading, share: number): void => {
    const seen = new Set<string>();
    for (const { term, says } of from.category) {
      if (seen.has(term)) continue;
      seen.add(term);
      weights.set(says.category, (weights.get(says.category) ?? 0) + says.weight * share);
      terms.set(says.category, (terms.get(says.category) ?? new Set()).add(term));
    }
  };
  weigh(reading, 1);
  // The product's name says little ("delivery box"), but more than nothing.
  if (product !== undefined) weigh(product, 0.25);

  const [first, second] = categories
    .map((category) => ({ category, weight: weights.get(category) ?? 0 }))
    .toSorted((a, b) => b.weight - a.weight);
  if (first === undefined || first.weight === 0) {
    return { value: 'other', origin: 'rule', confidence: 0.3, reasons: ['category:none' satisfies ReasonCode] };
  }
  const confidence = 0.5 + 0.45 * ((first.weight - (second?.weight ?? 0)) / (first.weight + 1));
  return {
    value: first.category,
    origin: 'rule',
    confidence: Math.round(confidence * 100) / 100,
    reasons: [...(terms.get(first.category) ?? [])]
      .slice(0, mostReasons)
      .map((term): ReasonCode => `category-word:${term}`),
  };
}
