import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';
import { caseItem } from '../../../functions/adapters/dynamodb/case-items.ts';
import { tableIndexes } from '../../../functions/contract/table.ts';
import { take } from '../../../functions/domain/casework/assign.ts';
import { reply } from '../../../functions/domain/casework/correspond.ts';
import type { Case } from '../../../functions/domain/complaint/complaint.ts';
import { change } from '../../../functions/domain/complaint/change.ts';
import { referenceFrom } from '../../../functions/domain/complaint/reference.ts';
import { register } from '../../../functions/domain/intake/register.ts';
import { nextStepAt } from '../../../functions/domain/sla/clock.ts';
import { submission } from '../complaints.ts';
import { acknowledgeCase, receivedEvent, type WorkingDesk } from '../desk-at-work.ts';
import { indexEntry, itemBytes, type Item } from '../units/dynamodb-rules.ts';

/** Open cases as the product writes them: of three, one was just received, one acknowledged, one answered. */
export async function openModels(desk: WorkingDesk, count = 30): Promise<Case[]> {
  const models: Case[] = [];
  const by = { type: 'staff', id: 'agent', role: 'agent' } as const;
  for (let number = 0; models.length < count; number += 1) {
    const { reference } = await register(desk, submission(number), { enteredBy: { type: 'customer' } });
    if (number % 3 > 0) await acknowledgeCase(desk, await receivedEvent(desk, reference));
    if (number % 3 > 1) {
      await change(desk, reference, 'take', take(by));
      await change(desk, reference, 'reply', reply({ text: 'We are looking at it and will write again.' }, by));
    }
    const model = await desk.cases.find(reference);
    if (model) models.push(model);
  }
  return models;
}

/** The case as if everything in it had happened so much earlier or later that its next step is due at `due`. */
export function dueAt(model: Case, reference: string, due: number): Case {
  const by = due - Date.parse(nextStepAt(model.clocks) ?? '');
  const moved = (at: string): string => new Date(Date.parse(at) + by).toISOString();
  const times = ['acknowledgedAt', 'firstResponseAt', 'assignedAt'] as const;
  return {
    ...model,
    ...Object.fromEntries(times.flatMap((name) => (model[name] === undefined ? [] : [[name, moved(model[name])]]))),
    reference,
    receivedAt: moved(model.receivedAt),
    lastChange: { ...model.lastChange, at: moved(model.lastChange.at) },
    clocks: model.clocks.map((clock) => ({
      ...clock,
      startedAt: moved(clock.startedAt),
      dueAt: moved(clock.dueAt),
      ...(clock.nextStepAt !== undefined && { nextStepAt: moved(clock.nextStepAt) }),
      ...(clock.endedAt !== undefined && { endedAt: moved(clock.endedAt) }),
    })),
  };
}

type Row = Record<string, string | number | null>;

/** What the engine keeps of an item: a row of its table, and one of each index that the item is in. */
function rowsOf(item: Item): Map<string, Row> {
  const pk = item['pk']?.S ?? '';
  const text = (name: string): string => `S:${item[name]?.S}`;
  const rows = new Map<string, Row>();
  rows.set('', {
    pk: text('pk'),
    sk: text('sk'),
    item_json: JSON.stringify(item),
    item_size: itemBytes(item),
    cached_at: null,
    hash_prefix: createHash('md5').update(`Outliers${pk}`).digest('hex').slice(0, 6),
  });
  for (const index of Object.values(tableIndexes)) {
    const entry = indexEntry(index, item);
    if (!entry) continue;
    rows.set(`::gsi::${index.name}`, {
      gsi_pk: text(index.partition),
      gsi_sk: text(index.sort),
      table_pk: text('pk'),
      table_sk: text('sk'),
      item_json: JSON.stringify(entry),
    });
  }
  return rows;
}

/**
 * Puts cases into the embedded engine's file, as the engine itself would: a million of them through its API would take
 * an hour. That the rows are the engine's is checked on one that it wrote.
 */
export function fill(desk: Pick<WorkingDesk, 'engine' | 'table'>, cases: Iterable<Case>): void {
  const { file } = desk.engine;
  if (file === undefined) throw new Error('Cases are filled into the embedded engine’s file; another engine has none.');
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA synchronous = OFF; PRAGMA busy_timeout = 10000; PRAGMA cache_size = -500000');
    checkLayout(database, desk.table);
    const inserts = new Map<string, ReturnType<typeof database.prepare>>();
    const insert = (place: string, row: Row): void => {
      const names = Object.keys(row);
      const known = inserts.get(place);
      const statement =
        known ??
        database.prepare(
          `INSERT INTO "${desk.table}${place}" (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
        );
      if (!known) inserts.set(place, statement);
      statement.run(...Object.values(row));
    };
    database.exec('BEGIN');
    let pending = 0;
    for (const subject of cases) {
      for (const [place, row] of rowsOf(caseItem(subject))) insert(place, row);
      pending += 1;
      if (pending % 50_000 === 0) database.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE); BEGIN');
    }
    database.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
}

/** @throws Error when the engine keeps the rows of a case that it wrote otherwise than `rowsOf` makes them */
function checkLayout(database: DatabaseSync, table: string): void {
  const kept = database.prepare(`SELECT item_json FROM "${table}" WHERE sk = 'S:CASE' LIMIT 1`).get();
  const item: Item = JSON.parse(String(kept?.['item_json']));
  const parsed = (row: Record<string, unknown> | undefined) =>
    row && { ...row, item_json: JSON.parse(String(row['item_json'])) };
  for (const [place, row] of rowsOf(item)) {
    const where = place === '' ? 'pk = ? AND sk = ?' : 'table_pk = ? AND table_sk = ?';
    const found = database
      .prepare(`SELECT * FROM "${table}${place}" WHERE ${where}`)
      .get(`S:${item['pk']?.S}`, 'S:CASE');
    if (!isDeepStrictEqual(parsed(found), parsed(row))) {
      throw new Error('The engine keeps its rows otherwise than this bench fills them.');
    }
  }
}

/**
 * So many cases whose next steps are due at those times. In the order of their keys, which the engine's file takes in
 * several times faster. `taken` holds the references of a table, old and new.
 */
export function* casesDue(
  models: readonly Case[],
  taken: Set<string>,
  { name, count, at }: { name: string; count: number; at: (number: number) => number },
): Generator<Case> {
  const references: string[] = [];
  for (let number = 0; references.length < count; number += 1) {
    const reference = referenceFrom(createHash('sha256').update(`${name}:${number}`).digest());
    if (!taken.has(reference)) references.push(reference);
    taken.add(reference);
  }
  for (const [number, reference] of references.toSorted().entries()) {
    const model = models[number % models.length];
    if (!model) throw new Error('There is no case to repeat.');
    yield dueAt(model, reference, at(number));
  }
}
