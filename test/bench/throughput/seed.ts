import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { caseItem, eventItem } from '../../../functions/adapters/dynamodb/case-items.ts';
import { referenceFrom } from '../../../functions/domain/complaint/reference.ts';
import { originals, originalsCount } from './originals.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const engine = join(root, 'node_modules', '@dynoxide', 'linux-x64', 'dynoxide');

/** What decides the content of a filled table besides its own description. */
const ingredients = [
  'functions/adapters/dynamodb/case-items.ts',
  'functions/domain/complaint/complaint.ts',
  'functions/domain/complaint/events.ts',
  'test/bench/complaints.ts',
  'test/bench/throughput/originals.ts',
  'test/bench/throughput/seed.ts',
  'node_modules/@dynoxide/linux-x64/package.json',
];

/** Items of one export file. */
const chunk = 5000;

/**
 * An engine's file whose table holds `count` cases, each with the item of the case as it is now, with all index keys,
 * and with its first event, which holds the words. Kept in `folder` and taken from there until anything that decides
 * its content changes.
 *
 * It is filled by the engine's own bulk import, with the table's stream switched on but silent: imported items make no
 * stream records, so that no relay sees them and no mail goes out for them, and the load that is measured later works
 * on a table as large as said and on nothing else. Batches of writes through the API would do the same several times
 * slower (and leave 200,000 stream records behind).
 *
 * @param table the description of the table that the machine made, so that keys, indexes and stream are the template's
 */
export async function filledTable(
  folder: string,
  { count, table, progress }: { count: number; table: Record<string, unknown>; progress: (text: string) => void },
): Promise<string> {
  const file = join(folder, `cases-${count}-${keyOf(count, table)}.sqlite`);
  if (existsSync(file)) return file;
  progress(`filling a table with ${count} cases (once; kept in .redress/bench)`);
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, `draft-${process.pid}`);
  const name = String(table['TableName']);
  try {
    mkdirSync(join(draft, 'export', name, 'data'), { recursive: true });
    writeFileSync(join(draft, 'schema.json'), JSON.stringify({ Table: table }));
    await writeExport(join(draft, 'export', name, 'data'), count);
    const output = join(draft, 'cases.sqlite');
    const [source, schema] = [join(draft, 'export'), join(draft, 'schema.json')];
    const run = spawnSync(engine, ['import', '--source', source, '--schema', schema, '--output', output], {
      encoding: 'utf8',
    });
    if (run.status !== 0) throw new Error(`The engine did not import the cases: ${run.stderr || run.error?.message}`);
    for (const old of readdirSync(folder)) if (old.startsWith(`cases-${count}-`)) rmSync(join(folder, old));
    renameSync(output, file);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return file;
}

/** DynamoDB's export format: lines of `{"Item":…}`, compressed. */
async function writeExport(folder: string, count: number): Promise<void> {
  const models = await originals();
  const taken = new Set<string>();
  let lines: string[] = [];
  for (let number = 0; taken.size < count; number += 1) {
    const reference = referenceFrom(createHash('sha256').update(`bench:${number}`).digest());
    if (taken.has(reference)) continue;
    taken.add(reference);
    const model = models[number % originalsCount];
    if (model === undefined) throw new Error('There is no case to repeat.');
    for (const item of [caseItem({ ...model.subject, reference }), eventItem({ ...model.first, reference })]) {
      lines.push(JSON.stringify({ Item: item }));
    }
    if (lines.length >= chunk || taken.size === count) {
      writeFileSync(join(folder, `${taken.size}.json.gz`), gzipSync(`${lines.join('\n')}\n`, { level: 1 }));
      lines = [];
    }
  }
}

function keyOf(count: number, table: Record<string, unknown>): string {
  const { TableName, KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, StreamSpecification } = table;
  const indexes = Array.isArray(GlobalSecondaryIndexes)
    ? GlobalSecondaryIndexes.map(({ IndexName, KeySchema: keys, Projection }) => ({ IndexName, keys, Projection }))
    : [];
  const hash = createHash('sha256').update(
    JSON.stringify({ count, TableName, KeySchema, AttributeDefinitions, indexes, StreamSpecification }),
  );
  for (const file of ingredients) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 12);
}
