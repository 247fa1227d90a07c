import { limits } from '../../functions/contract/limits.ts';
import { make } from '../elements.ts';
import { field } from '../fields.ts';
import { pastedFiles } from '../files/tray-view.ts';
import { deedForm } from './deed-form.ts';
import { draftOf, type Opened } from './opened.ts';

/** Where the customer writes. A picture that is pasted into the text becomes a file. */
export function compose(opened: Opened, take: (files: readonly File[]) => void): HTMLElement[] {
  const { track, form } = opened.site.words;
  if (!opened.tracking.can.message) return [];
  const text = field('textarea', {
    name: 'text',
    label: track.add,
    hint: track.addHint,
    value: draftOf(opened)['text'],
    attributes: { rows: '4', maxlength: String(limits.words) },
  });
  text.addEventListener('paste', (event) => {
    const files = pastedFiles(event.clipboardData, new Date());
    if (files.length === 0) return;
    event.preventDefault();
    take(files);
  });
  return [
    make('section', { class: 'card' }, [
      deedForm(opened, {
        deed: 'addMessage',
        fields: [text],
        send: track.send,
        done: track.sent,
        check: ({ text: said }) => (said === undefined ? [{ field: 'text', detail: form.required }] : []),
        body: ({ text: said }) => ({ text: said }),
      }),
    ]),
  ];
}
