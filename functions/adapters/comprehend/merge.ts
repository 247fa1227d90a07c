import type { SentimentScore } from '@aws-sdk/client-comprehend';
import type { Sentiment } from '../../domain/services.ts';

/** From this score on, a part is counted as negative though the whole reads otherwise. */
const negativePart = 0.6;

export type PartSentiment = { length: number; score: SentimentScore };

/**
 * One sentiment of several parts: the scores' mean by length. Friendly paragraphs must not drown a bitter one: a
 * whole that would be positive or neutral is mixed when one part is surely negative, with that part's confidence. No parts at all (a blank text) are neutral.
 */
export function mergeSentiments(parts: readonly PartSentiment[]): { value: Sentiment; confidence: number } {
  if (parts.length === 0) return { value: 'neutral', confidence: 0.5 };
  const total = parts.reduce((sum, { length }) => sum + length, 0);
  const mean = (of: (score: SentimentScore) => number | undefined): number =>
    parts.reduce((sum, { length, score }) => sum + (of(score) ?? 0) * (length / total), 0);
  const scores: [Sentiment, number][] = [
    ['negative', mean((score) => score.Negative)],
    ['mixed', mean((score) => score.Mixed)],
    ['positive', mean((score) => score.Positive)],
    ['neutral', mean((score) => score.Neutral)],
  ];
  const [value, confidence] = scores.reduce((best, next) => (next[1] > best[1] ? next : best));
  const worst = Math.max(0, ...parts.map(({ score }) => score.Negative ?? 0));
  const drowned = parts.length > 1 && worst >= negativePart && (value === 'positive' || value === 'neutral');
  return drowned ? { value: 'mixed', confidence: round(worst) } : { value, confidence: round(confidence) };
}

const round = (score: number): number => Math.round(Math.min(1, score) * 1000) / 1000;
