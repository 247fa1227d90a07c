import { type Language, languages } from '../functions/domain/complaint/vocabulary.ts';

/** What the reader chose before, else the first of the browser's languages that we speak, else the desk's own. */
export function chooseLanguage(chosen: string | null, wanted: readonly string[], fallback: Language): Language {
  const speak = (tag: string): Language | undefined =>
    languages.find((ours) => ours.slice(0, 2) === tag.slice(0, 2).toLowerCase());
  return [chosen ?? '', ...wanted].map(speak).find((language) => language !== undefined) ?? fallback;
}

/** The reader's own variety of the language (`en-GB`), which decides how dates and hours are written. */
export function localeFor(language: Language, wanted: readonly string[]): string {
  return wanted.find((tag) => tag.slice(0, 2).toLowerCase() === language.slice(0, 2)) ?? language;
}
