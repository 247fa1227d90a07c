import { make, place } from './elements.ts';
import { field, valuesOf } from './fields.ts';
import { type Key, readEntry } from './fragment.ts';
import type { Site } from './site.ts';

/** Asks for reference and secret; both go into the fragment, which no server sees. */
export function drawEntry({ words }: Site, trouble?: string, key?: Key): void {
  const { track } = words;
  const form = make(
    'form',
    { class: 'card', novalidate: true },
    [
      field('input', {
        name: 'reference',
        label: track.reference,
        value: key?.reference ?? '',
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
        attributes: { autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' },
      }),
      make('p', { role: 'alert', class: 'status' }, [trouble]),
      make('button', { type: 'submit', class: 'primary' }, [track.open]),
    ],
    {
      submit: (event) => {
        event.preventDefault();
        const { reference = '', secret = '' } = valuesOf(form);
        const entered = readEntry(reference, secret);
        if (entered === undefined) return;
        const fragment = `#${new URLSearchParams(entered).toString()}`;
        // The same fragment again changes nothing, so that the page would not ask again.
        if (fragment === location.hash) location.reload();
        else location.hash = fragment;
      },
    },
  );
  place('page').replaceChildren(make('h1', {}, [track.title]), make('p', { class: 'lead' }, [track.lead]), form);
}
