import { Refusal } from './api.ts';
import { button, make } from './elements.ts';
import { field } from './fields.ts';
import type { Site } from './site.ts';

/** Asks once more before a case is withdrawn. */
export function withdrawDialog({ words }: Site, withdraw: (reason: string) => Promise<void>): void {
  const { track } = words;
  const told = make('p', { role: 'alert', class: 'status' });
  const reason = field('textarea', {
    name: 'reason',
    label: track.withdrawReason,
    attributes: { rows: '3', maxlength: '2000' },
  });
  const dialog: HTMLDialogElement = make(
    'dialog',
    { 'aria-labelledby': 'withdraw-title' },
    [
      make('h2', { id: 'withdraw-title' }, [track.withdrawTitle]),
      make('p', {}, [track.withdrawLead]),
      reason,
      told,
      make('p', { class: 'actions' }, [
        button(
          track.withdrawYes,
          async () => {
            try {
              await withdraw(reason.querySelector('textarea')?.value.trim() ?? '');
              dialog.close();
            } catch (error) {
              if (!(error instanceof Refusal)) throw error;
              told.textContent = error.problem.detail || words.site.offline;
            }
          },
          { class: 'danger' },
        ),
        button(track.keepIt, () => dialog.close()),
      ]),
    ],
    { close: () => dialog.remove() },
  );
  document.body.append(dialog);
  dialog.showModal();
}
