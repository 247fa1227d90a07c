import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/** True when a process of that id runs and its command line holds `hint` (where the system shows command lines). */
export function isRunning(pid: number, hint: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  try {
    const state = readFileSync(`/proc/${pid}/stat`, 'utf8');
    if (/\) [ZX] /u.test(state)) return false;
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(hint);
  } catch {
    return true;
  }
}

/** Process ids on file: who has a folder, and which engine was left behind. */
export class PidFile {
  readonly #file: string;
  readonly #hint: string;

  constructor(file: string, hint: string) {
    this.#file = file;
    this.#hint = hint;
  }

  /** The process on file if it still runs. */
  holder(): number | undefined {
    try {
      const pid = Number(readFileSync(this.#file, 'utf8'));
      return pid > 0 && isRunning(pid, this.#hint) ? pid : undefined;
    } catch {
      return undefined;
    }
  }

  /**
   * Writes the id unless another running process has its own there.
   * @returns the other's id, or undefined when the file is now ours.
   */
  claim(pid: number): number | undefined {
    for (;;) {
      try {
        writeFileSync(this.#file, String(pid), { flag: 'wx' });
        return undefined;
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      }
      const holder = this.holder();
      if (holder === pid) return undefined;
      if (holder !== undefined) return holder;
      rmSync(this.#file, { force: true });
    }
  }

  release(): void {
    rmSync(this.#file, { force: true });
  }
}
