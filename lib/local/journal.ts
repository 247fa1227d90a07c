import { DatabaseSync } from 'node:sqlite';

/**
 * The machine's durable rows, written in groups: everything that asks to be written within one tick goes into one
 * transaction. What only saves repetition (an acknowledgement, a position) waits for the next group, at most
 * `idleMilliseconds`: losing it to a kill means that something is delivered again, never that something is lost.
 */
export class Journal {
  readonly database: DatabaseSync;
  readonly #idle: number;
  #writes: (() => void)[] = [];
  #waiting: { resolve: () => void; reject: (reason: unknown) => void }[] = [];
  #soon = false;
  #later: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(file: string, idleMilliseconds = 50) {
    this.database = new DatabaseSync(file);
    this.#idle = idleMilliseconds;
    // A killed process loses nothing that was committed; only a power cut may lose the last commits.
    this.database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000');
  }

  /** Adds a write to this tick's group. @returns when the group is committed. */
  write(write: () => void): Promise<void> {
    this.#writes.push(write);
    const done = new Promise<void>((resolve, reject) => this.#waiting.push({ resolve, reject }));
    if (!this.#soon) {
      this.#soon = true;
      setImmediate(() => {
        this.#soon = false;
        this.flush();
      });
    }
    return done;
  }

  /** Adds a write to the next group, or to one of its own when the machine is idle. */
  writeLater(write: () => void): void {
    if (this.#closed) return;
    this.#writes.push(write);
    if (!this.#soon && this.#later === undefined) {
      this.#later = setTimeout(() => this.flush(), this.#idle);
    }
  }

  /** Commits all that is waiting, now; those who wait for it are told when it fails. */
  flush(): void {
    clearTimeout(this.#later);
    this.#later = undefined;
    const writes = this.#writes;
    const waiting = this.#waiting;
    if (writes.length === 0 || this.#closed) return;
    this.#writes = [];
    this.#waiting = [];
    try {
      this.database.exec('BEGIN IMMEDIATE');
      for (const write of writes) write();
      this.database.exec('COMMIT');
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      if (waiting.length === 0) throw error;
      for (const { reject } of waiting) reject(error);
      return;
    }
    for (const { resolve } of waiting) resolve();
  }

  /** Commits what is waiting and closes the file. */
  close(): void {
    if (this.#closed) return;
    this.flush();
    this.#closed = true;
    this.database.close();
  }
}
