import { type AttributeValue, DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { setTimeout as sleep } from 'node:timers/promises';
import { readMail } from '../../functions/adapters/dynamodb/case-items.ts';
import { dynamoCaseStore } from '../../functions/adapters/dynamodb/case-store.ts';
import { dynamoCounterBook } from '../../functions/adapters/dynamodb/counter-book.ts';
import { casePrefix } from '../../functions/contract/table.ts';
import { teams } from '../../functions/domain/complaint/vocabulary.ts';
import type { Counts } from '../../functions/domain/insight/measures/counters.ts';
import type { CaseFile, MailRecord } from '../../functions/domain/services.ts';
import { announcedDatabase } from '../../lib/local/announcement.ts';
import type { Trouble } from '../../lib/local/faults/faults.ts';
import { type LocalMachine, startMachine, waitFor } from '../journeys/machine.ts';

export type Answer = Awaited<ReturnType<LocalMachine['call']>>;

type Item = Record<string, AttributeValue>;

/** What the bench sees of the desk besides its API: the records behind it, the queues, the clock, and what goes wrong. */
export class Desk {
  readonly machine: LocalMachine;
  readonly #tokens = new Map<string, string>();
  constructor(machine: LocalMachine) {
    this.machine = machine;
  }

  static async open(): Promise<Desk> {
    return new Desk(await startMachine({ env: { REDRESS_FAULTS: '1', REDRESS_CLOCK: '2026-03-02T02:00:00Z' } }));
  }

  /** A staff token; the signing key outlives the machine's process. */
  async token(user: string): Promise<string> {
    const known = this.#tokens.get(user);
    if (known !== undefined) return known;
    const token = await this.machine.token(user);
    this.#tokens.set(user, token);
    return token;
  }

  /** From now on these go wrong; none heals all. */
  async trouble(troubles: readonly Trouble[], seed: number): Promise<void> {
    // Troubles are known to the process alone: one that was just killed may still be starting.
    await waitFor(async () => {
      const answer = await this.#try('PUT', '/_local/faults', { seed, troubles });
      if (answer?.status === 400) throw new Error(String(answer.body['message']));
      return answer?.status === 200;
    });
  }

  async struck(): Promise<Record<string, number>> {
    const answer = await this.#try('GET', '/_local/faults');
    return (answer?.body['struck'] ?? {}) as Record<string, number>;
  }

  /** Milliseconds since 1970 on the machine's clock. */
  async now(): Promise<number> {
    const { body } = await this.machine.call('GET', '/_local/clock');
    return Date.parse(String(body['now']));
  }

  /** Moves the clock on when nothing is at work any more: what a run holds for a while is not taken from it. */
  async advance(duration: string): Promise<void> {
    this.#tokens.clear();
    await waitFor(() => this.isQuiet(), { milliseconds: 120_000, because: () => 'The machine does not come to rest.' });
    const answer = await this.machine.call('POST', '/_local/clock', { body: { advance: duration, pace: 'brisk' } });
    if (answer.status !== 200) throw new Error(`The clock was not moved by ${duration}.`);
  }

  /** Steps the clock in the middle of whatever is under way. */
  async step(milliseconds: number): Promise<void> {
    await this.#try('POST', '/_local/faults/clock', { milliseconds });
  }

  /**
   * Lets everything come to rest: whoever failed is tried again after the queues' visibility timeouts, in small steps
   * of the clock, as they come in life.
   */
  async settle(): Promise<void> {
    let patience = 20;
    for (let steps = 0; steps < 150; steps += 1) {
      await waitFor(() => this.isQuiet(), {
        milliseconds: 120_000,
        because: () => 'The machine does not come to rest.',
      });
      const hidden = (await this.machine.queues()).filter(({ inFlight }) => inFlight > 0);
      if (hidden.length > 0) {
        await this.advance('PT15S');
        continue;
      }
      // What is written needs a moment to be noticed.
      await sleep(150);
      const isOver = (await this.isQuiet()) && (await this.machine.queues()).every(({ inFlight }) => inFlight === 0);
      if (!isOver) continue;
      // Mails of steps wait in no queue: a schedule looks after them each minute, and when their claim has run out.
      // What is not urgent may wait for its reader's office hours.
      const { files, mails } = await this.records();
      const urgent = files.flatMap((file) => (file.subject.level.value === 'urgent' ? file.mails : []));
      const owed = mails.some(({ state }) => state === 'claimed') || urgent.some(({ state }) => state === 'waiting');
      patience -= 1;
      if (patience === 0 || !owed) return;
      await this.advance('PT15S');
    }
  }

  /** Nothing visible in a queue that somebody works off, and no function at work. */
  async isQuiet(): Promise<boolean> {
    const answer = await this.#try('GET', '/_local/faults');
    if (answer?.status !== 200 || answer.body['busy'] !== false) return false;
    return (await this.machine.queues()).every(({ visible, deadLetterQueue, name }) =>
      deadLetterQueue === undefined && !name.startsWith('async:') ? true : visible === 0,
    );
  }

  /** Waits until nothing is at work, within these real milliseconds. */
  async rest({ least, most }: { least: number; most: number }): Promise<void> {
    const began = performance.now();
    await sleep(least);
    while (performance.now() - began < most && !(await this.isQuiet())) await sleep(50);
  }

  /** Whether something waits in a queue for its next try, or its turn. */
  async isWaiting(): Promise<boolean> {
    const queues = await this.machine.queues();
    return queues.some(({ deadLetterQueue, visible, inFlight }) => deadLetterQueue && visible + inFlight > 0);
  }

  /** Puts all dead letters back to where they came from, as an operator does after mending. @returns how many */
  async redrive(): Promise<number> {
    let moved = 0;
    for (const { deadLetterQueue, dead = 0 } of await this.machine.queues()) {
      if (dead === 0 || deadLetterQueue === undefined) continue;
      const { body } = await this.machine.call('POST', `/_local/queues/${deadLetterQueue}/redrive`);
      moved += Number(body['moved']);
    }
    return moved;
  }

  /** Writes an item beside the API, as only a poison record is written. */
  async write(item: Item): Promise<void> {
    const { client, table } = this.#database();
    await client.send(new PutItemCommand({ TableName: table, Item: item }));
    client.destroy();
  }

  /** All that stands in the table: cases as the desk reads them, mails' records, and the counters. */
  async records(): Promise<{ files: CaseFile[]; mails: MailRecord[]; counters: Counts }> {
    const { client, table } = this.#database();
    try {
      const items = await scan(client, table);
      const store = dynamoCaseStore(client, table);
      const references = items
        .filter(({ pk, sk }) => pk?.S?.startsWith(casePrefix) && sk?.S === 'CASE')
        .map(({ pk }) => String(pk?.S).slice(casePrefix.length));
      const files: CaseFile[] = [];
      for (const reference of references) {
        const file = await store.open(reference);
        if (file) files.push(file);
      }
      const mails = items.filter(({ sk }) => sk?.S?.startsWith('MAIL#')).map((item) => readMail(item));
      const counters = await dynamoCounterBook(client, table).totals(teams, '0000-01-01');
      return { files, mails, counters };
    } finally {
      client.destroy();
    }
  }

  #database(): { client: DynamoDBClient; table: string } {
    const database = announcedDatabase(this.machine.dataDir);
    const [table = ''] = database?.tables ?? [];
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const endpoint = database?.endpoint ?? '';
    return { client: new DynamoDBClient({ endpoint, region: 'us-east-1', credentials }), table };
  }

  async #try(method: string, path: string, body?: unknown): Promise<Answer | undefined> {
    return this.machine.call(method, path, body === undefined ? {} : { body }).catch(() => undefined);
  }
}

async function scan(client: DynamoDBClient, table: string): Promise<Item[]> {
  const items: Item[] = [];
  let from: Item | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: table, ConsistentRead: true, ...(from && { ExclusiveStartKey: from }) }),
    );
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from);
  return items;
}
