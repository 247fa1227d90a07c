import { watch, type FSWatcher } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { StreamSource } from './stream.ts';
import type { Images, StreamRecord } from './stream-record.ts';

/** How many consumed records are deleted at once, and how often at most, in milliseconds. */
const trimming = { records: 500, pause: 250 };

/** Milliseconds after which an idle stream is looked at, notice or not. */
const longestWait = 1000;

/** What the engine's writers may be made to wait for us, in milliseconds; a busy file is tried again later. */
const busy = 5;

/**
 * The change stream of a table of the embedded engine, read from the engine's own file: without a call per poll, and
 * without a poll when nothing is written. Mends on the way what the engine does not do: an index for its own lookups,
 * and trimming.
 */
export class FileStream implements StreamSource {
  readonly #database: DatabaseSync;
  readonly #table: string;
  readonly #select: StatementSync;
  readonly #first: StatementSync;
  readonly #images: StatementSync;
  readonly #trim: StatementSync;
  readonly #log: string;
  #watcher: FSWatcher | undefined;
  #timer: NodeJS.Timeout | undefined;
  readonly #readers: Set<FileStream>;
  #done = 0;
  #trimmed = 0;
  #trimmedAt = 0;

  /** @param readers all streams of this table: what one of them still needs is not trimmed by another */
  constructor(file: string, table: string, readers: Set<FileStream>) {
    this.#table = table;
    this.#readers = readers;
    readers.add(this);
    this.#database = new DatabaseSync(file);
    this.#database.exec(`PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;
      CREATE INDEX IF NOT EXISTS _local_stream_seq ON _stream_records(table_name, CAST(sequence_number AS INTEGER));
      PRAGMA busy_timeout = ${busy}`);
    this.#select = this.#database.prepare(
      'SELECT id, event_name, keys_json FROM _stream_records WHERE id > ? AND table_name = ? ORDER BY id LIMIT ?',
    );
    this.#first = this.#database.prepare('SELECT id FROM _stream_records WHERE id > ? AND table_name = ? LIMIT 1');
    this.#images = this.#database.prepare('SELECT new_image, old_image FROM _stream_records WHERE id = ?');
    // The engine numbers its records by the last one that it finds: that one stays.
    this.#trim = this.#database.prepare(
      `DELETE FROM _stream_records WHERE id IN (SELECT id FROM _stream_records WHERE table_name = ?1 AND id <= ?2
         AND id < (SELECT max(id) FROM _stream_records WHERE table_name = ?1) ORDER BY id LIMIT ?3)`,
    );
    this.#log = `${file}-wal`;
  }

  isAhead(after: string): boolean {
    return this.#first.get(Number(after || 0), this.#table) !== undefined;
  }

  onceChanged(listener: () => void): void {
    this.#unwatch();
    const changed = (): void => {
      this.#unwatch();
      listener();
    };
    this.#watcher = watch(this.#log, changed);
    // Should the system ever drop a notice, nothing waits longer than this.
    this.#timer = setTimeout(changed, longestWait);
  }

  start(stored: string): string {
    const last = this.#database.prepare("SELECT seq FROM sqlite_sequence WHERE name = '_stream_records'").get();
    return Number(stored || 0) > Number(last?.['seq'] ?? 0) ? '' : stored;
  }

  read(after: string, limit: number): Promise<StreamRecord[]> {
    const records: StreamRecord[] = [];
    for (const row of this.#select.iterate(Number(after || 0), this.#table, limit)) {
      const id = Number(row['id']);
      let images: Images | undefined;
      records.push({
        position: String(id),
        sequenceNumber: String(4n * 10n ** 24n + BigInt(id)),
        eventId: id.toString(16).padStart(32, '0'),
        eventName: String(row['event_name']),
        keys: String(row['keys_json']),
        images: () => {
          images ??= this.#imagesOf(id);
          return images;
        },
      });
    }
    return Promise.resolve(records);
  }

  consumed(position: string): void {
    this.#done = Number(position || 0);
    const last = Math.min(...[...this.#readers].map((reader) => reader.#done));
    const now = performance.now();
    if (last <= this.#trimmed || now - this.#trimmedAt < trimming.pause) return;
    this.#trimmedAt = now;
    try {
      const { changes } = this.#trim.run(this.#table, last, trimming.records);
      if (Number(changes) < trimming.records) this.#trimmed = last;
    } catch (error) {
      // Somebody is writing; the next call comes soon.
      if (!(error instanceof Error && error.message.includes('locked'))) throw error;
    }
  }

  close(): void {
    this.#unwatch();
    this.#database.close();
  }

  #unwatch(): void {
    this.#watcher?.close();
    clearTimeout(this.#timer);
  }

  #imagesOf(id: number): Images {
    const row = this.#images.get(id);
    const text = (name: string): string | undefined => {
      const value = row?.[name];
      return typeof value === 'string' ? value : undefined;
    };
    return { newImage: text('new_image'), oldImage: text('old_image') };
  }
}
