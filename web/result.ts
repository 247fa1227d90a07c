import type { Registration } from './api.ts';
import { button, facts, make, place } from './elements.ts';
import type { Site } from './site.ts';
import { localTime } from './times.ts';

/** What the customer gets for a complaint: a reference, a link that follows it, and what happens by when. */
export function drawResult(site: Site, made: Registration, mailed: boolean, another: () => void): void {
  const { words, language } = site;
  const { result } = words;
  const link = trackingLink(made);
  const heading = make('h1', { tabindex: '-1' }, [result.title[made.kind]]);
  const time = (iso: string | null) => (iso === null ? undefined : localTime(iso, language));
  const copied = make('span', { role: 'status', class: 'quiet' });
  const copy = button(result.copy, async () => {
    await navigator.clipboard.writeText(new URL(link, location.origin).href);
    copied.textContent = result.copied;
  });
  place('page').replaceChildren(
    heading,
    make('section', { class: 'card' }, [
      make('p', { class: 'quiet' }, [result.reference]),
      make('p', { class: 'reference' }, [made.reference]),
      make('p', { class: 'actions' }, [
        make('a', { href: link, class: 'button primary' }, [result.follow]),
        copy,
        copied,
      ]),
      make('p', { class: 'hint' }, [result.keep]),
    ]),
    make('section', { class: 'card' }, [
      make('h2', {}, [result.next]),
      make('ol', {}, [make('li', {}, [mailed ? result.mailed : result.noMail]), make('li', {}, [result.assessed])]),
      facts([
        [result.answered, time(made.deadlines.firstResponse)],
        [result.settled, time(made.deadlines.resolution)],
      ]),
    ]),
    button(result.another, another),
  );
  heading.focus();
}

/** Reference and secret stand in the fragment, which a browser sends to no server. */
export function trackingLink({ reference, trackingSecret }: Registration): string {
  return `/track#${new URLSearchParams({ reference, secret: trackingSecret }).toString()}`;
}
