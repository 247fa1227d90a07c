import { call, type PartnerTask, Refusal } from './api.ts';
import { takeLink } from './confirm-link.ts';
import { make, place } from './elements.ts';
import { showTroubles, troublesOf } from './fields.ts';
import { openSite } from './site.ts';
import { attemptKeyFor, keep, recall } from './tab.ts';
import { taskWording } from './wording/wording.ts';
import { drawNoLink, drawRefused, drawTask, noticeOf, type Site } from './task-views.ts';

/** What the page shows, kept over a change of language. */
type Shown = { is: 'task'; task: PartnerTask; serverTime: number; sent?: true } | { is: 'refused'; refusal: Refusal };

let current: Site | undefined;
let link = takeLink('taskLink');
let shown: Shown | undefined;
/** Counts what was asked for, so that an answer that something newer has overtaken is not drawn over it. */
let turn = 0;

/** Asks what the task is. That changes nothing, so that a mail scanner may come this far. */
async function load(): Promise<void> {
  const site = current;
  if (site === undefined || link === undefined) return draw();
  turn += 1;
  const mine = turn;
  const found = await look(site, link.token);
  if (mine !== turn) return;
  shown = found;
  // The mail was in this language; who chose another on a page of ours keeps it.
  if (found.is === 'task') site.speak(found.task.language);
  draw();
}

async function look(site: Site, token: string): Promise<Shown> {
  try {
    const { body: task, serverTime } = await call(site, 'lookAtTask', { body: { token } });
    return { is: 'task', task, serverTime };
  } catch (error) {
    return { is: 'refused', refusal: refusalIn(error) };
  }
}

function draw(): void {
  const site = current;
  if (site === undefined) return;
  if (link === undefined) drawNoLink(site);
  else if (shown === undefined) {
    place('page').replaceChildren(make('p', { role: 'status', class: 'lead' }, [site.words.task.opening]));
  } else if (shown.is === 'refused') drawRefused(site, shown.refusal, () => load());
  else {
    const { token } = link;
    const draft = recall('taskDraft');
    drawTask(site, { ...shown, draft: draft?.token === token ? draft.text : '' }, send, (text) =>
      keep('taskDraft', { token, text }),
    );
  }
}

/** The one thing on this page that changes something: sends the answer, once however often it is pressed. */
async function send(form: HTMLFormElement, told: HTMLElement, text: string): Promise<void> {
  const site = current;
  if (site === undefined || link === undefined) return;
  turn += 1;
  told.textContent = '';
  try {
    const { body: task, serverTime } = await call(site, 'answerAsPartner', {
      body: { token: link.token, text },
      headers: { 'Idempotency-Key': attemptKeyFor(`${link.token} ${text}`) },
    });
    keep('taskDraft', undefined);
    shown = { is: 'task', task, serverTime, sent: true };
    draw();
  } catch (error) {
    refused(site, refusalIn(error), form, told);
  }
}

function refused(site: Site, refusal: Refusal, form: HTMLFormElement, told: HTMLElement): void {
  if (refusal.problem.status === 410) {
    shown = { is: 'refused', refusal };
    draw();
    return;
  }
  const elsewhere = showTroubles(form, troublesOf(refusal.problem));
  if (elsewhere.length > 0 || (refusal.problem.errors ?? []).length === 0) told.textContent = noticeOf(site, refusal);
}

function refusalIn(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}

addEventListener('hashchange', () => {
  link = takeLink('taskLink');
  shown = undefined;
  draw();
  void load();
});
await openSite(
  taskWording,
  (words) => words.task.title,
  (opened) => {
    current = opened;
    draw();
    // In another language a refusal speaks another language too.
    if (shown?.is !== 'task') void load();
  },
);
