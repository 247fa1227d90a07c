import {
  BatchDetectDominantLanguageCommand,
  BatchDetectKeyPhrasesCommand,
  BatchDetectSentimentCommand,
  type BatchItemError,
  type ComprehendClient,
  type DominantLanguage,
  type KeyPhrase,
  type LanguageCode,
  type SentimentScore,
} from '@aws-sdk/client-comprehend';
import { coalesce, type Outcome } from '../coalesce.ts';

/** The most texts of one batch call. */
const maxDocuments = 25;

export type Batches = {
  languages(text: string): Promise<DominantLanguage[]>;
  sentiment(text: string, language: LanguageCode): Promise<SentimentScore>;
  keyPhrases(text: string, language: LanguageCode): Promise<KeyPhrase[]>;
};

/**
 * Comprehend's batch operations for one text at a time: what several cases ask in one turn goes in one call.
 * The default quota is 10 batch calls of 25 texts in a second, against 20 calls of one text.
 */
export function batches(client: ComprehendClient): Batches {
  const sentiment = perLanguage((LanguageCode) =>
    coalesce<string, SentimentScore>({
      max: maxDocuments,
      run: async (TextList) => {
        const answer = await client.send(new BatchDetectSentimentCommand({ TextList, LanguageCode }));
        return inPlace(TextList, answer, ({ SentimentScore }) => SentimentScore);
      },
    }),
  );
  const keyPhrases = perLanguage((LanguageCode) =>
    coalesce<string, KeyPhrase[]>({
      max: maxDocuments,
      run: async (TextList) => {
        const answer = await client.send(new BatchDetectKeyPhrasesCommand({ TextList, LanguageCode }));
        return inPlace(TextList, answer, ({ KeyPhrases }) => KeyPhrases);
      },
    }),
  );
  return {
    languages: coalesce<string, DominantLanguage[]>({
      max: maxDocuments,
      run: async (TextList) => {
        const answer = await client.send(new BatchDetectDominantLanguageCommand({ TextList }));
        return inPlace(TextList, answer, ({ Languages }) => Languages);
      },
    }),
    sentiment: (text, language) => sentiment(language)(text),
    keyPhrases: (text, language) => keyPhrases(language)(text),
  };
}

/** One gatherer for each language: a batch has one language. */
function perLanguage<T>(make: (language: LanguageCode) => T): (language: LanguageCode) => T {
  const made = new Map<LanguageCode, T>();
  return (language) => {
    const known = made.get(language) ?? make(language);
    made.set(language, known);
    return known;
  };
}

type Answer<R> = { ResultList: R[] | undefined; ErrorList: BatchItemError[] | undefined };

/** Puts each result and each error of a batch in the place of its text. */
function inPlace<R extends { Index?: number | undefined }, O>(
  texts: string[],
  { ResultList = [], ErrorList = [] }: Answer<R>,
  valueOf: (result: R) => O | undefined,
): Outcome<O>[] {
  const outcomes = texts.map((): Outcome<O> => ({ ok: false, error: new Error('Comprehend left a text unanswered.') }));
  for (const result of ResultList) {
    const value = valueOf(result);
    if (result.Index !== undefined && value !== undefined) outcomes[result.Index] = { ok: true, value };
  }
  for (const { Index, ErrorCode, ErrorMessage } of ErrorList) {
    if (Index !== undefined) outcomes[Index] = { ok: false, error: new Error(`${ErrorCode}: ${ErrorMessage}`) };
  }
  return outcomes;
}
