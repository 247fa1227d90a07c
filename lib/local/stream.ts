import type { StatementSync } from 'node:sqlite';
import type { Journal } from './journal.ts';
import type { LambdaFunction } from './lambda.ts';
import { failedIn } from './mapping.ts';
import type { Place } from './names.ts';
import { compilePattern, type Matcher } from './pattern.ts';
import { isUnchanged, recordText, type StreamRecord } from './stream-record.ts';

/** A table's change stream, in order. */
export interface StreamSource {
  /** The position to begin with: the stored one, unless the stream was begun anew since. */
  start(stored: string): string;
  /** @param after the position of the last record that is done; empty for the oldest record there is */
  read(after: string, limit: number): Promise<StreamRecord[]>;
  /** Whether there is something to read, where that can be told without asking the database's server. */
  isAhead?(after: string): boolean;
  /** Calls the listener once, when there may be something new to read. */
  onceChanged(listener: () => void): void;
  /** Everything up to the position is done for good and may be forgotten. */
  consumed(position: string): void;
  close(): void;
}

export type StreamMappingSettings = {
  /** Names the mapping's stored position. */
  id: string;
  streamArn: string;
  viewType: string;
  batchSize: number;
  filters: readonly unknown[];
  partialFailures: boolean;
  bisect: boolean;
  /** -1: until it works. */
  maxRetries: number;
  onFailure?: { send(body: string): Promise<unknown> };
  /** Told how long a batch had waited when the function got it, in milliseconds. */
  aged?: (milliseconds: number) => void;
  /** The records as they come when the stream misbehaves on purpose. */
  disturb?: <T>(records: readonly T[]) => Promise<T[]>;
};

type Deliverable = { record: StreamRecord; text: string };

/** The least time between two reads while records keep coming, in milliseconds: bigger batches for less work. */
const rhythm = 50;
const readAhead = 1000;
const retryPause = { first: 100, most: 2000 };

/** The event source mapping from a table's stream to a function: in order, one batch at a time. */
export class StreamMapping {
  readonly #source: StreamSource;
  readonly #function: LambdaFunction;
  readonly #settings: StreamMappingSettings;
  readonly #place: Place;
  readonly #filters: Matcher[];
  readonly #journal: Journal;
  readonly #store: StatementSync;
  #position: string;
  #running = false;
  #again = false;
  #pausing = false;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(
    source: StreamSource,
    target: LambdaFunction,
    settings: StreamMappingSettings,
    journal: Journal,
    place: Place,
  ) {
    this.#source = source;
    this.#function = target;
    this.#settings = settings;
    this.#place = place;
    this.#filters = settings.filters.map(compilePattern);
    this.#journal = journal;
    journal.database.exec(
      'CREATE TABLE IF NOT EXISTS stream_positions (mapping TEXT PRIMARY KEY, position TEXT NOT NULL)',
    );
    this.#store = journal.database.prepare('INSERT OR REPLACE INTO stream_positions VALUES (?, ?)');
    const stored = journal.database.prepare('SELECT position FROM stream_positions WHERE mapping = ?').get(settings.id);
    this.#position = source.start(String(stored?.['position'] ?? ''));
    this.#wake(0);
  }

  /** Whether records are being delivered, or wait to be; not while a failure waits for its next try. */
  get isBusy(): boolean {
    return !this.#pausing && this.isBehind;
  }

  /** Whether anything was written that has not been delivered, or given up, yet. */
  get isBehind(): boolean {
    return this.#running || (this.#source.isAhead?.(this.#position) ?? false);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #wake(milliseconds: number): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#drain(), milliseconds);
  }

  /** While records come, the stream is read in a steady rhythm; when none is left, its source says when to look again. */
  async #drain(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = true;
    this.#again = false;
    let any = await this.#deliverAll();
    if (!any && !this.#closed) {
      this.#source.onceChanged(() => this.#wake(0));
      // What came between the last read and the watching would not be noticed.
      any = await this.#deliverAll();
    }
    this.#running = false;
    if (any || this.#again) this.#wake(rhythm);
  }

  /** @returns whether there was anything. */
  async #deliverAll(): Promise<boolean> {
    let any = false;
    while (!this.#closed) {
      const records = await this.#source.read(this.#position, readAhead);
      const last = records.at(-1);
      if (last === undefined) break;
      any = true;
      const inOrder = this.#wanted(records);
      const wanted = (await this.#settings.disturb?.(inOrder)) ?? inOrder;
      for (let i = 0; i < wanted.length && !this.#closed; i += this.#settings.batchSize) {
        await this.#deliver(wanted.slice(i, i + this.#settings.batchSize), 0);
      }
      if (this.#closed) return any;
      this.#done(last.position);
      if (records.length < readAhead) break;
    }
    if (!this.#closed) this.#source.consumed(this.#position);
    return any;
  }

  /** The position is stored before what it passes may be forgotten: the journal's groups keep their order. */
  #done(position: string): void {
    this.#position = position;
    const { id } = this.#settings;
    this.#journal.writeLater(() => this.#store.run(id, position));
  }

  #wanted(records: readonly StreamRecord[]): Deliverable[] {
    const wanted: Deliverable[] = [];
    for (const record of records) {
      if (this.#matches(record) && !isUnchanged(record))
        wanted.push({ record, text: recordText(record, this.#settings, this.#place) });
    }
    return wanted;
  }

  #matches(record: StreamRecord): boolean {
    if (this.#filters.length === 0) return true;
    const view = {
      eventName: record.eventName,
      eventSource: 'aws:dynamodb',
      dynamodb: {
        Keys: JSON.parse(record.keys) as unknown,
        get NewImage(): unknown {
          return JSON.parse(record.images().newImage ?? 'null');
        },
        get OldImage(): unknown {
          return JSON.parse(record.images().oldImage ?? 'null');
        },
      },
    };
    return this.#filters.some((matches) => matches(view));
  }

  /** Delivers a batch, and goes on from the first failed record until all are done or given up. */
  async #deliver(batch: readonly Deliverable[], retries: number, since = Date.now()): Promise<void> {
    if (batch.length === 0 || this.#closed) return;
    this.#settings.aged?.(Date.now() - since);
    const outcome = await this.#function.invoke(`{"Records":[${batch.map(({ text }) => text).join(',')}]}`);
    if (this.#closed) return;
    const failed = failedIn(outcome, this.#settings.partialFailures);
    if (failed !== 'all' && failed.size === 0) return;
    const first = failed === 'all' ? 0 : batch.findIndex(({ record }) => failed.has(record.sequenceNumber));
    // What stands before the first failure is done. A failure that names no record of the batch fails it all.
    const rest = batch.slice(Math.max(first, 0));
    const progressed = rest.length < batch.length;
    const { maxRetries, bisect } = this.#settings;
    if (!progressed && maxRetries >= 0 && retries >= maxRetries) return this.#giveUp(rest, retries);
    this.#pausing = true;
    await this.#pause(progressed ? 0 : retries);
    this.#pausing = false;
    if (!bisect || rest.length === 1) return this.#deliver(rest, progressed ? 0 : retries + 1, since);
    // Halving costs no retry: the records that are well get through, the bad one uses up its tries alone.
    const middle = Math.ceil(rest.length / 2);
    await this.#deliver(rest.slice(0, middle), 0, since);
    await this.#deliver(rest.slice(middle), 0, since);
  }

  /** The on-failure destination learns which records were given up, as Lambda writes it. */
  async #giveUp(batch: readonly Deliverable[], retries: number): Promise<void> {
    const first = batch[0]?.record;
    const last = batch.at(-1)?.record;
    if (first === undefined || last === undefined) return;
    const timestamp = new Date().toISOString();
    await this.#settings.onFailure?.send(
      JSON.stringify({
        requestContext: {
          functionArn: this.#function.settings.called.arn,
          condition: 'RetryAttemptsExhausted',
          approximateInvokeCount: retries + 1,
        },
        responseContext: {
          statusCode: 200,
          executedVersion: this.#function.settings.called.version,
          functionError: 'Unhandled',
        },
        version: '1.0',
        timestamp,
        DDBStreamBatchInfo: {
          shardId: 'shardId-00000000000000000000-00000000',
          startSequenceNumber: first.sequenceNumber,
          endSequenceNumber: last.sequenceNumber,
          approximateArrivalOfFirstRecord: timestamp,
          approximateArrivalOfLastRecord: timestamp,
          batchSize: batch.length,
          streamArn: this.#settings.streamArn,
        },
      }),
    );
  }

  #pause(retries: number): Promise<void> {
    const wait = Math.min(retryPause.first * 2 ** retries, retryPause.most);
    return new Promise((resolve) => {
      setTimeout(resolve, wait);
    });
  }
}
