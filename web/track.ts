import { call, Refusal, type Tracking } from './api.ts';
import { button, type Child, copyText, fill, make, place } from './elements.ts';
import { Tray } from './files/tray.ts';
import { trayView, type TrayView } from './files/tray-view.ts';
import { readFragment } from './fragment.ts';
import { openSite } from './site.ts';
import { attemptKeyFor, keep } from './tab.ts';
import { compose } from './track/compose.ts';
import { type Answering, decision } from './track/decision.ts';
import { sentenceOf } from './track/deed-form.ts';
import { entry } from './track/entry.ts';
import { caseFiles } from './track/evidence.ts';
import { history } from './track/history.ts';
import type { Opened, Site } from './track/opened.ts';
import { standing, tick } from './track/standing.ts';
import { withdrawDialog } from './track/withdraw.ts';
import { trackWording } from './wording/wording.ts';

/** The case on the page. `ahead`: how many milliseconds the server's clock is ahead of the reader's. */
type Shown = { tracking: Tracking; ahead: number; stale: boolean };

const refreshEvery = 30_000;
/** While something is to be heard of a file. */
const refreshSoon = 2_500;

let current: Site | undefined;
let shown: Shown | undefined;
let answering: Answering;
let asked = 0;
let trayShown: TrayView | undefined;
const tray = new Tray((chosen) => {
  trayShown?.update(chosen);
  if (chosen?.state === 'arriving') void load({ quietly: true });
});

const now = (): number => Date.now() + (shown?.ahead ?? 0);

/** Reads the case. Quietly: what is on the page stays, and an answer that does not come is only noted. */
async function load({ quietly = false } = {}): Promise<void> {
  const site = current;
  const key = readFragment(location.hash);
  if (site === undefined) return;
  if (key === undefined) return showEntry(site);
  if (!quietly && shown === undefined) fill(page(), [make('h1', {}, [site.words.track.title]), opening(site)]);
  asked += 1;
  const mine = asked;
  try {
    const { body, serverTime } = await call(site, 'trackComplaint', { reference: key.reference, bearer: key.secret });
    if (mine === asked) show(body, serverTime);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (mine !== asked) return;
    if (quietly && shown !== undefined && error.passing) {
      shown = { ...shown, stale: true };
      draw();
    } else if (error.problem.code === 'complaint.erased') showErased(site, error, key.reference);
    else if (!quietly || !error.passing) showEntry(site, sentenceFor(error, site), key.reference);
  }
}

const page = (): HTMLElement => place('page');
const opening = ({ words }: Site): HTMLElement => make('p', { role: 'status', class: 'lead' }, [words.track.opening]);

function sentenceFor(refusal: Refusal, { words }: Site): string {
  const { status } = refusal.problem;
  return status === 401 || status === 404 ? words.track.notFound : sentenceOf(refusal, words.site);
}

/** There is nothing left to follow, and nothing to try again. */
function showErased(site: Site, { problem }: Refusal, reference: string): void {
  shown = undefined;
  trayShown = undefined;
  drawn.clear();
  fill(page(), [
    make('p', { class: 'crumb' }, [site.words.track.title]),
    make('h1', { class: 'reference' }, [reference]),
    make('section', { class: 'card', role: 'status' }, [
      make('h2', {}, [problem.title]),
      make('p', {}, [problem.detail]),
    ]),
  ]);
}

function showEntry(site: Site, trouble?: string, reference?: string): void {
  shown = undefined;
  trayShown = undefined;
  drawn.clear();
  const key = reference === undefined ? undefined : { reference, secret: '' };
  fill(
    page(),
    entry(site, trouble, key, () => void load()),
  );
}

function show(tracking: Tracking, serverTime: number): void {
  if (shown?.tracking.reference !== tracking.reference) drawn.clear();
  shown = { tracking, ahead: serverTime - Date.now(), stale: false };
  tray.learn(tracking.attachments);
  for (const chosen of tray.chosen) {
    if (tracking.attachments.some(({ id, state }) => id === chosen.id && state !== 'awaiting')) tray.remove(chosen);
  }
  draw();
}

/** The parts of the page, each drawn again only when what it shows has changed: what is being written stays. */
const drawn = new Map<string, string>();
const parts = ['head', 'told', 'standing', 'decision', 'compose', 'files', 'history', 'last'] as const;

function part(name: (typeof parts)[number], shows: unknown, children: () => readonly Child[]): void {
  const content = JSON.stringify([current?.language, shows]);
  if (drawn.get(name) === content) return;
  drawn.set(name, content);
  fill(place(`case-${name}`), children());
}

function draw(): void {
  const [site, key] = [current, readFragment(location.hash)];
  if (site === undefined || shown === undefined || key === undefined) return;
  const { tracking, stale } = shown;
  const { words } = site;
  const opened: Opened = { site, tracking, act };
  if (drawn.size === 0) {
    const cards = { standing: 'card', files: 'card', history: 'card' };
    fill(
      page(),
      parts.map((name) =>
        make(name === 'told' || name === 'head' ? 'div' : 'section', {
          id: `case-${name}`,
          ...(name in cards && { class: 'card' }),
          ...(name === 'told' && { role: 'status' }),
        }),
      ),
    );
  }
  part('head', tracking.reference, () => [
    make('p', { class: 'crumb' }, [words.track.title]),
    make('h1', { class: 'reference' }, [tracking.reference]),
  ]);
  if (stale) told(words.track.stale, 'warn');
  else if (place('case-told').querySelector('.warn') !== null) told('');
  const { timeline, attachments, can, resolution, description: _, ...stands } = tracking;
  part('standing', stands, () => standing(opened, now));
  part('decision', [resolution, can, answering], () =>
    decision(opened, answering, (next) => {
      answering = next;
      draw();
      const at = place('case-decision');
      at.querySelector<HTMLElement>(next === undefined ? '.question button' : '.question h3')?.focus();
    }),
  );
  part('compose', can.message, () => compose(opened, (files) => trayShown?.take(files)));
  const inTray = new Set(tray.chosen.map(({ id }) => id ?? ''));
  part('files', [attachments, can.attach, Array.from(inTray)], () => {
    trayShown = trayView(tray, {
      words: words.files,
      language: site.language,
      label: words.track.evidence,
      already: () => attachments.filter(({ id, by }) => by === 'customer' && !inTray.has(id)).length,
      open: can.attach,
    });
    tray.sendTo({ desk: { api: site.config.apiBase, language: site.language }, ...key });
    return [make('h2', {}, [words.track.evidence]), ...caseFiles(opened, key.secret, inTray), trayShown.element];
  });
  part('history', [timeline, tracking.description], () => history(opened));
  part('last', can.withdraw, () => last(opened));
}

function last(opened: Opened): Child[] {
  const { track } = opened.site.words;
  const copied = make('span', { role: 'status', class: 'quiet' });
  const { result } = opened.site.words;
  return [
    make('div', { class: 'lasts' }, [
      make('p', { class: 'actions' }, [
        button(track.copyLink, async () => {
          copied.textContent = (await copyText(location.href)) ? result.copied : result.notCopied;
        }),
        copied,
      ]),
      make('p', { class: 'actions' }, [
        opened.tracking.can.withdraw && button(track.withdraw, () => withdrawDialog(opened), { class: 'danger' }),
        make('a', { href: '#' }, [track.other]),
      ]),
    ]),
  ];
}

const act: Opened['act'] = async (deed, body, done) => {
  const [site, key] = [current, readFragment(location.hash)];
  if (site === undefined || key === undefined) return;
  asked += 1;
  const content = JSON.stringify([deed, key.reference, body]);
  const { body: tracking, serverTime } = await call(site, deed, {
    reference: key.reference,
    bearer: key.secret,
    body,
    headers: { 'Idempotency-Key': attemptKeyFor(content) },
  });
  keep('attempt', undefined);
  answering = undefined;
  show(tracking, serverTime);
  told(done, 'good');
};

function told(text: string, look = ''): void {
  const notice = make('p', { class: `status ${look}`, tabindex: '-1' }, [text]);
  fill(place('case-told'), text === '' ? [] : [notice]);
  if (look === 'good') notice.focus();
}

await openSite(
  trackWording,
  (words) => words.track.title,
  (opened) => {
    current = opened;
    if (shown === undefined) void load();
    else draw();
  },
);
addEventListener('hashchange', () => {
  shown = undefined;
  answering = undefined;
  tray.clear();
  void load();
});
addEventListener('online', () => void load({ quietly: true }));
let last30 = performance.now();
setInterval(() => {
  const site = current;
  if (document.hidden || shown === undefined || site === undefined) return;
  tick(page(), site, now());
  const soon = tray.awaited || shown.tracking.attachments.some(({ state }) => state === 'scanning');
  if (performance.now() - last30 < (soon ? refreshSoon : refreshEvery)) return;
  last30 = performance.now();
  void load({ quietly: true });
}, 1_000);
