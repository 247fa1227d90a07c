import { useEffect } from 'react';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { WebConfig } from '../../../functions/contract/web-config.ts';
import { type Language, languages } from '../../../functions/domain/complaint/vocabulary.ts';
import type { CoreWords } from '../wording/core.ts';

const ownNames: Record<Language, string> = { 'zh-CN': '中文', en: 'English' };

type Props = {
  config: WebConfig;
  words: CoreWords;
  failed: boolean;
  begin: () => void;
  language: Language;
  speak: (language: Language) => void;
};

/** Before anybody is signed in. */
export function SignIn({ config, words, failed, begin, language, speak }: Props) {
  const { signIn, shell } = words;
  useEffect(() => {
    document.title = `${shell.title} · ${config.brand.name}`;
  }, [shell.title, config.brand.name]);
  return (
    <main className="desk-sign-in">
      <div>
        <SpaceBetween size="l">
          <div>
            <Box variant="awsui-key-label">{config.brand.name}</Box>
            <Box variant="h1">{shell.title}</Box>
            <Box variant="p" color="text-body-secondary">
              {signIn.lead}
            </Box>
          </div>
          {failed && <Alert type="error">{signIn.failed}</Alert>}
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="primary" onClick={begin}>
              {signIn.button}
            </Button>
            {languages
              .filter((one) => one !== language)
              .map((one) => (
                <Button key={one} variant="link" onClick={() => speak(one)}>
                  <span lang={one}>{ownNames[one]}</span>
                </Button>
              ))}
          </SpaceBetween>
        </SpaceBetween>
      </div>
    </main>
  );
}
