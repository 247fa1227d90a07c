import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { eventPrefix } from '../../functions/contract/table.ts';
import type { PublishedEvent } from '../../functions/domain/complaint/events.ts';
import { relayHandler } from '../../functions/events/relay-handler.ts';
import { announcedDatabase } from '../../lib/local/announcement.ts';
import type { Captured } from './personal.ts';

type Item = Record<string, AttributeValue>;

/** SES's own reports name whom a mail went to, and come to this queue as SES wrote them (docs/privacy.md). */
const ofSes = /-?feedback/;

/**
 * Has the machine's database keep a copy of every message that is ever put into a queue: a handled one is deleted.
 * Dead-letter queues hold what was in these.
 */
export function keepMessages(dataDir: string): void {
  const database = new DatabaseSync(join(dataDir, 'machine.sqlite'), { timeout: 10_000 });
  database.exec(`
    CREATE TABLE IF NOT EXISTS kept_messages (queue TEXT NOT NULL, body TEXT NOT NULL);
    CREATE TRIGGER IF NOT EXISTS keep_messages AFTER INSERT ON queue_messages
      BEGIN INSERT INTO kept_messages VALUES (new.queue, new.body); END`);
  database.close();
}

/** All items of the running machine's table; undefined when the machine has none of ours. */
export async function tableOf(dataDir: string): Promise<Item[] | undefined> {
  const announced = announcedDatabase(dataDir);
  const table = announced?.tables.find((name) => name.startsWith('Redress'));
  if (announced === undefined || table === undefined) return undefined;
  const client = new DynamoDBClient({
    endpoint: announced.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const items: Item[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName: table })) items.push(...Items);
  client.destroy();
  return items;
}

/**
 * All that was written down outside the table: logs with the metrics in them, queues with what came over the bus, and
 * each event of the table once more as the relay publishes it, also those that no queue asks for.
 */
export async function writtenDown(dataDir: string, items: readonly Item[]): Promise<Captured[]> {
  const folder = join(dataDir, 'logs');
  const logs = readdirSync(folder).map((name) => ({
    where: `The log ${name}`,
    text: readFileSync(join(folder, name), 'utf8'),
  }));
  return [...logs, ...messagesIn(dataDir), await publishedOf(items)];
}

function messagesIn(dataDir: string): Captured[] {
  const database = new DatabaseSync(join(dataDir, 'machine.sqlite'), { readOnly: true, timeout: 10_000 });
  const bodies = new Map<string, string[]>();
  for (const { queue, body } of database.prepare('SELECT queue, body FROM kept_messages').all()) {
    const name = String(queue).split(':').at(-1) ?? '';
    if (!ofSes.test(name)) bodies.set(name, [...(bodies.get(name) ?? []), String(body)]);
  }
  database.close();
  return [...bodies].map(([name, texts]) => ({ where: `The queue ${name}`, text: texts.join('\n') }));
}

async function publishedOf(items: readonly Item[]): Promise<Captured> {
  const published: PublishedEvent[] = [];
  const relay = relayHandler({
    bus: {
      publish: async (events) => {
        published.push(...events);
        return events.map(() => ({ ok: true }));
      },
    },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  const Records = items
    .filter(({ sk }) => sk?.S?.startsWith(eventPrefix))
    .map((item) => ({ dynamodb: { NewImage: item, SequenceNumber: item['sk']?.S } }));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as much of a stream's batch as the relay reads
  await relay({ Records } as Parameters<typeof relay>[0], undefined as never);
  return { where: 'The bus', text: JSON.stringify(published) };
}
