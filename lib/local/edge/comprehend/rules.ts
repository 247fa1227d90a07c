import type { JsonObject } from '../protocol.ts';

export { detectPii } from './personal-data.ts';

/** Languages of the text by its script, surest first. */
export function detectLanguages(text: string): { LanguageCode: string; Score: number }[] {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  if (han + latin === 0) return [{ LanguageCode: 'en', Score: 0.5 }];
  // A Chinese word is about two characters.
  const chinese = han / 2 / (han / 2 + latin);
  const shares = [
    { LanguageCode: 'zh', Score: chinese },
    { LanguageCode: 'en', Score: 1 - chinese },
  ];
  return shares.filter(({ Score }) => Score > 0.05).toSorted((one, other) => other.Score - one.Score);
}

export function detectSentiment(text: string, _language: string): JsonObject {
  const bad = text.match(/bad|broken|late|rude|angry|terrible|worst|差|坏|慢|生气|投诉|退款/gi)?.length ?? 0;
  const good = text.match(/good|great|thank|love|excellent|谢谢|满意|感谢|很好/gi)?.length ?? 0;
  const weights = { Positive: good, Negative: bad, Neutral: 0.5, Mixed: Math.min(good, bad) * 1.5 };
  const total = weights.Positive + weights.Negative + weights.Neutral + weights.Mixed;
  const score = (weight: number) => weight / total;
  const surest = Object.entries(weights).toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 'Neutral';
  return {
    Sentiment: surest.toUpperCase(),
    SentimentScore: {
      Positive: score(weights.Positive),
      Negative: score(weights.Negative),
      Neutral: score(weights.Neutral),
      Mixed: score(weights.Mixed),
    },
  };
}

export function findKeyPhrases(_text: string, _language: string): JsonObject[] {
  return [];
}
