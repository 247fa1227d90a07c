import type { I18nProviderProps } from '@cloudscape-design/components/i18n';
import type { Language } from '../../functions/domain/complaint/vocabulary.ts';
import { chooseLanguage } from '../language.ts';
import { coreWords, type CoreWords } from './wording/core.ts';

/** A language with its words: ours and those of the components. */
export type Speech = { language: Language; words: CoreWords; messages: I18nProviderProps.Messages };

const components: Record<Language, () => Promise<{ default: I18nProviderProps.Messages }>> = {
  'zh-CN': () => import('@cloudscape-design/components/i18n/messages/all.zh-CN'),
  en: () => import('@cloudscape-design/components/i18n/messages/all.en'),
};

/** Fetches the words of one language. */
export async function speechOf(language: Language): Promise<Speech> {
  const [words, { default: messages }] = await Promise.all([coreWords[language](), components[language]()]);
  return { language, words, messages };
}

/** The same as on the other pages: whoever has chosen a language there finds it here. */
const key = 'redress.language';

export function languageOf(fallback: Language): Language {
  let chosen: string | null = null;
  try {
    chosen = localStorage.getItem(key);
  } catch {
    // A browser that keeps nothing: its own languages decide.
  }
  return chooseLanguage(chosen, navigator.languages, fallback);
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(key, language);
  } catch {
    // It asks again next time.
  }
}
