import { installClock, newOffset, type SharedOffset, wallNow } from './clock.ts';
import type { Journal } from './journal.ts';

/** Times after it have more than four digits in their year, and sort as text no longer. */
const latest = Date.parse('9999-12-31T23:59:59.999Z');

/** The machine's clock as its owner sees it: moved forward by testers, and where it was after a restart. */
export class Time {
  readonly offset: SharedOffset;
  readonly #journal: Journal;
  /** Where the offset will be when every move that was asked for is stored: moves at once add up. */
  #planned: number;

  /**
   * Moves this thread's `Date` to the stored offset.
   * @param startsAt where the clock begins when the data is new, in milliseconds. @default the real time
   */
  constructor(journal: Journal, startsAt?: number) {
    this.#journal = journal;
    journal.database.exec(
      'CREATE TABLE IF NOT EXISTS clock (one INTEGER PRIMARY KEY CHECK (one = 1), offset REAL NOT NULL)',
    );
    const stored = journal.database.prepare('SELECT offset FROM clock').get();
    const first = startsAt === undefined ? 0 : startsAt - wallNow();
    this.#planned = Number(stored?.['offset'] ?? first);
    if (stored === undefined && first !== 0) {
      journal.database.prepare('INSERT INTO clock VALUES (1, ?)').run(first);
    }
    this.offset = newOffset(this.#planned);
    installClock(this.offset);
  }

  /** Moves the time of all threads forward. @returns when the move is stored; false for one beyond the year 9999. */
  async advance(milliseconds: number): Promise<boolean> {
    const offset = this.#planned + milliseconds;
    if (!(wallNow() + offset <= latest)) return false;
    this.#planned = offset;
    const store = this.#journal.database.prepare('INSERT OR REPLACE INTO clock VALUES (1, ?)');
    await this.#journal.write(() => store.run(offset));
    this.offset[0] = offset;
    return true;
  }
}
