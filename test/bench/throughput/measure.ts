import { median, percentile } from '../statistics.ts';
import { drain } from './drain.ts';
import { flood, pace } from './load.ts';
import type { Cpu, Running } from './running.ts';

/** As fast as so many connections can, or so many complaints a second. */
export type Shape = { connections: number } | { rate: number };

export type Measured = {
  what: string;
  shape: Shape;
  /** Cases in the table before any load. */
  stored: number;
  runs: number;
  accepted: number;
  /** Accepted complaints a second while the load lasted. */
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  /** Answers that were no 201, and broken connections. */
  errors: number;
  refused: string;
  /** Seconds from the end of the load until every later stage was through. */
  drain: number | undefined;
  /** Complaints a second with the drain included. */
  settledPerSecond: number | undefined;
  /** CPU milliseconds per complaint with every later stage and mail. */
  cpu: Cpu | undefined;
  /** CPU milliseconds per complaint of the load generator, which is in no other figure but takes its share of the cores. */
  generator: number;
  /** Warnings and errors that functions logged meanwhile. */
  warnings: number;
  latestWarning: string | undefined;
  /** What was left undone when waiting was given up. */
  left: string | undefined;
};

/** Puts one load on a machine that has nothing to do, and waits until it has nothing to do again. */
export async function measureLoad(
  running: Running,
  {
    what,
    stored,
    shape,
    seconds,
    drainLimit,
  }: {
    what: string;
    stored: number;
    shape: Shape;
    seconds: number;
    /** Milliseconds. */
    drainLimit: number;
  },
): Promise<Measured> {
  const { url } = running.machine;
  const mailsBefore = await running.mailsToCustomers();
  const warningsBefore = running.complaints().count;
  const before = running.cpu();
  const own = process.cpuUsage();
  const load = await ('rate' in shape ? pace(url, { ...shape, seconds }) : flood(url, { ...shape, seconds }));
  const { user, system } = process.cpuUsage(own);
  const drained = await drain(running, { references: load.references, mailsBefore, limit: drainLimit });

  const accepted = load.latencies.length;
  const perSecond = accepted / (load.elapsed / 1000);
  const { count, latest } = running.complaints();
  const result = {
    what,
    shape,
    stored,
    runs: 1,
    accepted,
    perSecond,
    p50: percentile(load.latencies, 0.5),
    p95: percentile(load.latencies, 0.95),
    p99: percentile(load.latencies, 0.99),
    errors: [...load.refused.values()].reduce((sum, times) => sum + times, 0),
    refused: [...load.refused].map(([why, times]) => `${times} × ${why}`).join(', '),
    generator: (user + system) / 1000 / accepted,
    warnings: count - warningsBefore,
    latestWarning: count > warningsBefore ? latest : undefined,
  };
  if (typeof drained === 'string' || accepted === 0) {
    const left = typeof drained === 'string' ? drained : 'not one complaint was accepted';
    return { ...result, drain: undefined, settledPerSecond: undefined, cpu: undefined, left };
  }
  // A flood breaks off with complaints under way, whose answers nobody counts: their mails tell that they were work too.
  const processed = Math.max(drained.mails, accepted);
  const per = (process: keyof Cpu): number => ((drained.cpu?.[process] ?? 0) - (before?.[process] ?? 0)) / processed;
  return {
    ...result,
    drain: drained.took / 1000,
    settledPerSecond: processed / ((load.elapsed + drained.took) / 1000),
    cpu: drained.cpu && before ? { machine: per('machine'), engine: per('engine') } : undefined,
    left: undefined,
  };
}

/** Runs of the same load as one: the median of each figure, and all their errors. */
export function together(runs: readonly [Measured, ...Measured[]]): Measured {
  const middle = (pick: (run: Measured) => number | undefined): number | undefined => {
    const values = runs.map(pick).filter((value) => value !== undefined);
    return values.length === 0 ? undefined : median(values);
  };
  const sum = (pick: (run: Measured) => number): number => runs.reduce((all, run) => all + pick(run), 0);
  const [machine, engine] = [middle(({ cpu }) => cpu?.machine), middle(({ cpu }) => cpu?.engine)];
  return {
    ...runs[0],
    runs: runs.length,
    accepted: sum((run) => run.accepted),
    perSecond: middle((run) => run.perSecond) ?? 0,
    p50: middle((run) => run.p50) ?? Number.NaN,
    p95: middle((run) => run.p95) ?? Number.NaN,
    p99: middle((run) => run.p99) ?? Number.NaN,
    errors: sum((run) => run.errors),
    refused: runs.flatMap(({ refused }) => (refused === '' ? [] : [refused])).join(', '),
    drain: middle((run) => run.drain),
    settledPerSecond: middle((run) => run.settledPerSecond),
    cpu: machine === undefined || engine === undefined ? undefined : { machine, engine },
    generator: middle((run) => run.generator) ?? Number.NaN,
    warnings: sum((run) => run.warnings),
    latestWarning: runs.findLast((run) => run.latestWarning !== undefined)?.latestWarning,
  };
}
