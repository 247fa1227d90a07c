import type { Sentiment } from '../services.ts';
import { endsClause, isHan } from './fold.ts';
import type { Tone } from './lexicon/tone.ts';
import type { Reading } from './lexicons.ts';
import type { Hit } from './scan.ts';

/** How far a negation or an intensifier reaches, in code units of each script, within its clause. */
const reach = { chinese: 4, latin: 22 };
const strengthened = 1.6;
const weakened = 0.6;

export type SentimentReading = {
  value: Sentiment;
  /** 0.5 (nothing to go by) to 0.95. */
  confidence: number;
  positive: number;
  negative: number;
  /** Negative words (negated or not) and negated positive ones, in the lexicon's spelling. */
  negativeWords: string[];
  /** Negations that turned no known word (the screen does *not* …): perhaps something is wrong. */
  openNegations: string[];
  /** But, however, 但是: enough to doubt praise. */
  contrasts: string[];
};

type Pending = { hit: Hit<Tone>; factor: number };

/** Weighs positive against negative words, with negation (not good, 不 … 满意) and strength (very, 非常). */
export function readSentiment({ folded, tone }: Pick<Reading, 'folded' | 'tone'>): SentimentReading {
  let positive = 0;
  let negative = 0;
  const negativeWords: string[] = [];
  const openNegations: string[] = [];
  const contrasts: string[] = [];
  let negator: Pending | undefined;
  let strength: Pending | undefined;

  const reaches = (pending: Pending | undefined, to: number): pending is Pending =>
    pending !== undefined && withinReach(folded, pending.hit.end, to);

  for (const hit of tone) {
    switch (hit.says.as) {
      case 'nothing':
        break;
      case 'contrast':
        contrasts.push(hit.term);
        break;
      case 'negator':
      case 'never':
        if (negator !== undefined) openNegations.push(negator.hit.term);
        negator = { hit, factor: -1 };
        break;
      case 'intensifier':
      case 'so':
      case 'softener':
        strength = { hit, factor: hit.says.as === 'softener' ? weakened : strengthened };
        break;
      case 'positive':
      case 'negative': {
        const strong = reaches(strength, hit.start) ? strength : undefined;
        let weight = hit.says.weight * (strong?.factor ?? 1);
        strength = undefined;
        const before = reaches(negator, hit.start) ? negator.hit.says.as : undefined;
        if (before !== undefined) negator = undefined;
        const negated = before !== undefined && !(before === 'never' && strong?.hit.says.as === 'so');
        if (hit.says.as === 'negative' || negated) negativeWords.push(hit.term);
        // "Not bad" is not good news to the same degree; "not good" is bad news.
        if (negated) weight *= hit.says.as === 'positive' ? 1 : 0.3;
        if ((hit.says.as === 'positive') !== negated) positive += weight;
        else negative += weight;
      }
    }
  }
  if (negator !== undefined) openNegations.push(negator.hit.term);
  return { ...verdict(positive, negative), positive, negative, negativeWords, openNegations, contrasts };
}

/** Whether a negation that ends at `from` reaches the word that begins at `to`. */
export function withinReach(folded: Uint16Array, from: number, to: number): boolean {
  if (to < from) return false;
  const limit = isHan(folded[from - 1]) ? reach.chinese : reach.latin;
  if (to - from > limit) return false;
  for (let at = from; at < to; at += 1) if (endsClause(folded[at])) return false;
  return true;
}

function verdict(positive: number, negative: number): { value: Sentiment; confidence: number } {
  const total = positive + negative;
  if (total < 0.5) return { value: 'neutral', confidence: 0.5 };
  const share = negative / total;
  const evidence = 1 - Math.exp(-total / 2.5);
  if (share >= 0.7) return { value: 'negative', confidence: sure(share, evidence) };
  if (share <= 0.2) return { value: 'positive', confidence: sure(1 - share, evidence) };
  return { value: 'mixed', confidence: 0.5 + 0.3 * evidence };
}

const sure = (share: number, evidence: number): number => Math.round((0.5 + 0.45 * share * evidence) * 1000) / 1000;
