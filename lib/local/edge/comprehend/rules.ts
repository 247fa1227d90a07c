import { detectLanguage } from '../../../../functions/domain/triage/language.ts';
import { findKeyPhrases as findPhrases } from '../../../../functions/domain/triage/key-phrases.ts';
import { read } from '../../../../functions/domain/triage/lexicons.ts';
import { readSentiment } from '../../../../functions/domain/triage/sentiment.ts';
import type { JsonObject } from '../protocol.ts';
import { codePointOffsets } from './personal-data.ts';

export { detectPii } from './personal-data.ts';

/**
 * Comprehend's models are not ours to run: here our own lexicons answer in Comprehend's shapes, in Chinese and
 * English. So the local machine tries the wire and the reading of answers, not the quality of Amazon's models.
 */
export function detectLanguages(text: string): { LanguageCode: string; Score: number }[] {
  const { language, confidence } = detectLanguage(text, 'en');
  const [first, second] = language === 'zh-CN' ? ['zh', 'en'] : ['en', 'zh'];
  const found = [
    { LanguageCode: first, Score: confidence },
    { LanguageCode: second, Score: 1 - confidence },
  ];
  return found.filter(({ Score }) => Score > 0.01);
}

/** The four scores add up to 1, and the verdict's is the highest. */
export function detectSentiment(text: string): JsonObject {
  const { value, confidence } = readSentiment(read(text));
  const verdict = { positive: 'Positive', negative: 'Negative', neutral: 'Neutral', mixed: 'Mixed' }[value];
  const rest = (1 - confidence) / 3;
  const scores = { Positive: rest, Negative: rest, Neutral: rest, Mixed: rest, [verdict]: confidence };
  return { Sentiment: verdict.toUpperCase(), SentimentScore: scores };
}

/** In the order of the text, each where it is said first. */
export function findKeyPhrases(text: string): JsonObject[] {
  const offset = codePointOffsets(text);
  return findPhrases(text)
    .map((phrase) => ({ phrase, start: text.indexOf(phrase) }))
    .toSorted((one, other) => one.start - other.start)
    .map(({ phrase, start }) => ({
      Score: 0.9,
      Text: phrase,
      BeginOffset: offset(start),
      EndOffset: offset(start + phrase.length),
    }));
}
