import { type Child, make } from './elements.ts';
import type { Problem } from './http.ts';

export type FieldChoices = {
  label: string;
  /** Dotted, as the API names it in a problem: `customer.email`. */
  name: string;
  hint?: string;
  /** What stands behind the label of a field that may stay empty. */
  optional?: string;
  value?: string;
  attributes?: Record<string, string | boolean>;
};

/** A labelled input, or a text area for several lines, with room for its hint and its error. */
export function field(kind: 'input' | 'textarea', choices: FieldChoices): HTMLDivElement {
  const { label, name, hint, optional, value = '', attributes = {} } = choices;
  const id = `field-${name}`;
  const describedBy = [hint === undefined ? '' : `${id}-hint`, `${id}-error`].join(' ').trim();
  const control = make(kind, { id, name, part: kind, 'aria-describedby': describedBy, ...attributes });
  control.value = value;
  return make('div', { class: 'field', part: 'field' }, [
    make('label', { for: id }, [label, optional !== undefined && make('span', { class: 'quiet' }, [` (${optional})`])]),
    hint !== undefined && make('p', { id: `${id}-hint`, class: 'hint' }, [hint]),
    control,
    make('p', { id: `${id}-error`, class: 'error', part: 'error' }),
  ]);
}

/** A labelled choice of one among several. */
export function choice(
  label: string,
  name: string,
  options: readonly (readonly [value: string, shown: string])[],
  chosen = '',
): HTMLDivElement {
  const id = `field-${name}`;
  const select = make(
    'select',
    { id, name, part: 'select' },
    options.map(([value, shown]) => make('option', { value }, [shown])),
  );
  select.value = chosen;
  return make('div', { class: 'field' }, [make('label', { for: id }, [label]), select]);
}

export type Option = { value: string; shown: readonly Child[] };

/** One of a few, each to be seen at once. */
export function radios(
  name: string,
  choices: { label: string; hint?: string; optional?: string; options: readonly Option[]; chosen?: string },
): HTMLFieldSetElement {
  const { label, hint, optional, options, chosen } = choices;
  return make(
    'fieldset',
    { class: 'radios', ...(hint !== undefined && { 'aria-describedby': `field-${name}-hint` }) },
    [
      make('legend', {}, [label, optional !== undefined && make('span', { class: 'quiet' }, [` (${optional})`])]),
      hint !== undefined && make('p', { id: `field-${name}-hint`, class: 'hint' }, [hint]),
      make(
        'div',
        { class: 'options' },
        options.map(({ value, shown }) =>
          make('label', { part: 'option' }, [
            make('input', { type: 'radio', name, value, checked: value === chosen }),
            make('span', {}, shown),
          ]),
        ),
      ),
    ],
  );
}

export type Trouble = { field: string; detail: string };

/** The trouble that a problem names, field by field. A field that the form does not have is told above it. */
export function troublesOf(problem: Problem): Trouble[] {
  return (problem.errors ?? []).map(({ field: name, detail }) => ({ field: name, detail }));
}

/**
 * Shows each trouble at its field, marks the field, and moves the focus to the first of them.
 * @returns the troubles that belong to no field of this form
 */
export function showTroubles(form: HTMLFormElement, troubles: readonly Trouble[]): Trouble[] {
  clearTroubles(form);
  const elsewhere: Trouble[] = [];
  let first: HTMLElement | undefined;
  for (const trouble of troubles) {
    const control = controlOf(form, trouble.field);
    if (control === undefined) {
      elsewhere.push(trouble);
      continue;
    }
    control.setAttribute('aria-invalid', 'true');
    const error = form.querySelector(`[id="${CSS.escape(`${control.id}-error`)}"]`);
    if (error !== null && error.textContent === '') error.textContent = inTheFormsWords(form, control, trouble);
    first ??= control;
  }
  first?.focus();
  return elsewhere;
}

export function clearTroubles(form: HTMLFormElement): void {
  for (const control of form.querySelectorAll('[aria-invalid]')) control.removeAttribute('aria-invalid');
  for (const error of form.querySelectorAll('.error')) error.textContent = '';
}

/** Takes a field's trouble away, once somebody is at it again. */
export function settle(form: HTMLFormElement, control: Element): void {
  if (control.getAttribute('aria-invalid') === null) return;
  control.removeAttribute('aria-invalid');
  const error = form.querySelector(`[id="${CSS.escape(`${control.id}-error`)}"]`);
  if (error !== null) error.textContent = '';
}

/** What a field is called on the page; its name where it has no label. */
export function labelOf(form: HTMLFormElement, name: string): string {
  const control = controlOf(form, name);
  const label = control && form.querySelector(`label[for="${CSS.escape(control.id)}"]`)?.firstChild?.textContent;
  return label ?? name;
}

/** The API names a field as JSON has it; the reader knows it by its label. */
function inTheFormsWords(form: HTMLFormElement, control: HTMLElement, { field: name, detail }: Trouble): string {
  const label = form.querySelector(`label[for="${CSS.escape(control.id)}"]`)?.firstChild?.textContent;
  return label === null || label === undefined ? detail : detail.replace(name, label);
}

/** A problem may name a group (`customer`): then its first optional-looking way out is the email field. */
export function controlOf(form: HTMLFormElement, name: string): HTMLElement | undefined {
  const found = form.elements.namedItem(name) ?? form.elements.namedItem(`${name}.email`);
  return found instanceof HTMLElement ? found : undefined;
}

/** What the form holds, by field name, blank fields left out. */
export function valuesOf(form: HTMLFormElement): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value.trim() !== '') values[name] = value;
  }
  return values;
}
