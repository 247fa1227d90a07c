import { call, type LinkDone, type LinkLook, Refusal } from './api.ts';
import { takeLink } from './confirm-link.ts';
import { drawDone, drawNoLink, drawQuestion, drawRefused, noticeOf, type Site } from './confirm-views.ts';
import { showTroubles, troublesOf, valuesOf } from './fields.ts';
import { make, place } from './elements.ts';
import { openSite } from './site.ts';
import { confirmWording } from './wording/wording.ts';

/** What the page shows, kept over a change of language. */
type Shown =
  | { is: 'question'; look: LinkLook; serverTime: number; notice?: string }
  | { is: 'done'; done: LinkDone }
  | { is: 'refused'; refusal: Refusal };

let current: Site | undefined;
let link = takeLink();
let shown: Shown | undefined;
/** Counts what was asked for, so that an answer that something newer has overtaken is not drawn over it. */
let turn = 0;

/** Asks what the link would do. That changes nothing, so that a mail scanner may come this far. */
async function load(notice?: string): Promise<void> {
  const site = current;
  if (site === undefined || link === undefined) return draw();
  turn += 1;
  const mine = turn;
  const found = await look(site, link.token, notice);
  if (mine !== turn) return;
  shown = found;
  draw();
}

async function look(site: Site, token: string, notice: string | undefined): Promise<Shown> {
  try {
    const { body, serverTime } = await call(site, 'lookAtLink', { body: { token } });
    return { is: 'question', look: body, serverTime, ...(notice !== undefined && { notice }) };
  } catch (error) {
    return { is: 'refused', refusal: refusalIn(error) };
  }
}

function draw(): void {
  const site = current;
  if (site === undefined) return;
  if (link === undefined) drawNoLink(site);
  else if (shown === undefined) {
    place('page').replaceChildren(make('p', { role: 'status', class: 'lead' }, [site.words.confirm.opening]));
  } else if (shown.is === 'done') drawDone(site, shown.done);
  else if (shown.is === 'refused') drawRefused(site, shown.refusal, () => load());
  else drawQuestion(site, shown, press);
}

/** The press of the button: the one thing on this page that changes something. */
async function press(form: HTMLFormElement, told: HTMLElement): Promise<void> {
  const site = current;
  if (site === undefined || link === undefined) return;
  turn += 1;
  told.textContent = '';
  try {
    const { body: done } = await call(site, 'confirmLink', {
      body: { token: link.token, ...valuesOf(form) },
      headers: { 'Idempotency-Key': link.key },
    });
    shown = { is: 'done', done };
    draw();
  } catch (error) {
    await refused(site, refusalIn(error), form, told);
  }
}

async function refused(site: Site, refusal: Refusal, form: HTMLFormElement, told: HTMLElement): Promise<void> {
  const { code, status } = refusal.problem;
  const elsewhere = showTroubles(form, troublesOf(refusal.problem));
  if (code === 'link.used' || status === 410) {
    shown = { is: 'refused', refusal };
    draw();
  } else if (status === 409) {
    // Somebody else was at the case: it is shown as it is now, and the press can be made again.
    await load(noticeOf(site, refusal));
  } else if (elsewhere.length > 0 || (refusal.problem.errors ?? []).length === 0) {
    told.textContent = noticeOf(site, refusal);
  }
}

function refusalIn(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}

addEventListener('hashchange', () => {
  link = takeLink();
  shown = undefined;
  draw();
  void load();
});
await openSite(
  confirmWording,
  (words) => words.confirm.title,
  (opened) => {
    current = opened;
    draw();
    // In another language the API speaks another language too.
    if (shown?.is !== 'done') void load();
  },
);
