import { startTransition, useEffect, useMemo, useState } from 'react';
import { I18nProvider, type I18nProviderProps } from '@cloudscape-design/components/i18n';
import type { WebConfig } from '../../functions/contract/web-config.ts';
import type { Language } from '../../functions/domain/complaint/vocabulary.ts';
import { forgetReads } from './api/reads.ts';
import { DeskContext, mayThey } from './desk.ts';
import type { Opened } from './session.ts';
import { Shell } from './shell/shell.tsx';
import { SignIn } from './shell/sign-in.tsx';
import { type Speech, speechOf, rememberLanguage } from './speech.ts';

/** The console: who is signed in and in which language it speaks; everything else is below. */
export function App({
  config,
  first,
  opened,
  leave,
}: {
  config: WebConfig;
  first: Speech;
  opened: Opened;
  /** Leaves for the sign-in page. */
  leave: () => Promise<void>;
}) {
  const [speech, setSpeech] = useState(first);
  const { language, words } = speech;
  const session = 'session' in opened ? opened.session : undefined;
  const speak = async (chosen: Language): Promise<void> => {
    const next = await speechOf(chosen);
    rememberLanguage(chosen);
    // What the old page shows stays until the new words are there.
    startTransition(() => setSpeech(next));
  };
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const desk = useMemo(
    () =>
      session && {
        config,
        person: session.person,
        language,
        words,
        caller: { session, language, apiBase: config.apiBase },
        may: (operation: Parameters<typeof mayThey>[1]) => mayThey(session.person, operation),
      },
    [config, session, language, words],
  );
  // Reasons and problems come in the language of the request.
  useEffect(() => (speech === first ? undefined : forgetReads()), [speech, first]);
  const messages: I18nProviderProps.Messages[] = [speech.messages];
  return (
    <I18nProvider locale={language} messages={messages}>
      {desk === undefined || session === undefined ? (
        <SignIn
          config={config}
          words={words}
          failed={'failed' in opened}
          begin={() => void leave()}
          language={language}
          speak={(chosen) => void speak(chosen)}
        />
      ) : (
        <DeskContext value={desk}>
          <Shell session={session} speak={(chosen) => void speak(chosen)} />
        </DeskContext>
      )}
    </I18nProvider>
  );
}
