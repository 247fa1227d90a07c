import type { WebConfig } from '../functions/contract/web-config.ts';
import { type Language, languages } from '../functions/domain/complaint/vocabulary.ts';
import { button, make, picture, place } from './elements.ts';
import { chooseLanguage } from './language.ts';
import type { SiteWording } from './wording/site.en.ts';
import { site as siteEn } from './wording/site.en.ts';
import { site as siteZh } from './wording/site.zh-CN.ts';
import type { Spoken } from './wording/wording.ts';

/** What every page needs: where it runs, and the reader's language with the page's words. */
export type Site<W> = {
  config: WebConfig;
  language: Language;
  words: W;
  /** Goes on in another language, unless the reader has chosen one. */
  speak: (language: Language) => void;
};

const languageKey = 'redress.language';
const ownNames: Record<Language, string> = { 'zh-CN': siteZh.ownName, en: siteEn.ownName };

/**
 * Opens a page: reads the configuration, chooses the language, draws the head, and calls `draw` now and whenever
 * the reader changes the language.
 *
 * @param wordings the page's words
 * @param title what the page is called in the browser, before the desk's name
 */
export async function openSite<W extends { site: SiteWording }>(
  wordings: Spoken<W>,
  title: (words: W) => string,
  draw: (site: Site<W>) => void,
): Promise<void> {
  const response = await fetch('/config.json', { credentials: 'omit' });
  const config: WebConfig = await response.json();
  document.documentElement.style.setProperty('--redress-accent', config.brand.colour);
  const show = (language: Language): void => {
    const site: Site<W> = {
      config,
      language,
      words: wordings[language],
      speak: (other) => {
        if (other !== language && recall() === null) show(other);
      },
    };
    document.documentElement.lang = language;
    document.title = `${title(site.words)} · ${config.brand.name}`;
    drawTop(config, language, site.words.site, (chosen) => {
      remember(chosen);
      show(chosen);
      place('top').querySelector<HTMLElement>('.language')?.focus();
    });
    draw(site);
  };
  show(readersLanguage(config.defaultLanguage));
}

/** Before the configuration has come: what the reader chose, or the browser's, which it seldom is not. */
export const readersLanguage = (fallback: Language): Language =>
  chooseLanguage(recall(), navigator.languages, fallback);

function drawTop(
  { brand }: WebConfig,
  language: Language,
  words: SiteWording,
  choose: (language: Language) => void,
): void {
  const others = languages.filter((one) => one !== language);
  const link = (href: string, label: string) =>
    make('a', { href, ...(location.pathname === href && { 'aria-current': 'page' }) }, [label]);
  place('top').replaceChildren(
    make('a', { href: '#page', class: 'skip' }, [words.skip], {
      click: (event) => {
        // The fragment may hold a case's key, which must stay.
        event.preventDefault();
        place('page').focus();
      },
    }),
    make('a', { href: '/', class: 'brand' }, [make('span', { class: 'mark' }, [picture('check')]), brand.name]),
    make('nav', { 'aria-label': words.pages }, [link('/', words.complain), link('/track', words.track)]),
    ...others.map((one) => button(ownNames[one], () => choose(one), { lang: one, class: 'language' })),
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
