/**
 * A complaint desk for tests: the real store on the real embedded engine, and fakes only where the world begins
 * (time, chance, the key, mail, analysis).
 */
import { BillingMode, CreateTableCommand, DynamoDBClient, ProjectionType } from '@aws-sdk/client-dynamodb';
import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dynamoAbsenceBook } from '../functions/adapters/dynamodb/absence-book.ts';
import { dynamoBulkStore } from '../functions/adapters/dynamodb/bulk-store.ts';
import { dynamoChangedCases } from '../functions/adapters/dynamodb/changed-cases.ts';
import { dynamoCaseStore } from '../functions/adapters/dynamodb/case-store.ts';
import { s3FileStore } from '../functions/adapters/s3/file-store.ts';
import { dynamoUploadBook } from '../functions/adapters/dynamodb/upload-book.ts';
import { dynamoSolvedIndex } from '../functions/adapters/dynamodb/solved-index.ts';
import { dynamoCounterBook } from '../functions/adapters/dynamodb/counter-book.ts';
import { dynamoCauseTrees } from '../functions/adapters/dynamodb/cause-trees.ts';
import { dynamoEndedIndex } from '../functions/adapters/dynamodb/ended-index.ts';
import { dynamoRemains } from '../functions/adapters/dynamodb/remains.ts';
import { dynamoRelatedBook } from '../functions/adapters/dynamodb/related-book.ts';
import { dynamoJobStore } from '../functions/adapters/dynamodb/job-store.ts';
import { dynamoLostLinks } from '../functions/adapters/dynamodb/lost-links.ts';
import { dynamoRevealBook } from '../functions/adapters/dynamodb/reveal-book.ts';
import { dynamoMailLog } from '../functions/adapters/dynamodb/mail-log.ts';
import { dynamoNoticeStore } from '../functions/adapters/dynamodb/notice-store.ts';
import { dynamoSettlementBook } from '../functions/adapters/dynamodb/settlement-book.ts';
import { dynamoPeopleBook } from '../functions/adapters/dynamodb/people-book.ts';
import { dynamoRoutingBook } from '../functions/adapters/dynamodb/routing-book.ts';
import { dynamoPrivacyBook } from '../functions/adapters/dynamodb/privacy-book.ts';
import { dynamoPolicyBook } from '../functions/adapters/dynamodb/policy-book.ts';
import { dynamoTemplateShelf } from '../functions/adapters/dynamodb/template-shelf.ts';
import { dynamoTaskQueue } from '../functions/adapters/dynamodb/task-queue.ts';
import { tableIndexes, tableKeys } from '../functions/contract/table.ts';
import { Sha256 } from '../functions/runtime/native-sha256.ts';
import type { Services } from '../functions/domain/services.ts';
import { type Engine, startEngine } from '../lib/local/engine.ts';

export type Desk = Pick<
  Services,
  | 'cases'
  | 'policies'
  | 'routing'
  | 'people'
  | 'jobs'
  | 'related'
  | 'bulk'
  | 'causeTrees'
  | 'solved'
  | 'counters'
  | 'changed'
  | 'templates'
  | 'lostLinks'
  | 'reveals'
  | 'privacy'
  | 'exports'
  | 'uploads'
  | 'remains'
  | 'endedIndex'
  | 'files'
  | 'mailLog'
  | 'notices'
  | 'absences'
  | 'taskQueue'
  | 'settlements'
  | 'clock'
  | 'random'
  | 'keyed'
  | 'webhookKeys'
  | 'settings'
  | 'log'
  | 'measures'
> & {
  client: DynamoDBClient;
  table: string;
  /** Where the engine answers, and the SQLite file that it keeps when it is the embedded one. */
  engine: Pick<Engine, 'endpoint' | 'file'>;
  /** Sets the clock on the wall. */
  itIs(instant: string): void;
  later(duration: { minutes?: number; hours?: number; days?: number }): string;
  measured: { name: string; value: number }[];
  /** Places of files that were taken over for handing out. */
  kept: string[];
  /** What lies on the shelf of exports, by place and form. */
  exported: Map<string, string>;
  /** Places of files that were removed. */
  removed: string[];
  close(): Promise<void>;
};

/** One engine process, one table; as empty as a fresh deployment. */
export async function openDesk(start = '2026-03-02T09:00:00.000Z'): Promise<Desk> {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'redress-desk-'));
  const engine: Engine = await startEngine(folder);
  const client = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const table = `cases-${randomUUID()}`;
  await createTable(client, table);

  let now = Date.parse(start);
  const measured: Desk['measured'] = [];
  const kept: string[] = [];
  const exported: Desk['exported'] = new Map();
  const removed: string[] = [];
  return {
    client,
    table,
    engine,
    cases: dynamoCaseStore(client, table),
    policies: dynamoPolicyBook(client, table),
    routing: dynamoRoutingBook(client, table),
    people: dynamoPeopleBook(client, table),
    causeTrees: dynamoCauseTrees(client, table),
    solved: dynamoSolvedIndex(client, table),
    counters: dynamoCounterBook(client, table),
    changed: dynamoChangedCases(client, table),
    templates: dynamoTemplateShelf(client, table),
    jobs: dynamoJobStore(client, table),
    related: dynamoRelatedBook(client, table),
    bulk: dynamoBulkStore(client, table),
    lostLinks: dynamoLostLinks(client, table),
    reveals: dynamoRevealBook(client, table),
    privacy: dynamoPrivacyBook(client, table),
    exports: exportShelf(exported),
    exported,
    uploads: dynamoUploadBook(client, table),
    files: {
      ...linkSigner(),
      keep: async (place) => void kept.push(place),
      remove: async (place) => void removed.push(place),
    },
    kept,
    removed,
    remains: dynamoRemains(client, table),
    endedIndex: dynamoEndedIndex(client, table),
    mailLog: dynamoMailLog(client, table),
    notices: dynamoNoticeStore(client, table),
    absences: dynamoAbsenceBook(client, table),
    taskQueue: dynamoTaskQueue(client, table),
    settlements: dynamoSettlementBook(client, table),
    clock: { now: () => new Date(now).toISOString() },
    random: { bytes: (count) => crypto.getRandomValues(new Uint8Array(count)) },
    webhookKeys: { of: async (source) => (source === webhookSource ? [webhookKey] : []) },
    keyed: { digest: async (message) => createHmac('sha256', 'test key').update(message).digest('hex') },
    settings: {
      brand: { name: 'Acme', colour: '#0b5cad' },
      sender: 'care@acme.example',
      escalation: [
        { name: 'Lead', email: 'lead@acme.example' },
        { name: 'Manager', email: 'manager@acme.example' },
      ],
      onCall: [],
      digest: { moreThan: 5, withinMinutes: 10 },
      approvals: {
        withinOwnLimit: 'suffices',
        limits: {
          CNY: { agent: 0, lead: 50_000, manager: 500_000, twoPeopleAbove: 200_000 },
          JPY: { agent: 0, lead: 10_000, manager: 100_000, twoPeopleAbove: 40_000 },
        },
      },
      disagreeWithinDays: 30,
      defaultLanguage: 'en',
      timeZone: 'Asia/Shanghai',
      retention: { cases: { months: 60, byCategory: { safety: 120 } }, erasureGraceHours: 24 },
      siteUrl: 'https://care.acme.example',
    },
    log: { info: () => {}, warn: () => {}, error: () => {} },
    measures: { count: (name, value = 1) => measured.push({ name, value }) },
    measured,
    itIs: (instant) => {
      now = Date.parse(instant);
    },
    later: ({ minutes = 0, hours = 0, days = 0 }) => {
      now += ((days * 24 + hours) * 60 + minutes) * 60_000;
      return new Date(now).toISOString();
    },
    close: async () => {
      client.destroy();
      await engine.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function createTable(client: DynamoDBClient, table: string): Promise<void> {
  const indexes = Object.values(tableIndexes);
  const keys = new Set([
    tableKeys.partition,
    tableKeys.sort,
    ...indexes.flatMap(({ partition, sort }) => [partition, sort]),
  ]);
  await client.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: BillingMode.PAY_PER_REQUEST,
      AttributeDefinitions: [...keys].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: [
        { AttributeName: tableKeys.partition, KeyType: 'HASH' },
        { AttributeName: tableKeys.sort, KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: indexes.map(({ name, partition, sort, projected }) => ({
        IndexName: name,
        KeySchema: [
          { AttributeName: partition, KeyType: 'HASH' },
          { AttributeName: sort, KeyType: 'RANGE' },
        ],
        Projection:
          projected.length === 0
            ? { ProjectionType: ProjectionType.KEYS_ONLY }
            : { ProjectionType: ProjectionType.INCLUDE, NonKeyAttributes: [...projected] },
      })),
    }),
  );
}

/** A system that files complaints on every desk, and the key that it signs with. */
export const webhookSource = 'shop';
export const webhookKey = Buffer.alloc(48, 'key of the shop');

/** A shelf in memory; how S3 takes and gives it is tested with the store itself. */
const exportShelf = (exported: Desk['exported']): Services['exports'] => ({
  keep: async (place, form, text) => void exported.set(`${place}.${form}`, text),
  link: async (place, form, name, { seconds }) => `https://shelf.example/${place}.${form}?as=${name}&for=${seconds}`,
});

/** Signs links as the functions do; what a signed request would do happens in the tests of the store itself. */
const linkSigner = (): Services['files'] =>
  s3FileStore({
    region: 'eu-west-1',
    bucket: 'files',
    origin: 'https://files.s3.eu-west-1.amazonaws.com',
    endpoint: undefined,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    sha256: Sha256,
  });
