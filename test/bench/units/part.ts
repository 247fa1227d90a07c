import { dueShards, tableIndexes } from '../../../functions/contract/table.ts';
import { closingAfter } from '../closing.ts';
import { openWorkingDesk, type WorkingDesk } from '../desk-at-work.ts';
import type { Findings, Part, Table, Verdict } from '../report.ts';
import { indexEntry, itemBytes } from './dynamodb-rules.ts';
import { type Contents, contentsOf, leastWriteUnits } from './least.ts';
import { givings } from './giving.ts';
import { callsOf, type Meter, meterOf, type Tally } from './meter.ts';
import { lifeOf, type Operation } from './operations.ts';
import { joiningOf } from './joining.ts';
import { measuringOf } from './measuring.ts';
import { solvingOf } from './solving.ts';
import { tasksOf } from './tasks.ts';
import { busyTick, fillDesk, idleTick, queuePages } from './queue-and-sweep.ts';

/** Enough that a team and a person each have more than a page. */
const standing = 132;
const due = 10;
const fewCases = 'a desk with few cases';

type Row = { operation: Operation; tally: Tally; leastRead: number; leastWrite: number };

export const units: Part = {
  name: 'units',
  what: 'write and read units of each operation, as the engine reports them, beside the least possible',
  async run({ progress }) {
    const desk = await openWorkingDesk();
    return closingAfter(
      () => desk.close(),
      async () => measureAll(desk, progress),
    );
  },
};

async function measureAll(desk: WorkingDesk, progress: (text: string) => void): Promise<Findings> {
  const meter = meterOf(desk.client);
  const rows: Row[] = [];
  const measure = async (operations: readonly Operation[]): Promise<void> => {
    for (const operation of operations) rows.push(await measureOne(desk, meter, operation));
  };
  const sizes: Sizes[] = [];
  for (const [number, text] of ['en', 'zh'].entries()) {
    progress(`one complaint from its arrival to its resolution (${text})`);
    const before = await contentsOf(desk.client, desk.table);
    const [submit, ...later] = lifeOf(desk, number, text);
    await measure(submit ? [submit] : []);
    const early = sizesOf(before, await contentsOf(desk.client, desk.table), ' when submitted');
    await measure(later);
    sizes.push({ text, sizes: new Map([...early, ...sizesOf(before, await contentsOf(desk.client, desk.table), '')]) });
  }
  progress('tasks for departments and partners');
  await measure(tasksOf(desk, 0, fewCases));
  progress(`queue and sweep, with ${standing} open cases`);
  await fillDesk(desk, standing);
  await measure(tasksOf(desk, 0, `${standing} open cases`));
  await measure([...queuePages(desk), idleTick(desk), busyTick(desk, due)]);

  progress('cases that are given to somebody of a team of ten');
  await measure(givings(desk));

  progress('cases that belong together, and what solves them');
  rows.push(...(await onOwnDesk(joiningOf)), ...(await onOwnDesk((own, text) => solvingOf(own, 0, text))));

  progress('counters of the dashboard');
  rows.push(...(await onOwnDesk(measuringOf)));

  const unmeasured = rows
    .filter(({ tally }) => tally.silent > 0)
    .map(({ operation, tally }) => `${operation.name}: the engine did not report ${tally.silent} calls.`);
  return { tables: [unitsTable(rows), sizesTable(sizes)], verdicts: verdicts(rows), unmeasured };
}

/** On a desk of its own, for they leave open cases behind: with few others, and with many. */
async function onOwnDesk(steps: (desk: WorkingDesk, text: string) => Operation[]): Promise<Row[]> {
  const desk = await openWorkingDesk();
  return closingAfter(
    () => desk.close(),
    async () => {
      const meter = meterOf(desk.client);
      const rows: Row[] = [];
      for (const operation of steps(desk, fewCases)) rows.push(await measureOne(desk, meter, operation));
      await fillDesk(desk, standing);
      const text = `${standing} open cases`;
      for (const operation of steps(desk, text)) rows.push(await measureOne(desk, meter, operation));
      return rows;
    },
  );
}

async function measureOne(desk: WorkingDesk, meter: Meter, operation: Operation): Promise<Row> {
  await operation.prepare?.();
  const before = await contentsOf(desk.client, desk.table);
  const { tally } = await meter(() => operation.run());
  const after = await contentsOf(desk.client, desk.table);
  // What an operation writes is read by nobody before: its fewest reads follow from what was there.
  return { operation, tally, leastRead: operation.leastReads(before), leastWrite: leastWriteUnits(before, after) };
}

function unitsTable(rows: readonly Row[]): Table {
  return {
    title: 'Units of an operation, as the engine reports them (least: what DynamoDB must charge for the same result)',
    columns: [
      { key: 'operation', title: 'operation' },
      { key: 'text', title: 'text' },
      { key: 'calls', title: 'calls' },
      { key: 'write', title: 'write', digits: 1 },
      { key: 'table', title: 'table', digits: 1 },
      { key: 'indexes', title: 'indexes', digits: 1 },
      { key: 'leastWrite', title: 'least', digits: 1 },
      { key: 'read', title: 'read', digits: 1 },
      { key: 'leastRead', title: 'least', digits: 1 },
      { key: 'refused', title: 'refused' },
      { key: 'which', title: 'which calls' },
    ],
    rows: rows.map(({ operation, tally, leastRead, leastWrite }) => ({
      operation: operation.name,
      text: operation.text,
      calls: callsOf(tally),
      write: tally.tableWriteUnits + tally.indexWriteUnits,
      table: tally.tableWriteUnits,
      indexes: tally.indexWriteUnits,
      leastWrite,
      read: tally.readUnits,
      leastRead,
      refused: tally.refused,
      which: [...tally.calls].map(([name, times]) => (times === 1 ? name : `${times} ${name}`)).join(', '),
    })),
    notes: [
      'Write: 1 KB of an item is a unit, two in a transaction; an index entry that changes one, one that moves two.',
      'Read: 4 KB is a unit, half of it in an index. Least: one consistent read of what the operation must look at; each',
      '  item that changed written once, case and event in one transaction, a mail twice (its claim, then its proof).',
      'Submit is one in a stream; the first in two seconds reads which policies are active: a call and a unit more.',
    ],
  };
}

type Sizes = { text: string; sizes: ReadonlyMap<string, number> };

/** What the items weigh that came since `before`, with their entries in the indexes; `when` is said of those that change. */
function sizesOf(before: Contents, after: Contents, when: string): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const [key, item] of after) {
    if (before.has(key)) continue;
    const type = item['type']?.S;
    sizes.set(`${item['sk']?.S}${type === undefined ? when : ` ${type}`}`, itemBytes(item));
    for (const index of Object.values(tableIndexes)) {
      const entry = indexEntry(index, item);
      if (entry) sizes.set(`index ${index.name}${when}`, itemBytes(entry));
    }
  }
  return sizes;
}

function sizesTable(measured: readonly Sizes[]): Table {
  const names = [...new Set(measured.flatMap(({ sizes }) => [...sizes.keys()]))];
  return {
    title: 'Items of a case, resolved in the end, in bytes by the rules of DynamoDB',
    columns: [{ key: 'item', title: 'item' }, ...measured.map(({ text }) => ({ key: text, title: text }))],
    rows: names.map((item) => ({
      item,
      ...Object.fromEntries(measured.map(({ text, sizes }) => [text, sizes.get(item)])),
    })),
  };
}

function verdicts(rows: readonly Row[]): Verdict[] {
  const submits = rows.filter(({ operation }) => operation.name === 'submit');
  const idle = rows.find(({ operation }) => operation.name === 'sweep tick, idle');
  return [
    ...submits.flatMap(({ operation, tally }): Verdict[] => {
      const written = tally.tableWriteUnits + tally.indexWriteUnits;
      return [
        {
          what: `submit (${operation.text}): calls`,
          target: '1',
          seen: String(callsOf(tally)),
          met: callsOf(tally) === 1,
        },
        {
          what: `submit (${operation.text}), 500 characters: write units`,
          target: '≤ 12',
          seen: String(written),
          met: tally.silent === 0 ? written <= 12 : undefined,
        },
      ];
    }),
    ...costTheSame(rows, 'task: ', 'tasks'),
    ...costTheSame(rows, 'join: ', 'cases that belong together'),
    ...costTheSame(rows, 'solve: ', 'causes, actions, negotiations'),
    ...costTheSame(rows, 'measure: ', 'counters and dashboard'),
    {
      what: 'idle sweep tick: queries',
      target: `≤ 1 a shard (${dueShards})`,
      seen: idle === undefined ? '–' : String(callsOf(idle.tally)),
      met: idle && callsOf(idle.tally) <= dueShards,
    },
  ];
}

/** What is done costs what it costs, however many cases are open. */
function costTheSame(rows: readonly Row[], names: string, what: string): Verdict[] {
  const steps = rows.filter(({ operation }) => operation.name.startsWith(names));
  const cost = ({ tally }: Row): number => tally.readUnits + tally.tableWriteUnits + tally.indexWriteUnits;
  const [few, many] = [
    steps.filter(({ operation }) => operation.text === fewCases),
    steps.filter(({ operation }) => operation.text !== fewCases),
  ].map((some) => some.map(cost));
  return [
    {
      what: `${what}: units of each step with ${standing} open cases more`,
      target: 'the same',
      seen: (many ?? []).join(', '),
      met: JSON.stringify(few) === JSON.stringify(many),
    },
  ];
}
