import { type Child, make } from '../elements.ts';
import { settle, showTroubles, type Trouble, troublesOf, valuesOf } from '../fields.ts';
import { Refusal } from '../http.ts';
import { type Deed, keepDraft, type Opened } from './opened.ts';

export type DeedForm = {
  deed: Deed;
  fields: readonly HTMLElement[];
  /** What stands between the fields and the buttons. */
  more?: Child;
  send: string;
  look?: string;
  /** What is said when it is done. */
  done: string;
  /** What is missing before it is worth asking. */
  check?: (values: Readonly<Record<string, string>>) => Trouble[];
  /** The request's body, from the fields. */
  body: (values: Readonly<Record<string, string>>) => unknown;
  cancel?: HTMLElement;
};

/** A form that does one thing with the case. What was written stays until it has arrived. */
export function deedForm(opened: Opened, choices: DeedForm): HTMLFormElement {
  const { deed, fields, more, send, look = 'primary', done, check = () => [], body, cancel } = choices;
  const told = make('p', { role: 'alert', class: 'status' });
  const button = make('button', { type: 'submit', class: look }, [send]);
  const form: HTMLFormElement = make(
    'form',
    { novalidate: true },
    [...fields, more, told, make('p', { class: 'actions' }, [button, cancel])],
    {
      input: ({ target }) => {
        if (target instanceof Element) settle(form, target);
        keepDraft(opened, names(), valuesOf(form));
      },
      submit: (event) => {
        event.preventDefault();
        if (button.getAttribute('aria-disabled') !== 'true') void submit();
      },
    },
  );
  const names = (): string[] =>
    Array.from(form.elements, (control) => control.getAttribute('name') ?? '').filter((name) => name !== '');

  async function submit(): Promise<void> {
    const values = valuesOf(form);
    told.textContent = '';
    const missing = check(values);
    if (showTroubles(form, missing).length + missing.length > 0) return;
    button.setAttribute('aria-disabled', 'true');
    try {
      await opened.act(deed, body(values), done);
      keepDraft(opened, names(), {});
      form.reset();
      for (const area of form.querySelectorAll('textarea')) area.value = '';
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const elsewhere = showTroubles(form, troublesOf(error.problem));
      if (elsewhere.length > 0 || (error.problem.errors ?? []).length === 0) {
        told.textContent = sentenceOf(error, opened.site.words.site);
      }
    } finally {
      button.setAttribute('aria-disabled', 'false');
    }
  }

  return form;
}

/** A refusal in the reader's own words. */
export function sentenceOf({ problem }: Refusal, words: { offline: string; failed: string }): string {
  return problem.code === 'page.offline' ? words.offline : problem.detail || words.failed;
}
