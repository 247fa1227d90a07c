import { attachmentLimits } from '../../functions/contract/attachments.ts';
import type { Language } from '../../functions/domain/complaint/vocabulary.ts';
import { button, make, picture } from '../elements.ts';
import { localeFor } from '../language.ts';
import type { FilesWording } from '../wording/files.en.ts';
import { accepted, isPicture, mostFiles, sizeIn, troubleWith } from './rules.ts';
import { type Chosen, Tray } from './tray.ts';

export type TrayChoices = {
  words: FilesWording;
  language: Language;
  /** What stands above; also the accessible name of the chooser. */
  label: string;
  /** Files that the case has already, which count against the limit. */
  already?: () => number;
  /** Whether more may be chosen. */
  open?: boolean;
  /** What is to be said of files that wait. */
  hint?: string;
};

/** Where files are chosen, pasted and dropped, and a row for each that shows how far it has come. */
export type TrayView = {
  element: HTMLElement;
  /** Draws one file again, or all of them. */
  update: (chosen?: Chosen) => void;
  /** Takes files from elsewhere: a picture that was pasted into a text. */
  take: (files: readonly File[]) => void;
};

export function trayView(tray: Tray, choices: TrayChoices): TrayView {
  const { words, language, label, already = () => 0, open = true, hint } = choices;
  const size = sizeIn(localeFor(language, navigator.languages));
  const list = make('ul', { class: 'files', 'aria-label': words.list });
  const told = make('p', { role: 'status', class: 'error' });
  const arrived = make('p', { role: 'status', class: 'hint' });
  const rows = new Map<Chosen, HTMLLIElement>();

  const update = (only?: Chosen): void => {
    sumUp();
    if (only !== undefined && rows.has(only)) return drawRow(only);
    for (const [chosen, row] of rows) {
      if (tray.chosen.includes(chosen)) continue;
      row.remove();
      rows.delete(chosen);
    }
    for (const chosen of tray.chosen) {
      if (rows.has(chosen)) continue;
      const row = make('li');
      rows.set(chosen, row);
      drawRow(chosen);
      list.append(row);
    }
  };

  /** Heard by who does not see the rows change. */
  const sumUp = (): void => {
    const done = tray.chosen.length > 0 && tray.chosen.every(({ state }) => state === 'clean' || state === 'unscanned');
    const said = done ? words.allSent : '';
    if (arrived.textContent !== said) arrived.textContent = said;
  };

  const drawRow = (chosen: Chosen): void => {
    const row = rows.get(chosen);
    if (row === undefined) return;
    const bar = row.querySelector('progress');
    if (chosen.state === 'sending' && bar !== null) bar.value = chosen.sent;
    else
      row.replaceChildren(
        ...rowOf(chosen, { words, size, tray, face: row.querySelector('.face') ?? faceOf(chosen.file) }),
      );
  };

  const take = (files: readonly File[]): void => {
    told.textContent = '';
    const taken: File[] = [];
    for (const file of files) {
      const before = [...tray.chosen.map((one) => one.file), ...taken];
      const full = before.length + already() >= mostFiles;
      const trouble = full ? words.tooMany(mostFiles) : troubleWith(file, before, words, size);
      if (trouble === undefined) taken.push(file);
      else told.append(make('span', {}, [trouble]));
    }
    if (taken.length > 0) tray.add(taken);
  };

  const element = make('div', { class: 'tray' }, [
    open && chooser(label, words.limits(mostFiles, size(attachmentLimits.bytes)), words, take),
    told,
    list,
    arrived,
    hint !== undefined && make('p', { class: 'hint after' }, [hint]),
  ]);
  update();
  return { element, update, take };
}

function chooser(label: string, limits: string, words: FilesWording, take: (files: readonly File[]) => void) {
  const input = make(
    'input',
    {
      type: 'file',
      id: 'files',
      multiple: true,
      accept: accepted,
      'aria-describedby': 'files-hint',
      'aria-label': label,
    },
    [],
    {
      change: () => {
        take(Array.from(input.files ?? []));
        input.value = '';
      },
    },
  );
  const zone = make('div', { class: 'drop', part: 'drop' }, [
    input,
    make('label', { for: 'files', class: 'button' }, [picture('clip'), words.choose]),
    make('span', { class: 'quiet pointer' }, [words.orDrop]),
    make('p', { class: 'hint', id: 'files-hint' }, [limits]),
  ]);
  const over = (yes: boolean) => (event: DragEvent) => {
    event.preventDefault();
    zone.classList.toggle('over', yes);
  };
  zone.addEventListener('dragover', over(true));
  zone.addEventListener('dragleave', over(false));
  zone.addEventListener('drop', (event) => {
    over(false)(event);
    take(Array.from(event.dataTransfer?.files ?? []));
  });
  return zone;
}

type RowChoices = { words: FilesWording; size: (bytes: number) => string; tray: Tray; face: Element };

function rowOf(chosen: Chosen, { words, size, tray, face }: RowChoices): (Node | string)[] {
  const { file, state, sent, why } = chosen;
  const removable = state === 'waiting' || state === 'failed';
  const sending = state === 'sending';
  return [
    face,
    make('div', { class: 'what' }, [
      make('span', { class: 'name' }, [file.name]),
      make('span', { class: `state ${state}` }, [
        `${size(file.size)} · ${words.states[state]}`,
        why !== undefined && why !== '' && `. ${sentenceFor(why, words)}`,
      ]),
      sending && make('progress', { max: '1', value: String(sent), 'aria-label': words.progress(file.name) }),
    ]),
    state === 'failed' ? button(words.again, () => tray.retry(chosen), { 'aria-label': words.retry(file.name) }) : '',
    removable
      ? button([picture('cross')], () => tray.remove(chosen), { class: 'plain', 'aria-label': words.remove(file.name) })
      : '',
  ].filter((part) => part !== '');
}

const sentenceFor = (why: string, words: FilesWording): string =>
  why === 'insecure' ? words.insecure : why === 'changed' ? words.changed : why;

/** The picture itself, where it is one and the page may show it; else a sign that there is a file. */
function faceOf(file: File): Element {
  const sign = make('span', { class: 'face' }, [picture(file.type.startsWith('image/') ? 'image' : 'file')]);
  if (!isPicture(file)) return sign;
  const address = URL.createObjectURL(file);
  const shown = make('img', { src: address, alt: '', class: 'face' }, [], {
    load: () => URL.revokeObjectURL(address),
    error: () => shown.replaceWith(sign),
  });
  return shown;
}

/** What was pasted or dropped that is a file; a picture from the clipboard is named by when that was. */
export function pastedFiles(data: DataTransfer | null, now: Date): File[] {
  return Array.from(data?.files ?? [], (file) =>
    /^image\.\w+$/.test(file.name)
      ? new File(
          [file],
          file.name.replace('image', `pasted-${now.toISOString().slice(11, 23).replaceAll(/\D/g, '')}`),
          {
            type: file.type,
          },
        )
      : file,
  );
}
