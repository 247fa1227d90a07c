import { type ComprehendClient, DetectPiiEntitiesCommand, LanguageCode } from '@aws-sdk/client-comprehend';
import type { Language } from '../../domain/complaint/vocabulary.ts';
import { findPersonalData } from '../../domain/privacy/personal-data.ts';
import type { Analyser } from '../../domain/services.ts';
import { batches } from './batches.ts';
import { mergeSentiments } from './merge.ts';
import { splitText } from './split-text.ts';

const mostKeyPhrases = 10;
/** DetectPiiEntities takes 100 KB in one call and has no batch form. */
const maxPiiTextBytes = 99_999;
/** Personal data that Comprehend is less sure of is not reported. */
const leastPiiScore = 0.6;

/** Comprehend's names for kinds that our rules know too. Others are reported as Comprehend calls them. */
const ourKinds: Record<string, string> = { CREDIT_DEBIT_NUMBER: 'BANK_CARD' };

const supported: ReadonlySet<string> = new Set(Object.values(LanguageCode));
const isSupported = (code: string | undefined): code is LanguageCode => code !== undefined && supported.has(code);

/**
 * Analysis by Amazon Comprehend: language, sentiment, key phrases; personal data by our rules in every language, and
 * by Comprehend as well in English and Spanish, the only ones it knows. A text above Comprehend's limit is analysed in
 * parts. Any failure is thrown: `withFallback` answers it.
 */
export function comprehendAnalyser(client: ComprehendClient): Analyser {
  const ask = batches(client);

  async function dominantLanguage(parts: readonly string[], hint: Language): Promise<LanguageCode> {
    const weights = new Map<string, number>();
    const answers = await Promise.all(parts.map((part) => ask.languages(part)));
    for (const [index, languages] of answers.entries()) {
      for (const { LanguageCode: code = '', Score = 0 } of languages) {
        weights.set(code, (weights.get(code) ?? 0) + Score * (parts[index]?.length ?? 0));
      }
    }
    const [top] = [...weights].toSorted(([, a], [, b]) => b - a);
    if (top === undefined) return hint === 'zh-CN' ? 'zh' : 'en';
    return isSupported(top[0]) ? top[0] : 'en';
  }

  async function personalData(text: string, language: LanguageCode): Promise<string[]> {
    const kinds = new Set<string>(findPersonalData(text));
    if (language !== 'en' && language !== 'es') return [...kinds];
    const answers = await Promise.all(
      splitText(text, maxPiiTextBytes).map((Text) =>
        client.send(new DetectPiiEntitiesCommand({ Text, LanguageCode: language })),
      ),
    );
    for (const { Type, Score = 0 } of answers.flatMap(({ Entities = [] }) => Entities)) {
      if (Type !== undefined && Score >= leastPiiScore) kinds.add(ourKinds[Type] ?? Type);
    }
    return [...kinds];
  }

  return {
    async analyse(text, hint) {
      const parts = splitText(text).filter((part) => part.trim() !== '');
      const code = await dominantLanguage(parts, hint);
      const [scores, phrases, kinds] = await Promise.all([
        Promise.all(parts.map(async (part) => ({ length: part.length, score: await ask.sentiment(part, code) }))),
        Promise.all(parts.map((part) => ask.keyPhrases(part, code))),
        personalData(text, code),
      ]);
      return {
        language: code.startsWith('zh') ? 'zh-CN' : 'en',
        sentiment: mergeSentiments(scores),
        keyPhrases: bestPhrases(phrases.flat()),
        personalData: kinds,
        analyser: 'comprehend',
      };
    },
  };
}

/** The surest phrases, each once, without those that hold personal data. */
function bestPhrases(phrases: readonly { Text?: string | undefined; Score?: number | undefined }[]): string[] {
  const best = new Map<string, { text: string; score: number }>();
  for (const { Text: text = '', Score: score = 0 } of phrases) {
    const key = text.toLowerCase();
    if (text !== '' && score > (best.get(key)?.score ?? 0)) best.set(key, { text, score });
  }
  return [...best.values()]
    .toSorted((a, b) => b.score - a.score)
    .map(({ text }) => text)
    .filter((text) => findPersonalData(text).length === 0)
    .slice(0, mostKeyPhrases);
}
