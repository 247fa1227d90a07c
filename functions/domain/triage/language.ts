import type { Language } from '../complaint/vocabulary.ts';
import { fold, isAlphanumeric, isDigit, isHan } from './fold.ts';

/** A word of English weighs as much as this many Chinese characters. Brand names in Chinese text keep it low. */
const charactersPerWord = 1.2;

/**
 * The language of a text by the share of Chinese characters and of Latin words.
 * @returns the language and how sure (0.5 to 1); `hint` with 0.5 when the text has no letters to go by
 */
export function detectLanguage(text: string, hint: Language): { language: Language; confidence: number } {
  return detectFolded(fold(text), hint);
}

/** The same for a text that is folded already. */
export function detectFolded(folded: Uint16Array, hint: Language): { language: Language; confidence: number } {
  let chinese = 0;
  let kana = 0;
  let words = 0;
  let inWord = false;
  for (const unit of folded) {
    const latin = isAlphanumeric(unit);
    // A number or a model name (iPhone15) is no more English than Chinese: only words that begin with a letter count.
    if (latin && !inWord && !isDigit(unit)) words += 1;
    inWord = latin;
    if (isHan(unit)) chinese += 1;
    else if (unit >= 0x3040 && unit <= 0x30ff) kana += 1;
  }
  // Japanese is none of our languages; English is the one that more of its writers read.
  if (kana * 5 > chinese) return { language: 'en', confidence: 0.5 };
  const total = chinese + words * charactersPerWord;
  if (total === 0) return { language: hint, confidence: 0.5 };
  const share = chinese / total;
  if (share === 0.5) return { language: hint, confidence: 0.5 };
  return share > 0.5 ? { language: 'zh-CN', confidence: share } : { language: 'en', confidence: 1 - share };
}
