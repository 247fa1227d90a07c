import type { StatementSync } from 'node:sqlite';
import type { Faults } from './faults/faults.ts';
import type { Journal } from './journal.ts';
import { Queue, type QueueSettings } from './queue.ts';

/** All queues, on one table of durable rows. A message is stored before `send` answers. */
export class Queues {
  readonly journal: Journal;
  readonly faults: Faults | undefined;
  readonly #queues = new Map<string, Queue>();
  #nextRow: number;
  readonly statements: Record<'insert' | 'remove' | 'update', StatementSync>;

  constructor(journal: Journal, faults?: Faults) {
    this.journal = journal;
    this.faults = faults;
    const { database } = journal;
    database.exec(`CREATE TABLE IF NOT EXISTS queue_messages (
      row INTEGER PRIMARY KEY, queue TEXT NOT NULL, message_id TEXT NOT NULL, body TEXT NOT NULL, origin TEXT,
      sent_at REAL NOT NULL, visible_at REAL NOT NULL, receives INTEGER NOT NULL)`);
    this.statements = {
      insert: database.prepare('INSERT INTO queue_messages VALUES (?, ?, ?, ?, ?, ?, ?, ?)'),
      remove: database.prepare('DELETE FROM queue_messages WHERE row = ?'),
      update: database.prepare('UPDATE queue_messages SET receives = ?, visible_at = ? WHERE row = ?'),
    };
    const last = database.prepare('SELECT max(row) AS row FROM queue_messages').get();
    this.#nextRow = Number(last?.['row'] ?? 0) + 1;
  }

  /** Opens a queue with the messages that it held when the machine last stopped; those in flight are visible again. */
  open(settings: QueueSettings): Queue {
    const queue = new Queue(settings, this);
    this.#queues.set(settings.arn, queue);
    const rows = this.journal.database.prepare('SELECT * FROM queue_messages WHERE queue = ? ORDER BY row');
    for (const row of rows.iterate(settings.arn)) {
      queue.admit({
        row: Number(row['row']),
        messageId: String(row['message_id']),
        body: String(row['body']),
        sentAt: Number(row['sent_at']),
        receives: Number(row['receives']),
        firstReceivedAt: 0,
        visibleAt: Number(row['visible_at']),
        origin: row['origin'] === null ? undefined : String(row['origin']),
        removed: false,
      });
    }
    return queue;
  }

  find(arn: string): Queue | undefined {
    return this.#queues.get(arn);
  }

  all(): Queue[] {
    return [...this.#queues.values()];
  }

  nextRow(): number {
    return this.#nextRow++;
  }

  /** Looks again at what is hidden: the clock was moved. */
  clockMoved(): void {
    for (const queue of this.all()) queue.reveal();
  }

  /** Ends all timers; nothing is handed out any more. */
  close(): void {
    for (const queue of this.all()) queue.close();
  }
}
