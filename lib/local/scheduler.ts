import type { StatementSync } from 'node:sqlite';
import type { Journal } from './journal.ts';
import { timetable, type Timetable } from './timetable.ts';

export type ScheduleSettings = { name: string; expression: string; zone: string };

/** Wakes the target. @returns when it has been tried. */
export type Firing = (scheduledAt: Date) => Promise<unknown>;

type Entry = {
  name: string;
  timetable: Timetable;
  fire: Firing;
  dueAt: number | undefined;
  timer?: NodeJS.Timeout | undefined;
  /** Somebody switched it off. */
  stopped: boolean;
};

/**
 * Schedules on the machine's clock. When the clock jumps, whatever would have fired on the way fires once, and so it
 * does at the start when it was due while the machine was off.
 */
export class Scheduler {
  readonly #journal: Journal;
  readonly #store: StatementSync;
  readonly #entries: Entry[] = [];
  #started = false;
  #closed = false;

  constructor(journal: Journal) {
    this.#journal = journal;
    journal.database.exec('CREATE TABLE IF NOT EXISTS schedule_firings (name TEXT PRIMARY KEY, due_at REAL NOT NULL)');
    this.#store = journal.database.prepare('INSERT OR REPLACE INTO schedule_firings VALUES (?, ?)');
  }

  add(settings: ScheduleSettings, fire: Firing): void {
    const { name, expression, zone } = settings;
    const table = timetable(expression, zone, 0);
    const stored = this.#journal.database.prepare('SELECT due_at FROM schedule_firings WHERE name = ?').get(name);
    const next = table.next(Date.now());
    // The stored time is later than the next only when the schedule was changed, or the clock set back.
    const dueAt = stored === undefined ? next : Math.min(Number(stored['due_at']), next ?? Number.POSITIVE_INFINITY);
    this.#entries.push({ name, timetable: table, fire, dueAt, stopped: false });
  }

  /** Every schedule, with when it fires next. */
  list(): { name: string; state: 'ENABLED' | 'DISABLED'; next: string | null }[] {
    return this.#entries.map(({ name, stopped, dueAt }) => ({
      name,
      state: stopped ? 'DISABLED' : 'ENABLED',
      next: stopped || dueAt === undefined ? null : new Date(dueAt).toISOString(),
    }));
  }

  /** Lets the schedule fire no more. */
  stop(name: string): void {
    for (const entry of this.#named(name)) {
      entry.stopped = true;
      clearTimeout(entry.timer);
    }
  }

  /** Lets it fire again, from its next time on. */
  resume(name: string): void {
    for (const entry of this.#named(name)) {
      entry.stopped = false;
      entry.dueAt = entry.timetable.next(Date.now());
      this.#arm(entry);
    }
  }

  /** Fires it now, whether it is stopped or not. @returns when its target has been tried */
  async run(name: string): Promise<void> {
    await Promise.all(this.#named(name).map((entry) => entry.fire(new Date())));
  }

  #named(name: string): Entry[] {
    return this.#entries.filter((entry) => entry.name === name);
  }

  start(): void {
    this.#started = true;
    for (const entry of this.#entries) this.#arm(entry);
  }

  /** Fires what is due, now that the clock was moved. @returns when those firings are over. */
  async catchUp(): Promise<void> {
    await Promise.all(this.#entries.map((entry) => this.#tick(entry)));
  }

  close(): void {
    this.#closed = true;
    for (const entry of this.#entries) clearTimeout(entry.timer);
  }

  #arm(entry: Entry): void {
    clearTimeout(entry.timer);
    if (this.#closed || !this.#started || entry.stopped || entry.dueAt === undefined) return;
    const wait = Math.min(Math.max(entry.dueAt - Date.now(), 0), 2 ** 31 - 1);
    entry.timer = setTimeout(() => void this.#tick(entry), wait);
  }

  async #tick(entry: Entry): Promise<void> {
    const now = Date.now();
    const scheduledAt = entry.dueAt;
    if (scheduledAt === undefined || scheduledAt > now || this.#closed || entry.stopped) return this.#arm(entry);
    entry.dueAt = entry.timetable.next(now);
    const { dueAt, name } = entry;
    if (dueAt !== undefined) this.#journal.writeLater(() => this.#store.run(name, dueAt));
    this.#arm(entry);
    await entry.fire(new Date(scheduledAt));
  }
}
