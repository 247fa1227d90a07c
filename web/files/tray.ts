import type { AttachmentState } from '../../functions/domain/casework/attachments/attachment.ts';
import { Refusal } from '../http.ts';
import { NotSent, sendFile, type Target } from './upload.ts';

/** Where a file that somebody chose stands: first here, then what the case says of it. */
export type FileState = 'waiting' | 'reading' | 'sending' | 'arriving' | 'failed' | AttachmentState;

export type Chosen = {
  file: File;
  state: FileState;
  /** From 0 to 1. */
  sent: number;
  /** Its id in the case, once it has one. */
  id?: string;
  /** Why it was not sent: a sentence of the API's, or the name of one of ours. */
  why?: string;
};

/** What a case says of its files. */
export type Known = readonly { id: string; state: AttachmentState }[];

const ended: readonly FileState[] = ['clean', 'refused', 'unscanned', 'failed'];

/**
 * The files that somebody has chosen, and their way to the case, one after the other. It draws nothing; `changed` is
 * called with whatever is different.
 */
export class Tray {
  readonly #chosen: Chosen[] = [];
  readonly #changed: (chosen?: Chosen) => void;
  #target: Target | undefined;
  #busy = false;

  /** @param changed called with the one file that is different, or with none when files came or went */
  constructor(changed: (chosen?: Chosen) => void) {
    this.#changed = changed;
  }

  get chosen(): readonly Chosen[] {
    return this.#chosen;
  }

  /** Whether something is still to happen to a file. */
  get underWay(): boolean {
    return this.#chosen.some(({ state }) => !ended.includes(state));
  }

  /** Whether the case has yet to say what became of a file that it has. */
  get awaited(): boolean {
    return this.#chosen.some(({ state, id }) => id !== undefined && !ended.includes(state));
  }

  add(files: readonly File[]): void {
    this.#chosen.push(...files.map((file): Chosen => ({ file, state: 'waiting', sent: 0 })));
    this.#changed();
    void this.#work();
  }

  remove(chosen: Chosen): void {
    const index = this.#chosen.indexOf(chosen);
    if (index >= 0) this.#chosen.splice(index, 1);
    this.#changed();
  }

  clear(): void {
    this.#chosen.splice(0);
    this.#target = undefined;
    this.#changed();
  }

  /** From now on what is chosen is sent to this case. */
  sendTo(target: Target): void {
    this.#target = target;
    void this.#work();
  }

  /** Sends what was not sent. */
  retry(chosen: Chosen): void {
    chosen.state = 'waiting';
    delete chosen.why;
    this.#changed(chosen);
    void this.#work();
  }

  /** Takes over what the case says of the files that came from here. */
  learn(known: Known): void {
    for (const chosen of this.#chosen) {
      const found = known.find(({ id }) => id === chosen.id);
      if (found === undefined || chosen.state === found.state || found.state === 'awaiting') continue;
      chosen.state = found.state;
      this.#changed(chosen);
    }
  }

  async #work(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    for (let next = this.#next(); next !== undefined; next = this.#next()) await this.#send(next.target, next.chosen);
    this.#busy = false;
  }

  #next(): { target: Target; chosen: Chosen } | undefined {
    const target = this.#target;
    const chosen = this.#chosen.find(({ state }) => state === 'waiting');
    return target === undefined || chosen === undefined ? undefined : { target, chosen };
  }

  async #send(target: Target, chosen: Chosen): Promise<void> {
    try {
      chosen.id = await sendFile(target, chosen.file, (stage, sent) => {
        chosen.state = stage;
        chosen.sent = sent;
        this.#changed(chosen);
      });
    } catch (error) {
      chosen.state = 'failed';
      chosen.why = whyOf(error);
    }
    this.#changed(chosen);
  }
}

function whyOf(error: unknown): string {
  if (error instanceof NotSent) return error.why;
  if (error instanceof Refusal) return error.problem.detail;
  throw error;
}
