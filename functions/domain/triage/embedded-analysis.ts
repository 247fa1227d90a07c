import type { Language } from '../complaint/vocabulary.ts';
import { findPersonalData } from '../privacy/personal-data.ts';
import type { Analysis } from '../services.ts';
import { findKeyPhrases } from './key-phrases.ts';
import { detectFolded } from './language.ts';
import { read } from './lexicons.ts';
import { readSentiment } from './sentiment.ts';

/** The analysis that needs nobody: by our lexicons, in Chinese and English, in time linear to the text. */
export function analyseEmbedded(text: string, hint: Language): Analysis {
  const reading = read(text);
  const { value, confidence } = readSentiment(reading);
  return {
    language: detectFolded(reading.folded, hint).language,
    sentiment: { value, confidence },
    keyPhrases: findKeyPhrases(text, reading.folded),
    personalData: findPersonalData(text, reading.folded),
    analyser: 'embedded',
  };
}
