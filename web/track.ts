import type { Status } from '../functions/domain/complaint/vocabulary.ts';
import { call, Refusal, type Tracking } from './api.ts';
import { button, facts, fill, make, place } from './elements.ts';
import { field, showTroubles, valuesOf } from './fields.ts';
import { readFragment } from './fragment.ts';
import { openSite, type Site } from './site.ts';
import { fromNow, localTime } from './times.ts';
import { drawEntry } from './track-entry.ts';
import { withdrawDialog } from './withdraw.ts';

/** The case on the page, kept over a change of language; what was written is kept by drawing only what changed. */
type Shown = { tracking: Tracking; serverTime: number };

const refreshEvery = 30_000;
let current: Site | undefined;
let shown: Shown | undefined;

async function load({ quietly = false } = {}): Promise<void> {
  const key = readFragment(location.hash);
  const site = current;
  if (site === undefined) return;
  if (key === undefined) {
    shown = undefined;
    drawEntry(site);
    return;
  }
  try {
    const { body, serverTime } = await call(site, 'trackComplaint', { reference: key.reference, bearer: key.secret });
    const same = shown !== undefined && JSON.stringify(shown.tracking) === JSON.stringify(body);
    shown = { tracking: body, serverTime };
    if (!same || !quietly) drawCase(site, shown);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (quietly) return;
    shown = undefined;
    drawEntry(site, sentenceOf(error, site), key);
  }
}

async function act(on: Site, operation: 'addMessage' | 'withdrawComplaint', body: unknown): Promise<void> {
  const key = readFragment(location.hash);
  if (key === undefined) return;
  const { body: tracking, serverTime } = await call(on, operation, {
    reference: key.reference,
    bearer: key.secret,
    body,
  });
  shown = { tracking, serverTime };
  drawCase(on, shown);
}

function sentenceOf({ problem }: Refusal, { words }: Site): string {
  if (problem.code === 'page.offline') return words.site.offline;
  if (problem.status === 401 || problem.status === 404) return words.track.notFound;
  return problem.detail || words.site.failed;
}

function drawCase(site: Site, { tracking, serverTime }: Shown): void {
  const { words, language } = site;
  const { track } = words;
  const draft = place('page').querySelector<HTMLTextAreaElement>('textarea[name="text"]')?.value ?? '';
  const deadline = (iso: string | null) => (iso === null ? undefined : localTime(iso, language));
  fill(place('page'), [
    make('h1', { class: 'reference' }, [tracking.reference]),
    make('section', { class: 'card' }, [
      progress(site, tracking.status),
      make('p', {}, [make('strong', {}, [words.statuses[tracking.status]]), ' · ', handlerOf(site, tracking)]),
      tracking.waitsForYou && make('p', { class: 'status' }, [track.yourTurn]),
      nextPromise(site, tracking, serverTime),
      facts([
        [track.deadlines.firstResponse, deadline(tracking.deadlines.firstResponse)],
        [track.deadlines.resolution, deadline(tracking.deadlines.resolution)],
        [words.console.kind, words.kinds[tracking.kind]],
        [words.console.category, words.categories[tracking.category]],
        [words.form.product, tracking.product],
        [words.form.orderNumber, tracking.orderNumber],
      ]),
    ]),
    tracking.resolution !== undefined &&
      make('section', { class: 'card decision' }, [
        make('h2', {}, [track.decision]),
        make('p', { class: 'words' }, [tracking.resolution.explanation]),
      ]),
    timeline(site, tracking),
    messageForm(site, tracking, draft),
    make('p', { class: 'actions' }, [
      open(tracking.status) &&
        button(
          track.withdraw,
          () => withdrawDialog(site, (reason) => act(site, 'withdrawComplaint', reason === '' ? {} : { reason })),
          { class: 'danger' },
        ),
      make('a', { href: '#' }, [track.other]),
    ]),
  ]);
}

const open = (status: Status): boolean => status === 'received' || status === 'in-progress';

function handlerOf({ words }: Site, { handler, status }: Tracking): string {
  return open(status) ? words.track[handler] : '';
}

/** Where the case stands, in the order in which a case goes. A withdrawn one ends where it was withdrawn. */
function progress({ words }: Site, status: Status): HTMLElement {
  const order: Status[] =
    status === 'withdrawn' ? ['received', 'withdrawn'] : ['received', 'in-progress', 'resolved', 'closed'];
  return make(
    'ol',
    { class: 'progress' },
    order.map((step) =>
      make(
        'li',
        {
          class: order.indexOf(step) <= order.indexOf(status) ? 'reached' : '',
          'aria-current': step === status ? 'step' : undefined,
        },
        [words.statuses[step]],
      ),
    ),
  );
}

function nextPromise({ words, language }: Site, { nextDeadline }: Tracking, now: number): HTMLElement | undefined {
  if (nextDeadline === undefined) return undefined;
  const late = Date.parse(nextDeadline.dueAt) < now;
  const promises: Record<string, string> = words.track.promises;
  return make('p', { class: late ? 'late' : '' }, [
    `${words.track.next}: ${promises[nextDeadline.promise] ?? nextDeadline.promise} · `,
    localTime(nextDeadline.dueAt, language),
    ` (${late ? `${words.track.late}, ` : ''}${fromNow(nextDeadline.dueAt, now, language)})`,
  ]);
}

function timeline({ words, language }: Site, tracking: Tracking): HTMLElement {
  const names: Record<string, string> = words.track.events;
  return make('section', { class: 'card' }, [
    make('h2', {}, [words.track.timeline]),
    make(
      'ol',
      { class: 'timeline' },
      tracking.timeline.map(({ type, at, text, dueAt }) =>
        make('li', { class: type === 'CustomerMessageAdded' || type === 'ComplaintReceived' ? 'theirs' : '' }, [
          make('p', {}, [make('strong', {}, [names[type] ?? type]), ' ', localTime(at, language)]),
          type === 'ComplaintReceived'
            ? make('p', { class: 'words' }, [tracking.description])
            : text !== undefined && make('p', { class: 'words' }, [text]),
          dueAt !== undefined && make('p', {}, ['→ ', localTime(dueAt, language)]),
        ]),
      ),
    ),
  ]);
}

function messageForm(site: Site, { status }: Tracking, draft: string): HTMLElement | undefined {
  if (status === 'withdrawn') return undefined;
  const { track } = site.words;
  const told = make('p', { role: 'status', class: 'status' });
  const send = make('button', { type: 'submit' }, [track.send]);
  const form = make(
    'form',
    { class: 'card', novalidate: true },
    [
      field('textarea', {
        name: 'text',
        label: track.add,
        hint: track.addHint,
        value: draft,
        attributes: { rows: '4', maxlength: '20000' },
      }),
      told,
      send,
    ],
    {
      submit: (event) => {
        event.preventDefault();
        void submit();
      },
    },
  );
  return form;

  async function submit(): Promise<void> {
    const { text } = valuesOf(form);
    if (text === undefined) {
      showTroubles(form, [{ field: 'text', detail: site.words.form.required }]);
      return;
    }
    send.disabled = true;
    try {
      const written = form.querySelector('textarea');
      if (written !== null) written.value = '';
      await act(site, 'addMessage', { text });
    } catch (error) {
      send.disabled = false;
      const written = form.querySelector('textarea');
      if (written !== null) written.value = text;
      if (!(error instanceof Refusal)) throw error;
      const said = sentenceOf(error, site);
      if (showTroubles(form, [{ field: 'text', detail: said }]).length > 0) told.textContent = said;
    }
  }
}

await openSite(
  (words) => words.track.title,
  (opened) => {
    current = opened;
    if (shown === undefined) void load();
    else drawCase(opened, shown);
  },
);
addEventListener('hashchange', () => void load());
setInterval(() => {
  if (!document.hidden && shown !== undefined) void load({ quietly: true });
}, refreshEvery);
