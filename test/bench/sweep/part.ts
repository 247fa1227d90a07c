import { dueShards } from '../../../functions/contract/table.ts';
import { closingAfter } from '../closing.ts';
import type { Findings, Part, Table, Verdict } from '../report.ts';
import { drain, type Drained } from './backlog.ts';
import { type FullDesk, fullDesk, type Minute, minutesOf } from './minutes.ts';

const newlyDue = 100;
const usual = { open: [1_000, 100_000], due: [0, 100, 1_000, 10_000], backlog: 50_000, rounds: 5 } as const;
const short = { open: [1_000, 10_000], due: [0, 100, 1_000], backlog: 2_000, rounds: 3 } as const;
const sameWithin = 0.1;

export const sweeps: Part = {
  name: 'sweep',
  what: 'a sweep against open and against due cases, and how a backlog drains; --cases 1000000 for a million open',
  async run({ quick, cases, progress }) {
    const sizes = quick ? short : usual;
    const open = [...new Set([...sizes.open, ...(cases === undefined ? [] : [cases])])].toSorted((a, b) => a - b);
    const againstOpen: Minute[] = [];
    const againstDue: Minute[] = [];
    let drained: Drained | undefined;
    for (const count of open) {
      progress(`filling a table with ${count} open cases`);
      const full = await fullDesk(count);
      await closingAfter(
        () => full.desk.close(),
        async () => {
          progress(`${newlyDue} newly due of ${count} open`);
          againstOpen.push(await minutesOf(full, newlyDue, sizes.rounds));
          if (count !== sizes.open.at(-1)) return;
          againstDue.push(...(await eachMinute(full, sizes.due, progress)));
          progress(`a backlog of ${sizes.backlog}, in runs as long as on Lambda`);
          drained = await drain(full, sizes.backlog);
        },
      );
    }
    return findings({ againstOpen, againstDue, drained, full: sizes.open.at(-1) ?? 0, asked: cases });
  },
};

async function eachMinute(full: FullDesk, counts: readonly number[], progress: (text: string) => void) {
  const minutes: Minute[] = [];
  for (const due of counts) {
    progress(`${due} due of ${full.open} open`);
    minutes.push(await minutesOf(full, due, due < 5_000 ? 5 : 1));
  }
  return minutes;
}

type Measured = {
  againstOpen: Minute[];
  againstDue: Minute[];
  drained: Drained | undefined;
  full: number;
  asked: number | undefined;
};

function findings({ againstOpen, againstDue, drained, full, asked }: Measured): Findings {
  const minutes = [...againstOpen, ...againstDue];
  return {
    tables: [
      minutesTable(`One sweep with ${newlyDue} newly due cases, against open cases`, againstOpen, [
        'Units as the engine reports them: a query a shard, one consistent read of each due case, one transaction each.',
        ...(asked === undefined ? ['A million open cases: npm run bench -- --only sweep --cases 1000000'] : []),
      ]),
      minutesTable(`One sweep against due cases, ${full} open`, againstDue, [
        'One process with the real store on the embedded engine, which writes one transaction at a time.',
      ]),
      ...(drained ? [drainTable(drained)] : []),
    ],
    verdicts: verdicts(againstOpen, againstDue, drained),
    unmeasured: minutes
      .filter(({ silent }) => silent > 0)
      .map(({ open, due, silent }) => `${due} due of ${open}: the engine did not report ${silent} calls.`),
  };
}

const minutesTable = (title: string, rows: readonly Minute[], notes: readonly string[]): Table => ({
  title,
  columns: [
    { key: 'open', title: 'open' },
    { key: 'due', title: 'due' },
    { key: 'calls', title: 'calls' },
    { key: 'read', title: 'read units', digits: 1 },
    { key: 'write', title: 'write units', digits: 1 },
    { key: 'milliseconds', title: 'ms', digits: 1 },
    { key: 'perSecond', title: 'cases/s' },
  ],
  rows,
  notes,
});

const drainTable = (drained: Drained): Table => ({
  title: 'A backlog, due within one second, in runs of 45 seconds, one after the other',
  columns: [
    { key: 'backlog', title: 'due at once' },
    { key: 'runs', title: 'runs' },
    { key: 'seconds', title: 'seconds', digits: 1 },
    { key: 'longestRun', title: 'longest run', digits: 1 },
    { key: 'perSecond', title: 'cases/s' },
    { key: 'cpu', title: 'CPU ms each', digits: 2 },
    { key: 'newcomers', title: 'due meanwhile' },
    { key: 'newcomersMedian', title: 'waited s', digits: 1 },
    { key: 'newcomersWorst', title: 'at most', digits: 1 },
    { key: 'lost', title: 'lost' },
    { key: 'doubled', title: 'doubled' },
  ],
  rows: [drained],
  notes: [
    'CPU ms each: processor time of the sweep for a case, as its function would need it; the engine has its own.',
    'Due meanwhile: ten cases a second became due while the backlog drained; how long each waited for its step.',
    'Lost, doubled: cases without their step, or with more than one, counted in the events that stand in the table.',
  ],
});

function verdicts(againstOpen: readonly Minute[], againstDue: readonly Minute[], drained?: Drained): Verdict[] {
  const [fewest, ...more] = againstOpen;
  const idle = againstDue.find(({ due }) => due === 0);
  const units = ({ read, write }: Minute): number => read + write;
  return [
    ...more.map((minute): Verdict => {
      const ratio = fewest ? units(minute) / units(fewest) : Number.NaN;
      return {
        what: `${newlyDue} due: units with ${minute.open} open against ${fewest?.open}`,
        target: `within ${sameWithin * 100} %`,
        seen: `${units(minute).toFixed(1)} against ${fewest ? units(fewest).toFixed(1) : '–'}`,
        met: Math.abs(ratio - 1) <= sameWithin,
      };
    }),
    {
      what: 'nothing due: queries',
      target: `1 a shard (${dueShards})`,
      seen: idle ? String(idle.calls) : '–',
      met: idle && idle.calls === dueShards,
    },
    {
      what: `${drained?.backlog} due at once: each run within Lambda's time`,
      target: '≤ 55 s',
      seen: drained ? `${drained.runs} runs, the longest ${drained.longestRun.toFixed(1)} s` : '–',
      met: drained && drained.longestRun <= 55,
    },
    {
      what: `${drained?.backlog} due at once: lost, doubled, failed`,
      target: '0, 0, 0',
      seen: drained ? `${drained.lost}, ${drained.doubled}, ${drained.failed}` : '–',
      met: drained && drained.lost + drained.doubled + drained.failed === 0,
    },
  ];
}
