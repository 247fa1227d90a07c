import type { LinkDone, LinkLook, Refusal } from './api.ts';
import { button, facts, fill, make, place } from './elements.ts';
import { field } from './fields.ts';
import type { Site as SiteOf } from './site.ts';
import { fromNow, localTime } from './times.ts';
import type { confirmWording } from './wording/wording.ts';

export type Site = SiteOf<(typeof confirmWording)['en' | 'zh-CN']>;

const caseAddress = (reference: string): string => `/console#/cases/${encodeURIComponent(reference)}`;

/** What the link would do, for whom and to which case, with the button that does it. */
export function drawQuestion(
  site: Site,
  { look, serverTime, notice }: { look: LinkLook; serverTime: number; notice?: string },
  press: (form: HTMLFormElement, told: HTMLElement) => Promise<void>,
): void {
  const { confirm } = site.words;
  const told = make('p', { role: 'alert', class: 'status' }, [notice]);
  const submit = make('button', { type: 'submit', class: 'primary large' }, [confirm.buttons[look.action]]);
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
      make('p', { class: 'hint' }, [confirm.actingAs(look.actingAs), ' ', confirm.pending]),
      submit,
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

/** Few lines, so that the button stands on a phone's first screen. */
function caseFacts({ words, language }: Site, look: LinkLook, now: number): HTMLElement {
  const { confirm, cases } = words;
  const joined = (...parts: (string | undefined)[]): string => parts.filter((part) => part !== undefined).join(' · ');
  return facts([
    [look.deadline === undefined ? '' : cases.clocks[look.deadline.clock], dueTime(look, { words, language }, now)],
    [confirm.demanded, look.deadline?.says],
    [confirm.handler, look.handler ?? confirm.nobody],
    [confirm.status, joined(cases.levels[look.level], cases.statuses[look.status])],
    [confirm.category, joined(cases.categories[look.category], look.product)],
  ]);
}

function dueTime({ deadline }: LinkLook, { words, language }: Pick<Site, 'words' | 'language'>, now: number) {
  if (deadline === undefined) return undefined;
  const { dueAt, endedAt } = deadline;
  if (endedAt !== undefined) {
    return make('span', {}, [
      localTime(dueAt, language),
      ` (${words.confirm.ended} `,
      localTime(endedAt, language),
      ')',
    ]);
  }
  const late = Date.parse(dueAt) < now;
  const distance = `${late ? `${words.confirm.late}, ` : ''}${fromNow(dueAt, now, language)}`;
  return make('span', { class: late ? 'late' : '' }, [localTime(dueAt, language), ` (${distance})`]);
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
  const { confirm } = site.words;
  const { title, status, reference } = refusal.problem;
  const heading = make('h1', { tabindex: '-1' }, [title || confirm.title]);
  const passing = status === 0 || status === 429 || status >= 500;
  fill(place('page'), [
    heading,
    make('p', { role: 'alert', class: 'lead' }, [noticeOf(site, refusal)]),
    make('p', { class: 'actions' }, [
      passing && button(confirm.again, again, { class: 'primary' }),
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
