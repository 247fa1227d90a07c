import type { Findings, Part } from '../report.ts';
import { type Measured, measureLoad, type Shape, together } from './measure.ts';
import type { Running } from './running.ts';
import { withMachines } from './machines.ts';
import { loadTable, loadVerdicts } from './tables.ts';

const stores = { few: 1_000, many: 100_000 } as const;
const paced = { rate: 100 } as const;

/**
 * Seconds of each load; how many complaints make a machine warm (three loads are tried); how often the flood that is
 * compared is run; the longest drain that is waited for; and when no further load is begun, in milliseconds from the
 * first.
 */
type Times = {
  warmUp: number;
  warmUpLeast: number;
  flood: number;
  pace: number;
  rounds: number;
  drain: number;
  all: number;
};
const usual: Times = { warmUp: 8, warmUpLeast: 2_500, flood: 8, pace: 8, rounds: 2, drain: 60_000, all: 240_000 };
const short: Times = { warmUp: 1, warmUpLeast: 1, flood: 2, pace: 3, rounds: 1, drain: 30_000, all: 60_000 };

export const throughput: Part = {
  name: 'throughput',
  what: 'complaints a second through the local machine, its answers, drain and CPU time',
  run: async ({ quick, progress }) =>
    withMachines(stores, progress, async (machines) => measureAll(machines, quick ? short : usual, progress)),
};

async function measureAll(
  { few, many }: { few: Running; many: Running },
  times: Times,
  progress: (text: string) => void,
): Promise<Findings> {
  const began = performance.now();
  const left = (): number => times.all - (performance.now() - began);
  const results = new Map<string, Measured[]>();
  const unmeasured: string[] = [];

  async function measure(running: Running, stored: number, shape: Shape, seconds: number): Promise<void> {
    const what =
      'rate' in shape
        ? `${shape.rate}/s`
        : `flood, ${shape.connections} connection${shape.connections === 1 ? '' : 's'}`;
    const name = `${what}, ${stored} cases stored`;
    if (left() <= 0) {
      if (!results.has(name)) unmeasured.push(`${name}: the time of the run was over.`);
      return;
    }
    progress(name);
    const drainLimit = Math.min(times.drain, Math.max(left(), 5_000));
    const measured = await measureLoad(running, { what, stored, shape, seconds, drainLimit });
    results.set(name, [...(results.get(name) ?? []), measured]);
    if (measured.left !== undefined) unmeasured.push(`${name}: ${measured.left}.`);
    else if (measured.cpu === undefined) unmeasured.push(`${name}: no CPU time can be seen here (no /proc).`);
  }

  for (const running of [few, many]) {
    progress('warming up: functions load, code gets compiled');
    const load = { what: 'warm-up', stored: 0, shape: { connections: 16 }, seconds: times.warmUp };
    for (let round = 0, accepted = 0; round < 3 && accepted < times.warmUpLeast; round += 1) {
      const warm = await measureLoad(running, { ...load, drainLimit: times.drain });
      accepted += warm.accepted;
      if (warm.left !== undefined) unmeasured.push(`warm-up: ${warm.left}.`);
    }
  }
  // Turn and turn about, so that a machine that gets slower or faster meanwhile does so for both.
  const flood = { connections: 16 };
  await measure(few, stores.few, flood, times.flood);
  await measure(many, stores.many, flood, times.flood);
  await measure(few, stores.few, { connections: 8 }, times.flood);
  await measure(few, stores.few, { connections: 1 }, times.flood);
  await measure(few, stores.few, paced, times.pace);
  for (let round = 1; round < times.rounds && left() > 0; round += 1) {
    await measure(many, stores.many, flood, times.flood);
    await measure(few, stores.few, flood, times.flood);
  }

  const rows = [...results.values()].flatMap(([first, ...others]) => (first ? [together([first, ...others])] : []));
  return { tables: [loadTable(rows)], verdicts: loadVerdicts(rows, stores), unmeasured };
}
