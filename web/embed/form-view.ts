import { feltUrgencies, type Kind, kinds, languages } from '../../functions/domain/complaint/vocabulary.ts';
import { limits } from '../../functions/contract/limits.ts';
import { make, type Picture, picture } from '../elements.ts';
import { choice, controlOf, field, labelOf, radios, settle, showTroubles, type Trouble } from '../fields.ts';
import { pastedFiles, type TrayView } from '../files/tray-view.ts';
import type { FormWording } from '../wording/form.en.ts';
import type { Values } from './submission.ts';

export type FormChoices = {
  words: FormWording['form'];
  /** What the fields hold at first. */
  values: Values;
  tray: TrayView;
  changed: () => void;
  submit: () => void;
};

export type FormView = {
  element: HTMLFormElement;
  /** What stands above the button: nothing, something, or that it is being sent. */
  say: (what: { busy?: boolean; notice?: readonly (Node | string)[]; retry?: boolean }) => void;
  /** Marks the fields, lists what is wrong with them, and moves to the first. */
  complain: (troubles: readonly Trouble[]) => void;
};

const pictures: Record<Kind, Picture> = { complaint: 'speech', suggestion: 'idea', praise: 'heart' };
const names = { 'zh-CN': '中文', en: 'English' };

/** The form on one page: what, about what, who, how urgent, files. */
export function formView({ words, values, tray, changed, submit }: FormChoices): FormView {
  const line = (name: string, label: string, attributes: Record<string, string | boolean>, optional?: string) =>
    field('input', { name, label, optional, value: values[name], attributes });
  const matter = make('h3');
  const description = field('textarea', {
    name: 'description',
    label: words.description,
    hint: ' ',
    value: values['description'],
    attributes: { rows: '6', required: true, maxlength: String(limits.words) },
  });
  const kind = radios('kind', {
    label: words.kind,
    options: kinds.map((value) => ({ value, shown: [picture(pictures[value]), words.kinds[value]] })),
    chosen: values['kind'] ?? 'complaint',
  });
  kind.classList.add('kinds');
  const urgency = radios('urgency', {
    label: words.urgency,
    hint: words.urgencyHint,
    optional: words.optional,
    options: feltUrgencies.map((value) => ({ value, shown: [words.urgencies[value]] })),
    chosen: values['urgency'] ?? '',
  });
  const summary = make('div', { role: 'alert', class: 'status', part: 'summary' });
  const notice = make('div', { role: 'status', class: 'status', part: 'notice' });
  const button = make('button', { type: 'submit', class: 'primary large', part: 'submit' });
  const form: HTMLFormElement = make(
    'form',
    { novalidate: true, part: 'form', autocomplete: 'on' },
    [
      kind,
      make('section', {}, [
        matter,
        description,
        make('div', { class: 'pair' }, [
          line('product', words.product, { maxlength: String(limits.product) }, words.optional),
          line(
            'orderNumber',
            words.orderNumber,
            { maxlength: String(limits.orderNumber), autocapitalize: 'off', autocomplete: 'off', spellcheck: 'false' },
            words.optional,
          ),
        ]),
        urgency,
        make('p', { class: 'label' }, [words.evidence, make('span', { class: 'quiet' }, [` (${words.optional})`])]),
        tray.element,
      ]),
      make('section', {}, [
        make('h3', {}, [words.about]),
        line('customer.name', words.name, { required: true, maxlength: String(limits.name), autocomplete: 'name' }),
        make('p', { class: 'hint' }, [words.contact]),
        make('div', { class: 'pair' }, [
          line('customer.email', words.email, {
            type: 'email',
            inputmode: 'email',
            maxlength: String(limits.email),
            autocomplete: 'email',
          }),
          line('customer.phone', words.phone, { type: 'tel', maxlength: '40', autocomplete: 'tel' }),
        ]),
        choice(
          words.answerIn,
          'customer.language',
          [['', words.languageOfText], ...languages.map((one): [string, string] => [one, names[one]])],
          values['customer.language'],
        ),
      ]),
      summary,
      notice,
      button,
      make('p', { class: 'quiet small' }, [words.draftKept, ' ', words.privacy]),
    ],
    {
      input: (event) => {
        // A file is no draft; the chooser tells of it itself.
        if (event.target instanceof HTMLInputElement && event.target.type === 'file') return;
        if (event.target instanceof Element) settle(form, event.target);
        suit();
        changed();
      },
      submit: (event) => {
        event.preventDefault();
        if (button.getAttribute('aria-disabled') !== 'true') submit();
      },
      paste: (event) => {
        const files = pastedFiles(event.clipboardData, new Date());
        if (files.length === 0) return;
        event.preventDefault();
        tray.take(files);
      },
    },
  );
  let busy = false;
  let retry = false;

  /** Praise and ideas are asked for in other words, and praise is not urgent. */
  const suit = (): void => {
    const chosen = new FormData(form).get('kind');
    const now = kinds.find((one) => one === chosen) ?? 'complaint';
    matter.textContent = words.matter[now];
    const hint = description.querySelector('.hint');
    if (hint !== null) hint.textContent = words.descriptionHints[now];
    urgency.hidden = now === 'praise';
    button.textContent = busy ? words.sending : retry ? words.again : words.submit[now];
  };
  suit();

  return {
    element: form,
    say: (what) => {
      busy = what.busy ?? false;
      retry = what.retry ?? false;
      // Not `disabled`: the focus would be lost, and nobody would hear what becomes of it.
      button.setAttribute('aria-disabled', String(busy));
      notice.replaceChildren(...(what.notice ?? []));
      suit();
    },
    complain: (troubles) => {
      const elsewhere = showTroubles(form, troubles);
      const shown = troubles.filter((trouble) => !elsewhere.includes(trouble));
      summary.replaceChildren(
        ...(shown.length > 0
          ? [
              make('p', {}, [words.correct]),
              make(
                'ul',
                {},
                shown.map((one) => entry(form, words, one)),
              ),
            ]
          : []),
        ...elsewhere.map(({ field: name, detail }) => make('p', {}, [`${name}: ${detail}`])),
      );
    },
  };
}

/** A button and not a link: what a shadow tree holds has no address. */
function entry(form: HTMLFormElement, words: FormWording['form'], { field: name, detail }: Trouble): HTMLLIElement {
  const label = labelOf(form, name);
  return make('li', {}, [
    make('button', { type: 'button', class: 'link' }, [words.entry(label, detail.replace(name, label))], {
      click: () => controlOf(form, name)?.focus(),
    }),
  ]);
}
