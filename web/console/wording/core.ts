import type { Language } from '../../../functions/domain/complaint/vocabulary.ts';
import type { wording } from './core.en.ts';

/** The words that every page of the console shares. Both languages say the same things: a missing one does not compile. */
export type CoreWords = typeof wording;

/** Loads the shared words of one language; the other one is not fetched. */
export const coreWords: Record<Language, () => Promise<CoreWords>> = {
  'zh-CN': async () => (await import('./core.zh-CN.ts')).wording,
  en: async () => (await import('./core.en.ts')).wording,
};
