import { createHash } from 'node:crypto';
import type { LambdaFunction, Outcome } from './lambda.ts';
import type { Place } from './names.ts';
import { compilePattern, type Matcher } from './pattern.ts';
import type { Message, Queue } from './queue.ts';

export type QueueMappingSettings = {
  batchSize: number;
  /** Batches at once. */
  concurrency: number;
  /** The function says which messages failed (`ReportBatchItemFailures`); otherwise a batch fails as a whole. */
  partialFailures: boolean;
  /** How long a batch that is not full gathers at most (`MaximumBatchingWindowInSeconds`), in milliseconds. */
  windowMilliseconds: number;
  /** Whether people are waiting for answers: then what runs behind them takes its turns more seldom. */
  isRush(): boolean;
  /** Patterns of the mapping's filter criteria; a message that matches none is dropped. None lets all through. */
  filters: readonly unknown[];
};

/**
 * The least time between two batches that are not full, in milliseconds. A lone message goes through at once; a flood
 * travels in full batches, as it does on AWS, where each poll takes what has gathered.
 */
const rhythm = 100;

/**
 * A batch that gathers goes when nothing more has come for this long, in milliseconds. AWS would let the whole window
 * pass; here somebody waits for the mail of a lone message.
 */
const quiet = 500;

/** The least time between two batches in a rush, full or not, in milliseconds. The rest is worked off behind it. */
const rushRhythm = 400;

/**
 * An event source mapping from a queue to a function. What succeeds is removed; what fails stays hidden until its
 * visibility timeout is over and is then tried again, until the queue's redrive policy takes it away.
 */
export class QueueMapping {
  readonly #queue: Queue;
  readonly #function: LambdaFunction;
  readonly #settings: QueueMappingSettings;
  readonly #place: Place;
  readonly #filters: Matcher[];
  #running = 0;
  #lastTaken = Number.NEGATIVE_INFINITY;
  /** When the batch that gathers got its first message, and when its last so far. */
  #gathering: { since: number; last: number } | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(queue: Queue, target: LambdaFunction, settings: QueueMappingSettings, place: Place) {
    this.#queue = queue;
    this.#function = target;
    this.#settings = settings;
    this.#place = place;
    this.#filters = settings.filters.map(compilePattern);
    queue.gathers = settings.windowMilliseconds > 0;
    queue.onVisible(() => {
      const now = performance.now();
      this.#gathering = { since: this.#gathering?.since ?? now, last: now };
      this.#pump();
    });
  }

  #pump(): void {
    while (this.#running < this.#settings.concurrency && this.#queue.visibleCount > 0) {
      const wait = Math.max(this.#lastTaken + this.#pause(), this.#gathered()) - performance.now();
      if (wait > 0) {
        if (this.#timer === undefined) this.#timer = setTimeout(() => this.#resume(), wait);
        return;
      }
      this.#lastTaken = performance.now();
      this.#gathering = undefined;
      const batch = this.#filtered(this.#queue.take(this.#settings.batchSize));
      if (batch.length > 0) void this.#run(batch);
    }
  }

  #pause(): number {
    if (this.#settings.isRush()) return rushRhythm;
    return this.#queue.visibleCount < this.#settings.batchSize ? rhythm : 0;
  }

  /** When what is in the queue has gathered for long enough. */
  #gathered(): number {
    const { batchSize, windowMilliseconds } = this.#settings;
    if (windowMilliseconds === 0 || this.#queue.visibleCount >= batchSize) return Number.NEGATIVE_INFINITY;
    const now = performance.now();
    this.#gathering ??= { since: now, last: now };
    return Math.min(this.#gathering.since + windowMilliseconds, this.#gathering.last + quiet);
  }

  #resume(): void {
    this.#timer = undefined;
    this.#pump();
  }

  async #run(batch: readonly Message[]): Promise<void> {
    this.#running += 1;
    const outcome = await this.#function.invoke(this.#eventOf(batch));
    this.#running -= 1;
    const failed = failedIn(outcome, this.#settings.partialFailures);
    const isFailed = (message: Message): boolean => failed === 'all' || failed.has(message.messageId);
    const known = failed === 'all' || [...failed].every((id) => batch.some((message) => message.messageId === id));
    // A failure that names none of the batch's messages fails them all, as Lambda treats it.
    const done = known ? batch.filter((message) => !isFailed(message)) : [];
    const again = done.filter(() => this.#queue.comesAgain());
    this.#queue.remove(done.filter((message) => !again.includes(message)));
    this.#queue.giveBack(again, 0);
    this.#queue.giveBack(known ? batch.filter(isFailed) : batch);
    this.#pump();
  }

  #filtered(batch: Message[]): Message[] {
    if (this.#filters.length === 0) return batch;
    const passes = (message: Message): boolean => {
      const record = { body: parsed(message.body) };
      return this.#filters.some((matches) => matches(record));
    };
    this.#queue.remove(batch.filter((message) => !passes(message)));
    return batch.filter((message) => !message.removed);
  }

  #eventOf(batch: readonly Message[]): string {
    const Records = batch.map((message) => ({
      messageId: message.messageId,
      receiptHandle: `local-${message.row}-${message.receives}`,
      body: message.body,
      attributes: {
        ApproximateReceiveCount: String(message.receives),
        SentTimestamp: String(message.sentAt),
        SenderId: this.#place.accountId,
        ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
      },
      messageAttributes: {},
      md5OfBody: createHash('md5').update(message.body).digest('hex'),
      eventSource: 'aws:sqs',
      eventSourceARN: this.#queue.settings.arn,
      awsRegion: this.#place.region,
    }));
    return JSON.stringify({ Records });
  }
}

/** Ids of the batch's failed items, or `all`, by Lambda's rules for `batchItemFailures`. */
export function failedIn(outcome: Outcome, partialFailures: boolean): Set<string> | 'all' {
  if (!outcome.ok) return 'all';
  if (!partialFailures || outcome.payload === 'null') return new Set();
  const answer = parsed(outcome.payload);
  if (typeof answer !== 'object' || answer === null) return 'all';
  const failures: unknown = Reflect.get(answer, 'batchItemFailures');
  if (failures === undefined || failures === null) return new Set();
  if (!Array.isArray(failures)) return 'all';
  const ids = new Set<string>();
  for (const failure of failures) {
    const id: unknown = typeof failure === 'object' && failure !== null ? Reflect.get(failure, 'itemIdentifier') : '';
    if (typeof id !== 'string' || id === '') return 'all';
    ids.add(id);
  }
  return ids;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
