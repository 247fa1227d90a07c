import { useState } from 'react';
import Input from '@cloudscape-design/components/input';
import TopNavigation from '@cloudscape-design/components/top-navigation';
import { readReference } from '../../../functions/domain/complaint/reference.ts';
import { type Language, languages } from '../../../functions/domain/complaint/vocabulary.ts';
import { useDesk } from '../desk.ts';
import { caseHref, go, hrefOf } from '../router.ts';
import { prefer, type Preferences, usePreferences } from './preferences.ts';

const ownNames: Record<Language, string> = { 'zh-CN': '中文', en: 'English' };

/** Brand, search, language, display, and who is signed in. */
export function TopBar({ speak, signOut }: { speak: (language: Language) => void; signOut: () => void }) {
  const { config, person, language, words } = useDesk();
  const { shell } = words;
  const { theme, density } = usePreferences();
  const other = languages.find((one) => one !== language) ?? language;
  const choice = <K extends 'theme' | 'density'>(kind: K, value: Preferences[K], text: string, now: string) => ({
    id: `${kind}:${value}`,
    text,
    ...(value === now && { iconName: 'check' as const, secondaryText: shell.chosen }),
  });
  return (
    <TopNavigation
      identity={{ href: '#/queue', title: config.brand.name }}
      search={<Search />}
      i18nStrings={{ overflowMenuTriggerText: shell.more, overflowMenuTitleText: shell.allOptions }}
      utilities={[
        {
          type: 'button',
          text: ownNames[other],
          disableTextCollapse: true,
          onClick: (event) => {
            event.preventDefault();
            speak(other);
          },
        },
        {
          type: 'menu-dropdown',
          iconName: 'settings',
          ariaLabel: shell.settings,
          title: shell.settings,
          items: [
            {
              id: 'theme',
              text: shell.theme,
              items: [
                choice('theme', 'system', shell.themes.system, theme),
                choice('theme', 'light', shell.themes.light, theme),
                choice('theme', 'dark', shell.themes.dark, theme),
              ],
            },
            {
              id: 'density',
              text: shell.density,
              items: [
                choice('density', 'comfortable', shell.densities.comfortable, density),
                choice('density', 'compact', shell.densities.compact, density),
              ],
            },
          ],
          onItemClick: ({ detail: { id } }) => {
            const [kind = '', value] = id.split(':');
            prefer({ [kind]: value });
          },
        },
        {
          type: 'menu-dropdown',
          text: person.name,
          description: rolesOf(person.roles.map((role) => words.roles[role])) || shell.noRole,
          iconName: 'user-profile',
          items: [{ id: 'sign-out', text: shell.signOut }],
          onItemClick: signOut,
        },
      ]}
    />
  );
}

const rolesOf = (names: readonly string[]): string => names.join(' · ');

/** A reference opens its case; anything else is looked for in the queue. */
function Search() {
  const { shell } = useDesk().words;
  const [text, setText] = useState('');
  const search = (): void => {
    const written = text.trim();
    if (written === '') return;
    const reference = readReference(written);
    setText('');
    go(reference === undefined ? hrefOf('/queue', { text: written }) : caseHref(reference));
  };
  return (
    <Input
      type="search"
      value={text}
      placeholder={shell.search}
      ariaLabel={shell.search}
      clearAriaLabel={shell.clearSearch}
      onChange={({ detail }) => setText(detail.value)}
      onKeyDown={({ detail }) => (detail.key === 'Enter' ? search() : undefined)}
    />
  );
}
