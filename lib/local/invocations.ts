import type { Way } from './iam/access.ts';
import type { LambdaFunction, Outcome } from './lambda.ts';
import type { InvocationError } from './worker.ts';
import type { Message, Queue } from './queue.ts';
import type { Queues } from './queue-store.ts';

export type RetrySettings = {
  /** Tries after the first: Lambda's default is 2. */
  maxRetries: number;
  /** Queue for the bare event of an invocation that failed to the end (the function's `DeadLetterConfig`). */
  deadLetterArn?: string;
  /** Queue for the event with an account of what happened (`OnFailure` destination). */
  destinationArn?: string;
  /** Whether the function's role may put it there. */
  way?: Pick<Way, 'take'>;
};

/** Lambda waits this long before the first and the second retry, in milliseconds. */
const retryDelays = [60_000, 120_000];

/** What had no room is tried again sooner, and more seldom each time it has none: up to five minutes. */
const roomDelay = (times: number): number => Math.min(1000 * 2 ** (times - 1), 300_000);

/**
 * Asynchronous invocations of one function, as a rule or a schedule makes them: the event is stored before the caller
 * goes on, tried again after a minute and after two more, and then dead-lettered.
 */
export class Invocations {
  readonly #function: LambdaFunction;
  readonly #queues: Queues;
  readonly #queue: Queue;
  readonly #settings: RetrySettings;
  readonly #watchers = new Map<number, (outcome: Outcome) => void>();
  /** How often an event found no room, which is no try of the function. */
  readonly #turnedAway = new Map<number, number>();

  constructor(target: LambdaFunction, queues: Queues, settings: RetrySettings) {
    this.#function = target;
    this.#queues = queues;
    this.#settings = settings;
    this.#queue = queues.open({
      name: `async:${target.settings.name}`,
      arn: `${target.settings.arn}:async`,
      visibilityMilliseconds: target.settings.timeoutMilliseconds * 6,
      delayMilliseconds: 0,
    });
    this.#queue.onVisible(() => this.#pump());
  }

  /** @returns when the event is stored. */
  async send(payload: string): Promise<void> {
    await this.#queue.send(payload);
  }

  /** @returns when the event has been tried once, with what came of it. */
  async sendAndWatch(payload: string): Promise<Outcome> {
    const message = await this.#queue.send(payload);
    return new Promise((resolve) => this.#watchers.set(message.row, resolve));
  }

  #pump(): void {
    for (const message of this.#queue.take(this.#queue.visibleCount)) void this.#run(message);
  }

  async #run(message: Message): Promise<void> {
    const outcome = await this.#function.invoke(message.body);
    if (outcome.throttled) {
      const times = (this.#turnedAway.get(message.row) ?? 0) + 1;
      this.#turnedAway.set(message.row, times);
      this.#queue.giveBack([message], roomDelay(times));
      return;
    }
    const tries = message.receives - (this.#turnedAway.get(message.row) ?? 0);
    if (outcome.ok) this.#queue.remove([message]);
    else if (tries <= this.#settings.maxRetries) {
      this.#queue.giveBack([message], retryDelays[tries - 1] ?? retryDelays.at(-1));
    } else {
      const { deadLetterArn, destinationArn, way } = this.#settings;
      if (way?.take() === true) {
        await this.#queues.find(deadLetterArn ?? '')?.send(message.body);
        await this.#queues.find(destinationArn ?? '')?.send(this.#account(message, outcome.error));
      }
      this.#queue.remove([message]);
    }
    if (message.removed) this.#turnedAway.delete(message.row);
    this.#watchers.get(message.row)?.(outcome);
    this.#watchers.delete(message.row);
  }

  /** What an on-failure destination is told. */
  #account(message: Message, error: InvocationError): string {
    const { arn, version } = this.#function.settings.called;
    return JSON.stringify({
      version: '1.0',
      timestamp: new Date().toISOString(),
      requestContext: {
        requestId: message.messageId,
        functionArn: version === '$LATEST' ? `${arn}:$LATEST` : arn,
        condition: 'RetriesExhausted',
        approximateInvokeCount: message.receives,
      },
      requestPayload: JSON.parse(message.body) as unknown,
      responseContext: { statusCode: 200, executedVersion: version, functionError: 'Unhandled' },
      responsePayload: error,
    });
  }
}
