import { randomUUID } from 'node:crypto';
import type { Queues } from './queue-store.ts';

/** A message as the queue holds it. Times are milliseconds since 1970 on the machine's clock. */
export type Message = {
  readonly row: number;
  readonly messageId: string;
  readonly body: string;
  readonly sentAt: number;
  /** How often it was handed out. */
  receives: number;
  firstReceivedAt: number;
  /** While hidden (handed out, or given back after a failure): when it may be seen again. */
  visibleAt: number;
  /** ARN of the queue that it came from, in a dead-letter queue. */
  readonly origin: string | undefined;
  removed: boolean;
};

export type QueueSettings = {
  name: string;
  arn: string;
  visibilityMilliseconds: number;
  delayMilliseconds: number;
  /** Where a message goes that was handed out `maxReceives` times and not removed. */
  redrive?: { deadLetterArn: string; maxReceives: number };
};

export type QueueCounts = { name: string; visible: number; inFlight: number };

/** One standard queue: at least once, roughly in order, hidden while in work, dead letters after the last try. */
export class Queue {
  readonly settings: QueueSettings;
  /** Whether who works it off lets a batch gather first. */
  gathers = false;
  readonly #queues: Queues;
  #visible: Message[] = [];
  #head = 0;
  readonly #hidden = new Set<Message>();
  #timer: NodeJS.Timeout | undefined;
  #timerAt = Number.POSITIVE_INFINITY;
  #listener: (() => void) | undefined;
  #announced = false;
  #closed = false;

  constructor(settings: QueueSettings, queues: Queues) {
    this.settings = settings;
    this.#queues = queues;
  }

  /** @returns when the message is stored. */
  async send(body: string, origin?: string): Promise<Message> {
    const sentAt = Date.now();
    const late = this.#queues.faults?.befalls('queue', this.settings.name, ['late'])?.milliseconds ?? 0;
    const visibleAt = sentAt + this.settings.delayMilliseconds + late;
    const row = this.#queues.nextRow();
    const message = { row, messageId: randomUUID(), body, sentAt, receives: 0, firstReceivedAt: 0, visibleAt };
    const stored: Message = { ...message, origin, removed: false };
    const { insert } = this.#queues.statements;
    await this.#queues.journal.write(() => {
      insert.run(row, this.settings.arn, stored.messageId, body, origin ?? null, sentAt, visibleAt, 0);
    });
    this.admit(stored);
    return stored;
  }

  /** Up to `count` visible messages, hidden from now on until they are removed or their time has run out. */
  take(count: number): Message[] {
    const taken: Message[] = [];
    while (taken.length < count) {
      const message = this.#next();
      if (message === undefined) break;
      if (this.settings.redrive !== undefined && message.receives >= this.settings.redrive.maxReceives) {
        this.#bury(message, this.settings.redrive.deadLetterArn);
        continue;
      }
      message.receives += 1;
      message.firstReceivedAt ||= Date.now();
      this.#hide(message, Date.now() + this.settings.visibilityMilliseconds, false);
      taken.push(message);
    }
    return taken;
  }

  /** Whether a message comes again although the work is done: its removal is lost, on purpose. */
  comesAgain(): boolean {
    return this.#queues.faults?.befalls('queue', this.settings.name, ['twice']) !== undefined;
  }

  /** The work is done: the messages are gone for good. */
  remove(messages: readonly Message[]): void {
    const { remove } = this.#queues.statements;
    for (const message of messages) {
      message.removed = true;
      this.#hidden.delete(message);
      this.#queues.journal.writeLater(() => remove.run(message.row));
    }
  }

  /** The work failed: the messages stay hidden for `milliseconds` more, by default the rest of their time. */
  giveBack(messages: readonly Message[], milliseconds?: number): void {
    for (const message of messages) {
      if (message.removed) continue;
      if (this.#closed) {
        // The machine is stopping: that is no failure of the message, which is seen at the next start.
        message.receives -= 1;
        this.#hide(message, message.visibleAt, false);
        continue;
      }
      const visibleAt = milliseconds === undefined ? message.visibleAt : Date.now() + milliseconds;
      this.#hide(message, visibleAt, true);
    }
  }

  /**
   * Moves all messages back to the queues that they came from, with their receive counts at zero, as SQS's message
   * move task does.
   * @returns how many were moved, and how many have no queue to go back to.
   */
  async redrive(): Promise<{ moved: number; kept: number }> {
    const movable = this.#visible.slice(this.#head).filter((message) => this.#originOf(message) !== undefined);
    const moving = new Set(movable);
    this.#visible = this.#visible.slice(this.#head).filter((message) => !moving.has(message));
    this.#head = 0;
    await Promise.all(movable.map(async (message) => this.#originOf(message)?.send(message.body)));
    this.remove(movable);
    return { moved: movable.length, kept: this.#visible.length };
  }

  /** Throws away the visible messages. @returns how many */
  purge(): number {
    const all = this.#visible.slice(this.#head);
    this.#visible = [];
    this.#head = 0;
    this.remove(all);
    return all.length;
  }

  /** Calls the listener, soon, whenever messages become visible. One listener. */
  onVisible(listener: () => void): void {
    this.#listener = listener;
    if (this.visibleCount > 0) this.#announce();
  }

  /** Messages that `take` would hand out now; none once the queue is closed. */
  get visibleCount(): number {
    return this.#closed ? 0 : this.#visible.length - this.#head;
  }

  /** When the oldest message was sent that is not removed, in work or not; undefined when there is none. */
  get oldest(): number | undefined {
    const all = [...this.#visible.slice(this.#head), ...this.#hidden];
    return all.length === 0 ? undefined : all.reduce((first, { sentAt }) => Math.min(first, sentAt), Infinity);
  }

  counts(): QueueCounts {
    return { name: this.settings.name, visible: this.visibleCount, inFlight: this.#hidden.size };
  }

  /** The visible messages, without taking them. */
  peek(): Pick<Message, 'messageId' | 'body' | 'receives' | 'origin'>[] {
    return this.#visible
      .slice(this.#head)
      .map(({ messageId, body, receives, origin }) => ({ messageId, body, receives, origin }));
  }

  /** Puts a stored message where it belongs. */
  admit(message: Message): void {
    if (message.visibleAt > Date.now()) this.#hide(message, message.visibleAt, false);
    else {
      this.#visible.push(message);
      this.#announce();
    }
  }

  /** Makes visible again whose time has run out, and sets the timer for the next. */
  reveal(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#timerAt = Number.POSITIVE_INFINITY;
    const now = Date.now();
    let next = Number.POSITIVE_INFINITY;
    for (const message of this.#hidden) {
      if (message.visibleAt <= now) {
        this.#hidden.delete(message);
        this.#visible.push(message);
        this.#announce();
      } else next = Math.min(next, message.visibleAt);
    }
    this.#wakeAt(next);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #next(): Message | undefined {
    if (this.#closed || this.#head >= this.#visible.length) return undefined;
    const message = this.#visible[this.#head++];
    if (this.#head > 1024 && this.#head * 2 > this.#visible.length) {
      this.#visible = this.#visible.slice(this.#head);
      this.#head = 0;
    }
    return message;
  }

  /** `lasting`: the time is kept over a restart. What is in work when the machine dies is visible again at once. */
  #hide(message: Message, visibleAt: number, lasting: boolean): void {
    message.visibleAt = visibleAt;
    this.#hidden.add(message);
    this.#wakeAt(visibleAt);
    const { update } = this.#queues.statements;
    this.#queues.journal.writeLater(() => {
      if (!message.removed) update.run(message.receives, lasting ? visibleAt : 0, message.row);
    });
  }

  #wakeAt(time: number): void {
    if (this.#closed || time >= this.#timerAt) return;
    clearTimeout(this.#timer);
    this.#timerAt = time;
    const wait = Math.min(Math.max(time - Date.now(), 0), 2 ** 31 - 1);
    this.#timer = setTimeout(() => this.reveal(), wait);
  }

  #bury(message: Message, deadLetterArn: string): void {
    const grave = this.#queues.find(deadLetterArn);
    if (grave === undefined) throw new Error(`${this.settings.name} has no dead-letter queue ${deadLetterArn}.`);
    message.visibleAt = Number.POSITIVE_INFINITY;
    this.#hidden.add(message);
    void grave.send(message.body, this.settings.arn).then(() => this.remove([message]));
  }

  #originOf(message: Message): Queue | undefined {
    return message.origin === undefined ? undefined : this.#queues.find(message.origin);
  }

  #announce(): void {
    if (this.#announced || this.#listener === undefined) return;
    this.#announced = true;
    setImmediate(() => {
      this.#announced = false;
      if (!this.#closed) this.#listener?.();
    });
  }
}
