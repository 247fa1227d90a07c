import type { LinkDone, LinkLook, Refusal } from './api.ts';
import { button, facts, fill, make, place } from './elements.ts';
import { field } from './fields.ts';
import type { Site } from './site.ts';
import { fromNow, localTime } from './times.ts';

const caseAddress = (reference: string): string => `/console#/cases/${encodeURIComponent(reference)}`;

/** What the link would do, for whom and to which case, with the button that does it. */
export function drawQuestion(
  site: Site,
  { look, serverTime, notice }: { look: LinkLook; serverTime: number; notice?: string },
  press: (form: HTMLFormElement, told: HTMLElement) => Promise<void>,
): void {
  const { confirm } = site.words;
  const told = make('p', { role: 'alert', class: 'status' }, [notice]);
  const submit = make('button', { type: 'submit', class: 'primary' }, [confirm.buttons[look.action]]);
  const form = make(
    'form',
    { novalidate: true },
    [
      look.action === 'reassign' &&
        field('input', {
          name: 'assignee',
          label: confirm.assignee,
          hint: confirm.assigneeHint,
          value: place('page').querySelector<HTMLInputElement>('[name=assignee]')?.value ?? '',
          attributes: { maxlength: '128', autocapitalize: 'off', autocomplete: 'off', spellcheck: 'false' },
        }),
      submit,
      make('p', { class: 'quiet small' }, [confirm.pending]),
    ],
    {
      submit: (event) => {
        event.preventDefault();
        submit.disabled = true;
        void press(form, told).finally(() => {
          submit.disabled = false;
        });
      },
    },
  );
  fill(place('page'), [
    make('h1', {}, [confirm.headings[look.action]]),
    make('p', { class: 'lead' }, [look.possible ? confirm.leads[look.action] : confirm.over]),
    make('section', { class: 'card' }, [
      make('p', { class: 'reference' }, [look.reference]),
      caseFacts(site, look, serverTime),
    ]),
    told,
    look.possible && form,
    make('p', {}, [make('a', { href: caseAddress(look.reference) }, [confirm.openCase])]),
  ]);
}

function caseFacts({ words, language }: Site, look: LinkLook, now: number): HTMLElement {
  const { confirm } = words;
  const { deadline } = look;
  const late = deadline !== undefined && deadline.endedAt === undefined && Date.parse(deadline.dueAt) < now;
  return facts([
    [confirm.actingAs, look.actingAs],
    [confirm.handler, look.handler ?? words.console.nobody],
    [words.console.level, words.levels[look.level]],
    [words.console.status, words.statuses[look.status]],
    [words.console.category, words.categories[look.category]],
    [words.console.product, look.product],
    [
      deadline === undefined ? '' : words.clocks[deadline.clock],
      deadline &&
        make('span', { class: late ? 'late' : '' }, [
          localTime(deadline.dueAt, language),
          deadline.endedAt === undefined &&
            ` (${late ? `${words.track.late}, ` : ''}${fromNow(deadline.dueAt, now, language)})`,
        ]),
    ],
    [confirm.ended, deadline?.endedAt === undefined ? undefined : localTime(deadline.endedAt, language)],
    [confirm.demanded, deadline?.says],
  ]);
}

/** What was done, and where it goes on. */
export function drawDone({ words, language }: Site, { action, reference, at, assignee = '' }: LinkDone): void {
  const { confirm } = words;
  const heading = make('h1', { tabindex: '-1' }, [confirm.done[action](assignee)]);
  fill(place('page'), [
    heading,
    make('section', { class: 'card' }, [
      make('p', { class: 'reference' }, [reference]),
      make('p', {}, [localTime(at, language)]),
      make('p', {}, [confirm.afterwards[action]]),
      make('a', { href: caseAddress(reference), class: 'button primary' }, [confirm.openCase]),
    ]),
  ]);
  heading.focus();
}

/** Why the link does nothing any more. Where only the way there failed, it can be tried again. */
export function drawRefused(site: Site, refusal: Refusal, again: () => Promise<void>): void {
  const { confirm, form } = site.words;
  const { title, status, reference } = refusal.problem;
  const heading = make('h1', { tabindex: '-1' }, [title || confirm.title]);
  const passing = status === 0 || status === 429 || status >= 500;
  fill(place('page'), [
    heading,
    make('p', { role: 'alert', class: 'lead' }, [noticeOf(site, refusal)]),
    make('p', { class: 'actions' }, [
      passing && button(form.again, again, { class: 'primary' }),
      reference === undefined
        ? make('a', { href: '/console' }, [confirm.openConsole])
        : make('a', { href: caseAddress(reference), class: 'button primary' }, [confirm.openCase]),
    ]),
  ]);
  heading.focus();
}

/** The page was opened without a link. */
export function drawNoLink({ words: { confirm } }: Site): void {
  fill(place('page'), [
    make('h1', {}, [confirm.noLink]),
    make('p', { class: 'lead' }, [confirm.noLinkLead]),
    make('p', {}, [make('a', { href: '/console' }, [confirm.openConsole])]),
  ]);
}

/** A refusal in the reader's own words and time. */
export function noticeOf({ words, language }: Site, { problem }: Refusal): string {
  const { code, detail, changedBy, changedAt } = problem;
  if (code === 'page.offline') return words.site.offline;
  if (code === 'link.used' && changedBy !== undefined && changedAt !== undefined) {
    return words.confirm.used(changedBy, localTime(changedAt, language).textContent);
  }
  return detail || words.site.failed;
}
