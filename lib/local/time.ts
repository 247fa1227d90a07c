import { installClock, newOffset, type SharedOffset } from './clock.ts';
import type { Journal } from './journal.ts';

/** The machine's clock as its owner sees it: moved forward by testers, and where it was after a restart. */
export class Time {
  readonly offset: SharedOffset;
  readonly #journal: Journal;

  /** Moves this thread's `Date` to the stored offset. */
  constructor(journal: Journal) {
    this.#journal = journal;
    journal.database.exec(
      'CREATE TABLE IF NOT EXISTS clock (one INTEGER PRIMARY KEY CHECK (one = 1), offset REAL NOT NULL)',
    );
    const stored = journal.database.prepare('SELECT offset FROM clock').get();
    this.offset = newOffset(Number(stored?.['offset'] ?? 0));
    installClock(this.offset);
  }

  /** Moves the time of all threads forward. @returns when the move is stored. */
  async advance(milliseconds: number): Promise<void> {
    const offset = (this.offset[0] ?? 0) + milliseconds;
    const store = this.#journal.database.prepare('INSERT OR REPLACE INTO clock VALUES (1, ?)');
    await this.#journal.write(() => store.run(offset));
    this.offset[0] = offset;
  }
}
