import { limits } from '../../functions/contract/limits.ts';
import { button, make } from '../elements.ts';
import { field } from '../fields.ts';
import { deedForm } from './deed-form.ts';
import { draftOf, type Opened } from './opened.ts';

/** Asks once more before a case is withdrawn. */
export function withdrawDialog(opened: Opened): void {
  const { track, form } = opened.site.words;
  const reason = field('textarea', {
    name: 'withdrawal',
    label: track.withdrawReason,
    optional: form.optional,
    value: draftOf(opened)['withdrawal'],
    attributes: { rows: '3', maxlength: String(limits.reason) },
  });
  const dialog: HTMLDialogElement = make(
    'dialog',
    { 'aria-labelledby': 'withdraw-title' },
    [
      make('h2', { id: 'withdraw-title' }, [track.withdrawTitle]),
      make('p', {}, [track.withdrawLead]),
      deedForm(
        {
          ...opened,
          act: async (...deed) => {
            await opened.act(...deed);
            dialog.close();
          },
        },
        {
          deed: 'withdrawComplaint',
          fields: [reason],
          send: track.withdrawYes,
          look: 'danger',
          done: track.withdrawn,
          body: ({ withdrawal }) => (withdrawal === undefined ? {} : { reason: withdrawal }),
          cancel: button(track.keepIt, () => dialog.close()),
        },
      ),
    ],
    { close: () => dialog.remove() },
  );
  document.body.append(dialog);
  dialog.showModal();
}
