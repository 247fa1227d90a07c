import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** A cell: a number is shown with the column's digits, undefined as a dash. */
type Cell = string | number | undefined;

type Column = { key: string; title: string; digits?: number };

export type Table = {
  title: string;
  columns: readonly Column[];
  rows: readonly Record<string, Cell>[];
  /** How to read it: one line each. */
  notes?: readonly string[];
};

/** A target of the issue beside what was seen. `met` is undefined where there is nothing to judge by. */
export type Verdict = { what: string; target: string; seen: string; met: boolean | undefined };

/** What one part found. `unmeasured` says, in sentences, what could not be measured: it makes the run fail. */
export type Findings = { tables: Table[]; verdicts: Verdict[]; unmeasured: string[] };

export type Part = {
  name: string;
  what: string;
  /** `cases`: how many cases to try it with, when somebody asks for more than the usual number. */
  run(options: { quick: boolean; cases?: number; progress: (text: string) => void }): Promise<Findings>;
};

/** Where the figures come from: without it they mean nothing. */
export function machine(): Record<string, string | number> {
  const [processor] = cpus();
  return {
    cores: availableParallelism(),
    processor: processor?.model ?? 'unknown',
    memoryGigabytes: Math.round(totalmem() / 1e9),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    loadBefore: Number((loadavg()[0] ?? 0).toFixed(2)),
  };
}

/** The verdict in a word. */
export const verdictOf = ({ met }: Verdict): string => (met === undefined ? 'not measured' : met ? 'met' : 'missed');

/** The findings as text for a person. */
export function asText(name: string, { tables, verdicts, unmeasured }: Findings): string {
  const judged: Table = {
    title: `${name}: targets of the issue`,
    columns: [
      { key: 'what', title: 'what' },
      { key: 'target', title: 'target' },
      { key: 'seen', title: 'seen' },
      { key: 'verdict', title: 'verdict' },
    ],
    rows: verdicts.map(({ what, target, seen, ...verdict }) => ({
      what,
      target,
      seen,
      verdict: verdictOf({ what, target, seen, ...verdict }),
    })),
  };
  const all = verdicts.length > 0 ? [...tables, judged] : tables;
  return [...all.map(tableText), ...unmeasured.map((sentence) => `NOT MEASURED: ${sentence}\n`)].join('\n');
}

/** The findings as one JSON object a line, numbers unrounded. */
export function asJson(name: string, { tables, verdicts, unmeasured }: Findings): string[] {
  return [
    ...tables.flatMap(({ title, rows }) => rows.map((row) => JSON.stringify({ part: name, table: title, ...row }))),
    ...verdicts.map((verdict) => JSON.stringify({ part: name, ...verdict, verdict: verdictOf(verdict) })),
    ...unmeasured.map((sentence) => JSON.stringify({ part: name, unmeasured: sentence })),
  ];
}

function tableText({ title, columns, rows, notes = [] }: Table): string {
  const cells = rows.map((row) => columns.map((column) => shown(row[column.key], column.digits)));
  const widths = columns.map((column, index) =>
    Math.max(column.title.length, ...cells.map((row) => row[index]?.length ?? 0)),
  );
  const isNumber = columns.map(({ key }) => rows.every((row) => typeof row[key] !== 'string'));
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, index) => (isNumber[index] ? text.padStart(widths[index] ?? 0) : text.padEnd(widths[index] ?? 0)))
      .join('  ')
      .trimEnd();
  return [
    title,
    line(columns.map((column) => column.title)),
    widths.map((width) => '─'.repeat(width)).join('  '),
    ...cells.map(line),
    ...notes.map((note) => `  ${note}`),
    '',
  ].join('\n');
}

function shown(cell: Cell, digits = 0): string {
  if (cell === undefined) return '–';
  return typeof cell === 'string' ? cell : cell.toFixed(digits);
}
