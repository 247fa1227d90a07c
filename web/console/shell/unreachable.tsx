import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type Language, languages } from '../../../functions/domain/complaint/vocabulary.ts';

/** The only words that are not fetched: they are needed when nothing can be. */
const words: Record<Language, { title: string; text: string; again: string }> = {
  'zh-CN': { title: '暂时打不开工作台', text: '请检查网络后重试。您正在填写的内容保存在此标签页中。', again: '重试' },
  en: {
    title: 'The console cannot be opened just now',
    text: 'Check your connection and try again. What you were writing is kept in this tab.',
    again: 'Try again',
  },
};

/** When the desk does not answer at all while the console opens. */
export function Unreachable() {
  const [first, ...others] = languages.toSorted((one) => (navigator.language.startsWith(one.slice(0, 2)) ? -1 : 1));
  if (first === undefined) return null;
  return (
    <main className="desk-sign-in">
      <div>
        <SpaceBetween size="m">
          <div lang={first}>
            <Box variant="h1">{words[first].title}</Box>
            <Box variant="p">{words[first].text}</Box>
          </div>
          {others.map((language) => (
            <p key={language} lang={language}>
              {words[language].title} {words[language].text}
            </p>
          ))}
          <Button variant="primary" onClick={() => location.reload()}>
            {words[first].again}
          </Button>
        </SpaceBetween>
      </div>
    </main>
  );
}
