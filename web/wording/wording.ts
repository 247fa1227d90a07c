import type { Language } from '../../functions/domain/complaint/vocabulary.ts';
import { type Wording, wording as en } from './en.ts';
import { wording as zhCN } from './zh-CN.ts';

export type { Wording };

/** Every word that a page says, in both languages. A missing one does not compile. */
export const wordings: Record<Language, Wording> = { 'zh-CN': zhCN, en };
