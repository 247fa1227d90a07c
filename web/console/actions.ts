import { categories, kinds, levels } from '../../functions/domain/complaint/vocabulary.ts';
import { lifecycle, type Command } from '../../functions/domain/complaint/lifecycle.ts';
import { Refusal, type StaffCommand } from '../api.ts';
import { make } from '../elements.ts';
import { choice, field, showTroubles, troublesOf, valuesOf } from '../fields.ts';
import { localTime } from '../times.ts';
import type { Wording } from '../wording/wording.ts';
import type { Opened } from './case-view.ts';
import { type Desk, sentenceOf } from './desk.ts';

/** What somebody has begun to write, by action: it outlives a redraw. */
export type Drafts = Map<string, Record<string, string>>;

type Words = Wording['console'];
type Action = {
  name: string;
  /** Its row in the lifecycle, which says in which statuses it is offered. */
  command: Command;
  operation: StaffCommand;
  label: (words: Words) => string;
  fields: (words: Wording, draft: Record<string, string>, desk: Desk) => HTMLElement[];
};

const text = (name: string, label: string, draft: Record<string, string>, most = '20000') =>
  field('textarea', { name, label, value: draft[name], attributes: { rows: '5', maxlength: most } });

/** What staff can do, in the order of a case's life. Another action is another row. */
const actions: readonly Action[] = [
  {
    name: 'take',
    command: 'take',
    operation: 'takeCase',
    label: (words) => words.take,
    fields: (words) => [make('p', {}, [words.console.takeLead])],
  },
  {
    name: 'reply',
    command: 'reply',
    operation: 'replyToCustomer',
    label: (words) => words.reply,
    fields: (words, draft) => [text('text', words.console.replyText, draft)],
  },
  {
    name: 'note',
    command: 'note',
    operation: 'addNote',
    label: (words) => words.note,
    fields: (words, draft) => [text('text', words.console.noteText, draft)],
  },
  {
    name: 'assign',
    command: 'assign',
    operation: 'assignCase',
    label: (words) => words.assign,
    fields: (words, draft) => [
      field('input', {
        name: 'assignee',
        label: words.console.assignTo,
        value: draft['assignee'],
        attributes: { maxlength: '128', autocapitalize: 'off' },
      }),
    ],
  },
  {
    name: 'classify',
    command: 'reclassify',
    operation: 'classifyCase',
    label: (words) => words.classify,
    fields: (words, draft) => [
      choice(words.console.kind, 'kind', options(kinds, words.kinds, words), draft['kind']),
      choice(words.console.category, 'category', options(categories, words.categories, words), draft['category']),
      choice(words.console.level, 'level', options(levels, words.levels, words), draft['level']),
      text('reason', words.console.reason, draft, '2000'),
    ],
  },
  {
    name: 'resolve',
    command: 'resolve',
    operation: 'resolveCase',
    label: (words) => words.resolve,
    fields: (words, draft) => [text('explanation', words.console.explanation, draft)],
  },
  {
    name: 'close',
    command: 'close',
    operation: 'closeCase',
    label: (words) => words.close,
    fields: (words) => [make('p', {}, [words.console.closeLead])],
  },
  {
    name: 'reopen',
    command: 'reopen',
    operation: 'reopenCase',
    label: (words) => words.reopen,
    fields: (words, draft) => [text('reason', words.console.reason, draft, '2000')],
  },
];

/**
 * What can be done with the case in its status. Each change names the version that was read: when somebody else was
 * faster, the case is read again and the page says who and when; what was written stays.
 */
export function actionsPanel(
  desk: Desk,
  opened: Opened,
  drafts: Drafts,
  read: (notice?: HTMLElement) => Promise<void>,
): HTMLElement {
  const { words } = desk.site;
  const heading = make('h2', {}, [words.console.act]);
  if (!desk.mayWork)
    return make('section', { class: 'card' }, [heading, make('p', { class: 'quiet' }, [words.console.readOnly])]);
  const offered = actions.filter(({ command }) => {
    const from: readonly string[] = lifecycle[command].from;
    const theirs = command === 'take' && opened.subject.assignee === desk.session.username;
    return from.includes(opened.subject.status) && !theirs;
  });
  return make('section', { class: 'card' }, [
    heading,
    ...offered.map((action) => actionForm(desk, opened, action, drafts, read)),
  ]);
}

function actionForm(
  desk: Desk,
  { subject, etag }: Opened,
  action: Action,
  drafts: Drafts,
  read: (notice?: HTMLElement) => Promise<void>,
): HTMLElement {
  const { words } = desk.site;
  const draft = drafts.get(action.name) ?? {};
  const told = make('p', { role: 'alert', class: 'status' });
  const submit = make('button', { type: 'submit', class: 'primary' }, [action.label(words.console)]);
  const form = make('form', { novalidate: true }, [...action.fields(words, draft, desk), told, submit], {
    input: () => drafts.set(action.name, valuesOf(form)),
    submit: (event) => {
      event.preventDefault();
      void send();
    },
  });
  return make('details', { name: 'action', open: drafts.has(action.name) }, [
    make('summary', {}, [action.label(words.console)]),
    form,
  ]);

  async function send(): Promise<void> {
    submit.disabled = true;
    try {
      await desk.ask(action.operation, {
        reference: subject.reference,
        body: valuesOf(form),
        headers: etag === undefined ? {} : { 'If-Match': etag },
      });
      drafts.delete(action.name);
      await read(make('p', { class: 'status good', role: 'status', tabindex: '-1' }, [words.console.done]));
    } catch (error) {
      submit.disabled = false;
      if (!(error instanceof Refusal)) throw error;
      const { status } = error.problem;
      if (status === 409 || status === 412) await read(changedNotice(desk, error));
      else {
        const elsewhere = showTroubles(form, troublesOf(error.problem));
        if (elsewhere.length > 0 || (error.problem.errors ?? []).length === 0)
          told.textContent = sentenceOf(error, desk.site);
      }
    }
  }
}

/** Who was faster, and when; or, when nobody was, why the case's status does not allow it. */
function changedNotice({ site }: Desk, { problem }: Refusal): HTMLElement {
  const { console: words } = site.words;
  const { changedBy, changedAt } = problem;
  if (changedAt === undefined) return make('p', { class: 'status', role: 'alert', tabindex: '-1' }, [problem.detail]);
  const when = localTime(changedAt, site.language).textContent;
  return make('div', { class: 'status', role: 'alert', tabindex: '-1' }, [
    make('strong', {}, [words.changedTitle]),
    make('p', {}, [words.changed(changedBy ?? words.somebody, when)]),
  ]);
}

function options<T extends string>(values: readonly T[], names: Record<T, string>, words: Wording): [string, string][] {
  return [['', words.console.unchanged], ...values.map((value): [string, string] => [value, names[value]])];
}
