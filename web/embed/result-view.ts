import type { Language } from '../../functions/domain/complaint/vocabulary.ts';
import { button, copyText, make, picture } from '../elements.ts';
import type { TrayView } from '../files/tray-view.ts';
import { localTime } from '../times.ts';
import type { FormWording } from '../wording/form.en.ts';
import type { Result } from './kept.ts';
import type { Registration } from './sending.ts';

export type ResultChoices = Result & {
  words: FormWording['result'];
  language: Language;
  /** The desk's address: the tracking page is there, wherever the form is. */
  api: string;
  evidence: { title: string; tray: TrayView } | undefined;
  another: () => void;
};

/** What the customer gets: a reference, a link that follows it, and what happens by when. */
export function resultView({ made, mailed, words, language, api, evidence, another }: ResultChoices): HTMLElement {
  const link = trackingLink(made, api);
  const told = make('span', { role: 'status', class: 'quiet' });
  const copying = (label: string, text: string) =>
    button([picture('copy'), label], async () => {
      told.textContent = (await copyText(text)) ? words.copied : words.notCopied;
    });
  const step = (text: string, at?: string | null) =>
    at === null ? undefined : make('li', {}, [make('span', {}, [text]), at !== undefined && localTime(at, language)]);
  return make('div', { class: 'result', part: 'result' }, [
    make('div', { class: 'seal' }, [picture('check')]),
    make('p', { class: 'quiet' }, [words.reference]),
    make('p', { class: 'reference', part: 'reference' }, [made.reference]),
    make('p', { class: 'actions' }, [
      make('a', { href: link, class: 'button primary', part: 'follow', referrerpolicy: 'no-referrer' }, [words.follow]),
      copying(words.copy, link),
      copying(words.copyReference, made.reference),
      told,
    ]),
    make('p', { class: 'hint keep' }, [picture('shield'), words.keep]),
    evidence && make('section', {}, [make('h3', {}, [evidence.title]), evidence.tray.element]),
    make('section', {}, [
      make('h3', {}, [words.next]),
      make(
        'ol',
        { class: 'steps' },
        [
          step(mailed ? words.mailed : words.noMail),
          step(words.assessed),
          step(words.answered, made.deadlines.firstResponse),
          step(words.settled, made.deadlines.resolution),
        ].filter((one) => one !== undefined),
      ),
    ]),
    button(words.another, another),
  ]);
}

/** Reference and secret stand in the fragment, which a browser sends to no server. */
export function trackingLink({ reference, trackingSecret }: Registration, api: string): string {
  const fragment = new URLSearchParams({ reference, secret: trackingSecret }).toString();
  return new URL(`/track#${fragment}`, api === '' ? location.origin : api).href;
}
