import type { WebConfig } from '../functions/contract/web-config.ts';
import type { Language } from '../functions/domain/complaint/vocabulary.ts';
import { languages } from '../functions/domain/complaint/vocabulary.ts';
import { button, make, place } from './elements.ts';
import { chooseLanguage } from './language.ts';
import { type Wording, wordings } from './wording/wording.ts';

/** What every page needs: where it runs, and the reader's language with all its words. */
export type Site = {
  config: WebConfig;
  language: Language;
  words: Wording;
  /** Goes on in another language, unless the reader has chosen one. */
  speak: (language: Language) => void;
};

const languageKey = 'redress.language';

/**
 * Opens a page: reads the configuration, chooses the language, draws the head, and calls `draw` now and whenever
 * the reader changes the language.
 */
export async function openSite(title: (words: Wording) => string, draw: (site: Site) => void): Promise<void> {
  const response = await fetch('/config.json', { credentials: 'omit' });
  const config: WebConfig = await response.json();
  document.documentElement.style.setProperty('--brand', config.brand.colour);
  const show = (language: Language): void => {
    const site: Site = {
      config,
      language,
      words: wordings[language],
      speak: (other) => {
        if (other !== language && recall() === null) show(other);
      },
    };
    document.documentElement.lang = language;
    document.title = `${title(site.words)} · ${config.brand.name}`;
    drawTop(site, (chosen) => {
      remember(chosen);
      show(chosen);
    });
    draw(site);
  };
  show(chooseLanguage(recall(), navigator.languages, config.defaultLanguage));
}

function drawTop({ config, words, language }: Site, choose: (language: Language) => void): void {
  const others = languages.filter((one) => one !== language);
  place('top').replaceChildren(
    make('a', { href: '#page', class: 'skip' }, [words.site.skip]),
    make('a', { href: '/', class: 'brand' }, [config.brand.name]),
    make('nav', { 'aria-label': words.site.pages }, [
      make('a', { href: '/' }, [words.site.complain]),
      make('a', { href: '/track' }, [words.site.track]),
    ]),
    ...others.map((one) => button(wordings[one].site.ownName, () => choose(one), { lang: one, class: 'language' })),
  );
}

function recall(): string | null {
  try {
    return localStorage.getItem(languageKey);
  } catch {
    return null;
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(languageKey, language);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
