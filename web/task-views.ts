import type { PartnerTask, Refusal } from './api.ts';
import { button, facts, fill, make, place } from './elements.ts';
import { field } from './fields.ts';
import type { Site as SiteOf } from './site.ts';
import { fromNow, localTime } from './times.ts';
import type { taskWording } from './wording/wording.ts';

export type Site = SiteOf<(typeof taskWording)['en' | 'zh-CN']>;

type TaskShown = { task: PartnerTask; serverTime: number; sent?: true; draft: string };

/** What a partner is asked, what they have answered so far, and where they answer. */
export function drawTask(
  site: Site,
  { task, serverTime, sent, draft }: TaskShown,
  send: (form: HTMLFormElement, told: HTMLElement, text: string) => Promise<void>,
  remember: (text: string) => void,
): void {
  const { words, language } = site;
  const heading = make('h1', { tabindex: '-1' }, [task.title]);
  const done = make('p', { role: 'status', class: 'status good', tabindex: '-1' }, [sent && words.task.sent]);
  fill(place('page'), [
    heading,
    make('p', { class: 'lead' }, [words.task.lead]),
    done,
    make('section', { class: 'card' }, [
      facts([
        [words.task.number, task.task],
        [words.task.due, dueTime(task, site, serverTime)],
      ]),
      make('h2', {}, [words.task.asked]),
      make('p', { class: 'words' }, [task.text]),
    ]),
    task.returned !== undefined &&
      make('section', { class: 'card' }, [
        make('h2', {}, [words.task.missing]),
        make('p', { class: 'words' }, [task.returned.reason]),
        make('p', { class: 'quiet small' }, [localTime(task.returned.at, language)]),
      ]),
    task.answers.length > 0 && answersOf(task, site),
    answerForm(site, task, draft, send, remember),
    make('p', { class: 'quiet small' }, [words.task.until, ' ', localTime(task.expiresAt, language)]),
    make('p', { class: 'quiet small' }, [words.task.sharing]),
  ]);
  if (sent) done.focus();
}

function dueTime({ dueAt, answers, state }: PartnerTask, { words, language }: Site, now: number): HTMLElement {
  const late = Date.parse(dueAt) < now && (answers.length === 0 || state === 'returned');
  const distance = `${late ? `${words.task.late}, ` : ''}${fromNow(dueAt, now, language)}`;
  return make('span', { class: late ? 'late' : '' }, [localTime(dueAt, language), ` (${distance})`]);
}

const answersOf = ({ answers }: PartnerTask, { words, language }: Site): HTMLElement =>
  make('section', { class: 'card' }, [
    make('h2', {}, [words.task.answers]),
    make(
      'ol',
      { class: 'timeline' },
      answers.map(({ text, at }) =>
        make('li', { class: 'theirs' }, [
          make('p', {}, [localTime(at, language)]),
          make('p', { class: 'words' }, [text]),
        ]),
      ),
    ),
  ]);

function answerForm(
  { words: { task: said } }: Site,
  { state }: PartnerTask,
  draft: string,
  send: (form: HTMLFormElement, told: HTMLElement, text: string) => Promise<void>,
  remember: (text: string) => void,
): HTMLFormElement {
  const told = make('p', { role: 'alert', class: 'status' });
  const submit = make('button', { type: 'submit', class: 'primary large' }, [said.send]);
  const answer = field('textarea', {
    name: 'text',
    label: state === 'answered' ? said.more : said.answer,
    hint: said.answerHint,
    value: draft,
    attributes: { rows: '6', maxlength: '4000', required: true },
  });
  const control = answer.querySelector('textarea');
  control?.addEventListener('input', () => remember(control.value));
  const form = make('form', { novalidate: true }, [answer, told, submit], {
    submit: (event) => {
      event.preventDefault();
      const text = control?.value ?? '';
      if (text.trim() === '') {
        told.textContent = said.required;
        control?.focus();
        return;
      }
      submit.disabled = true;
      void send(form, told, text).finally(() => {
        submit.disabled = false;
      });
    },
  });
  return form;
}

/** Why the link does nothing any more. Where only the way there failed, it can be tried again. */
export function drawRefused(site: Site, refusal: Refusal, again: () => Promise<void>): void {
  const { task } = site.words;
  const { title, status } = refusal.problem;
  const heading = make('h1', { tabindex: '-1' }, [title || task.title]);
  const passing = status === 0 || status === 429 || status >= 500;
  fill(place('page'), [
    heading,
    make('p', { role: 'alert', class: 'lead' }, [noticeOf(site, refusal)]),
    passing && make('p', { class: 'actions' }, [button(task.again, again, { class: 'primary' })]),
  ]);
  heading.focus();
}

/** The page was opened without a link. */
export function drawNoLink({ words: { task } }: Site): void {
  fill(place('page'), [make('h1', {}, [task.noLink]), make('p', { class: 'lead' }, [task.noLinkLead])]);
}

/** A refusal in the reader's own words. */
export const noticeOf = ({ words }: Site, { problem: { code, detail } }: Refusal): string =>
  code === 'page.offline' ? words.site.offline : detail || words.site.failed;
