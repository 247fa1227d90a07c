import { make } from '../elements.ts';
import { field, showTroubles, troublesOf, valuesOf } from '../fields.ts';
import { type Key, readEntry } from '../fragment.ts';
import { call, Refusal } from '../api.ts';
import { keep, recall } from '../tab.ts';
import { sentenceOf } from './deed-form.ts';
import type { Site } from './opened.ts';

/** Asks for reference and secret; both go into the fragment, which no server sees. */
export function entry(site: Site, trouble: string | undefined, key: Key | undefined, again: () => void): HTMLElement[] {
  const { track } = site.words;
  const draft = recall('trackEntry') ?? {};
  const form: HTMLFormElement = make(
    'form',
    { class: 'card', novalidate: true },
    [
      field('input', {
        name: 'reference',
        label: track.reference,
        value: draft['reference'] ?? key?.reference,
        attributes: {
          autocomplete: 'off',
          autocapitalize: 'characters',
          spellcheck: 'false',
          placeholder: 'CR-XXXX-XXXX',
        },
      }),
      field('input', {
        name: 'secret',
        label: track.secret,
        hint: track.secretHint,
        value: draft['secret'],
        attributes: { autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' },
      }),
      make('p', { role: 'alert', class: 'status' }, [trouble]),
      make('button', { type: 'submit', class: 'primary' }, [track.open]),
    ],
    {
      // The reference only: a secret is not left behind in a tab that somebody else may find.
      input: () => keep('trackEntry', { ...recall('trackEntry'), reference: valuesOf(form)['reference'] ?? '' }),
      submit: (event) => {
        event.preventDefault();
        const { reference = '', secret = '' } = valuesOf(form);
        const entered = readEntry(reference, secret);
        if (entered === undefined) {
          showTroubles(form, [{ field: reference === '' ? 'reference' : 'secret', detail: track.needBoth }]);
          return;
        }
        const fragment = `#${new URLSearchParams(entered).toString()}`;
        // The same fragment again changes nothing, so that nobody would hear of it.
        if (fragment === location.hash) again();
        else location.hash = fragment;
      },
    },
  );
  return [
    make('h1', { tabindex: '-1' }, [track.title]),
    make('p', { class: 'lead' }, [track.lead]),
    form,
    lostLink(site),
  ];
}

/** Has the link sent again. The answer is the same whether there is such a case or not. */
function lostLink(page: Site): HTMLElement {
  const { track, form: shared, site } = page.words;
  const draft = recall('trackEntry') ?? {};
  const told = make('p', { role: 'status', class: 'status good', tabindex: '-1' });
  const failed = make('p', { role: 'alert', class: 'status' });
  const send = make('button', { type: 'submit' }, [track.lostSend]);
  const form: HTMLFormElement = make(
    'form',
    { novalidate: true },
    [
      make('p', {}, [track.lostLead]),
      field('input', {
        name: 'reference',
        label: track.lostReference,
        value: draft['lostReference'],
        attributes: { autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', maxlength: '40' },
      }),
      field('input', {
        name: 'email',
        label: shared.email,
        value: draft['lostEmail'],
        attributes: { type: 'email', autocomplete: 'email', maxlength: '254' },
      }),
      failed,
      send,
    ],
    {
      input: () => {
        const { reference = '', email = '' } = valuesOf(form);
        keep('trackEntry', { ...recall('trackEntry'), lostReference: reference, lostEmail: email, lost: 'open' });
      },
      submit: (event) => {
        event.preventDefault();
        if (send.getAttribute('aria-disabled') !== 'true') void submit();
      },
    },
  );
  // Both forms of the page ask for a reference: each field needs an id of its own.
  for (const [name, id] of [
    ['for', 'label'],
    ['id', 'input'],
    ['id', '.error'],
  ] as const) {
    const of = form.querySelector(`${id}[${name}^="field-reference"]`);
    of?.setAttribute(name, `lost-${of.getAttribute(name) ?? ''}`);
  }
  form.querySelector('#lost-field-reference')?.setAttribute('aria-describedby', 'lost-field-reference-error');

  async function submit(): Promise<void> {
    const { reference, email } = valuesOf(form);
    const blank = Object.entries({ reference, email }).filter(([, value]) => value === undefined);
    failed.textContent = '';
    told.textContent = '';
    showTroubles(
      form,
      blank.map(([name]) => ({ field: name, detail: shared.required })),
    );
    if (blank.length > 0) return;
    send.setAttribute('aria-disabled', 'true');
    try {
      const body = { reference: reference?.trim(), email: email?.trim() };
      await call(page, 'askForLink', { body });
      keep('trackEntry', undefined);
      form.hidden = true;
      told.textContent = track.lostSent;
      told.focus();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const elsewhere = showTroubles(form, troublesOf(error.problem));
      if (elsewhere.length > 0 || (error.problem.errors ?? []).length === 0) {
        failed.textContent = sentenceOf(error, site);
      }
    } finally {
      send.setAttribute('aria-disabled', 'false');
    }
  }

  return make('details', { class: 'card', open: draft['lost'] === 'open' }, [
    make('summary', {}, [track.lost]),
    form,
    told,
  ]);
}
