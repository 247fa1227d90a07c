import { DatabaseSync } from 'node:sqlite';
import { dueShards } from '../../../functions/contract/table.ts';
import { nextStepAt } from '../../../functions/domain/sla/clock.ts';
import { sweep } from '../../../functions/domain/sla/sweep.ts';
import { percentile } from '../statistics.ts';
import { afterSweeps, type FullDesk, start } from './minutes.ts';
import { casesDue, fill } from './open-cases.ts';

/** What functions/schedules/sla-check.ts leaves a run of the 55 seconds that lib/stacks/service.ts gives it. */
const budget = 45_000;

export type Drained = {
  backlog: number;
  /** Cases that became due while the backlog drained. */
  newcomers: number;
  runs: number;
  /** Of the drain, and of its longest run. */
  seconds: number;
  longestRun: number;
  perSecond: number;
  /** Milliseconds of processor time of this process for one case: what Lambda would need, without the engine. */
  cpu: number;
  failed: number;
  /** Cases with no step, and with more than one. */
  lost: number;
  doubled: number;
  /** Seconds from the due time to the step, of those that became due meanwhile. */
  newcomersMedian: number;
  newcomersWorst: number;
};

/** A mass incident: `backlog` cases due within one second, and some more every second while they are worked off. */
export async function drain({ desk, models, taken }: FullDesk, backlog: number): Promise<Drained> {
  const { file } = desk.engine;
  if (file === undefined) throw new Error('The steps are counted in the embedded engine’s file.');
  const zero = start + afterSweeps + 1000;
  const newcomers = Math.ceil(backlog / 250);
  const late = [
    ...casesDue(models, taken, { name: 'backlog', count: backlog, at: (number) => zero - (number % 1000) }),
  ];
  const fresh = [
    ...casesDue(models, taken, { name: 'newcomers', count: newcomers, at: (number) => zero + 1 + number * 100 }),
  ];
  fill(desk, [...late, ...fresh]);

  const began = performance.now();
  const cpuBefore = process.cpuUsage();
  const elapsed = (): number => performance.now() - began;
  const real = { ...desk, clock: { now: () => new Date(zero + elapsed()).toISOString() } };
  const runs: number[] = [];
  let failed = 0;
  for (let left = true; left; ) {
    const from = elapsed();
    const report = await sweep(real, { shards: dueShards, hasTime: () => elapsed() - from < budget });
    runs.push((elapsed() - from) / 1000);
    failed += report.failed;
    left = report.left;
  }
  const seconds = elapsed() / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  // Those that were due too late for the last run.
  real.clock.now = () => new Date(zero + newcomers * 100 + 60_000).toISOString();
  await sweep(real, { shards: dueShards, hasTime: () => true });

  const steps = stepsTaken(file, desk.table, zero);
  const all = [...late, ...fresh].map(({ reference }) => steps.get(reference));
  const waits = fresh.flatMap(({ reference, clocks }) => {
    const due = Date.parse(nextStepAt(clocks) ?? '');
    const waited = Date.parse(steps.get(reference)?.at ?? '') - due;
    return due < zero + seconds * 1000 ? [waited / 1000] : [];
  });
  return {
    backlog,
    newcomers: waits.length,
    runs: runs.length,
    seconds,
    longestRun: Math.max(...runs),
    perSecond: backlog / seconds,
    cpu: (user + system) / 1000 / backlog,
    failed,
    lost: all.filter((one) => one === undefined).length,
    doubled: all.filter((one) => one !== undefined && one.count > 1).length,
    newcomersMedian: percentile(waits, 0.5),
    newcomersWorst: percentile(waits, 1),
  };
}

/** The steps taken since then, counted in the table itself: how many of each case, and when the first was taken. */
function stepsTaken(file: string, table: string, since: number): Map<string, { count: number; at: string }> {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const at = "json_extract(item_json, '$.at.S')";
    const rows = database
      .prepare(
        `SELECT pk, count(*) AS steps, min(${at}) AS first FROM "${table}"
         WHERE sk LIKE 'S:EVENT#%' AND ${at} >= ? GROUP BY pk`,
      )
      .all(new Date(since).toISOString());
    return new Map(
      rows.map(({ pk, steps, first }) => [
        String(pk).slice('S:CASE#'.length),
        { count: Number(steps), at: String(first) },
      ]),
    );
  } finally {
    database.close();
  }
}
