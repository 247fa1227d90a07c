import type { Language } from '../../complaint/vocabulary.ts';
import type { LetterFacts, Written } from '../letter.ts';
import { colleagueLettersInEnglish } from './colleague.en.ts';
import { colleagueLettersInChinese } from './colleague.zh-CN.ts';
import { customerLettersInEnglish } from './customer.en.ts';
import { customerLettersInChinese } from './customer.zh-CN.ts';
import { staffLettersInEnglish } from './staff.en.ts';
import { staffLettersInChinese } from './staff.zh-CN.ts';
import { taskLettersInEnglish } from './task.en.ts';
import { taskLettersInChinese } from './task.zh-CN.ts';

/** Every letter in every language. To add a language, write its tables; to add a letter, add its row to each. */
export const letters: Record<Language, Written<LetterFacts>> = {
  'zh-CN': {
    ...customerLettersInChinese,
    ...staffLettersInChinese,
    ...colleagueLettersInChinese,
    ...taskLettersInChinese,
  },
  en: { ...customerLettersInEnglish, ...staffLettersInEnglish, ...colleagueLettersInEnglish, ...taskLettersInEnglish },
};
