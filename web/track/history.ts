import { make } from '../elements.ts';
import { localTime } from '../times.ts';
import type { Opened } from './opened.ts';

/** What customers did themselves; all else was done by us. */
const theirs = new Set([
  'ComplaintReceived',
  'CustomerMessageAdded',
  'ComplaintWithdrawn',
  'ResolutionConfirmed',
  'ResolutionDisputed',
]);

/** What happened when, in the original words. */
export function history({ site: { words, language }, tracking }: Opened): HTMLElement[] {
  const names: Record<string, string> = words.track.events;
  return [
    make('h2', {}, [words.track.timeline]),
    make(
      'ol',
      { class: 'timeline' },
      tracking.timeline.map(({ type, at, text, dueAt }) => {
        const said = type === 'ComplaintReceived' ? tracking.description : text;
        return make('li', { class: theirs.has(type) ? 'theirs' : '' }, [
          make('p', {}, [make('strong', {}, [names[type] ?? type]), ' ', localTime(at, language)]),
          said !== undefined && said !== '' && make('p', { class: 'words' }, [said]),
          dueAt !== undefined && make('p', {}, ['→ ', localTime(dueAt, language)]),
        ]);
      }),
    ),
  ];
}
