import type { Status } from '../../functions/domain/complaint/vocabulary.ts';
import { facts, make, picture } from '../elements.ts';
import { localeFor } from '../language.ts';
import { localTime } from '../times.ts';
import { spanIn } from './countdown.ts';
import type { Opened } from './opened.ts';

const isOpen = (status: Status): boolean => status === 'received' || status === 'in-progress';

/** Where the case stands, who is responsible, and what is promised next. */
export function standing({ site, tracking }: Opened, now: () => number): (HTMLElement | undefined)[] {
  const { words, language } = site;
  const { track, cases } = words;
  const { status, handler, responsible, mergedInto, waitsForYou } = tracking;
  const time = (iso: string | null) => (iso === null ? undefined : localTime(iso, language));
  return [
    progress(site, status),
    make('p', { class: 'standing' }, [
      make('span', { class: `badge ${status}` }, [cases.statuses[status]]),
      isOpen(status) && make('span', {}, [track[handler]]),
    ]),
    mergedInto === undefined ? undefined : make('p', { class: 'status warn' }, [track.mergedInto(mergedInto)]),
    waitsForYou ? make('p', { class: 'status warn' }, [track.yourTurn]) : undefined,
    nextPromise({ site, tracking }, now),
    facts([
      [track.responsible, cases.teams[responsible.team]],
      [track.deadlines.firstResponse, isOpen(status) ? time(tracking.deadlines.firstResponse) : undefined],
      [track.deadlines.resolution, isOpen(status) ? time(tracking.deadlines.resolution) : undefined],
      [track.received, time(tracking.receivedAt)],
      [track.kind, cases.kinds[tracking.kind]],
      [track.category, cases.categories[tracking.category]],
      [words.form.product, tracking.product],
      [words.form.orderNumber, tracking.orderNumber],
      [track.batch, tracking.batch],
    ]),
  ];
}

/** The order in which a case goes. A withdrawn one ends where it was withdrawn. */
function progress({ words }: Opened['site'], status: Status): HTMLElement {
  const order: Status[] =
    status === 'withdrawn' ? ['received', 'withdrawn'] : ['received', 'in-progress', 'resolved', 'closed'];
  const at = order.indexOf(status);
  return make(
    'ol',
    { class: 'progress' },
    order.map((step, index) =>
      make('li', { class: index <= at ? 'reached' : '', 'aria-current': step === status ? 'step' : undefined }, [
        words.cases.statuses[step],
      ]),
    ),
  );
}

function nextPromise(
  { site: { words, language }, tracking: { nextDeadline } }: Pick<Opened, 'site' | 'tracking'>,
  now: () => number,
): HTMLElement | undefined {
  if (nextDeadline === undefined) return undefined;
  const { track } = words;
  const promises: Record<string, string> = track.promises;
  const left = make('p', { class: 'left', 'data-due': nextDeadline.dueAt });
  const sorry = make('p', { class: 'sorry', hidden: true }, [track.sorry]);
  const shown = make('div', { class: 'promise' }, [
    picture('clock'),
    make('div', {}, [
      make('p', { class: 'quiet' }, [track.next(promises[nextDeadline.promise] ?? nextDeadline.promise)]),
      left,
      sorry,
    ]),
    localTime(nextDeadline.dueAt, language),
  ]);
  tick(shown, { words, language }, now());
  return shown;
}

/** Brings the countdown up to date, if there is one. */
export function tick(
  within: ParentNode,
  { words: { track }, language }: Pick<Opened['site'], 'words' | 'language'>,
  now: number,
): void {
  const left = within.querySelector<HTMLElement>('.left');
  if (left === null) return;
  const distance = Date.parse(left.dataset['due'] ?? '') - now;
  const span = spanIn(localeFor(language, navigator.languages), Math.abs(distance));
  const said = distance < 0 ? track.lateBy(span) : track.left(span);
  if (left.textContent === said) return;
  left.textContent = said;
  const promise = left.closest('.promise');
  promise?.classList.toggle('late', distance < 0);
  promise?.querySelector('.sorry')?.toggleAttribute('hidden', distance >= 0);
}
