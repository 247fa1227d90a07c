import { languages } from '../../complaint/vocabulary.ts';
import { englishBox } from './box.en.ts';
import { chineseBox } from './box.zh-CN.ts';
import { situations, type Template } from './template.ts';

const boxes = { en: englishBox, 'zh-CN': chineseBox };

/** The templates that come with Redress: one for each situation and language, `first-response-zh-cn`. */
export const templatesInTheBox: readonly Template[] = languages.flatMap((language) =>
  situations.map(
    (situation): Template => ({
      id: `${situation}-${language.toLowerCase()}`,
      language,
      situation,
      ...boxes[language][situation],
      version: 1,
      state: 'active',
    }),
  ),
);
