import { dueShards } from '../../../functions/contract/table.ts';
import type { Case } from '../../../functions/domain/complaint/complaint.ts';
import { sweep } from '../../../functions/domain/sla/sweep.ts';
import { openWorkingDesk, type WorkingDesk } from '../desk-at-work.ts';
import { median } from '../statistics.ts';
import { callsOf, type Meter, meterOf } from '../units/meter.ts';
import { casesDue, fill, openModels } from './open-cases.ts';

/** Long after the models' last step. */
export const start = Date.parse('2026-06-01T09:00:00.000Z');
const day = 24 * 3_600_000;

/** Sweeps lie closer together than in life, so that all is measured before the first case is due a second time. */
const between = 20_000;
/** When the sweeps of `minutesOf` are over, in milliseconds from the start; some minutes later cases are due again. */
export const afterSweeps = 8 * 60_000;

/** A desk with so many open cases, none of which is due before tomorrow. */
export type FullDesk = {
  desk: WorkingDesk;
  models: Case[];
  meter: Meter;
  open: number;
  minutes: number;
  taken: Set<string>;
};

export async function fullDesk(open: number): Promise<FullDesk> {
  const desk = await openWorkingDesk();
  try {
    const models = await openModels(desk);
    const taken = new Set(models.map(({ reference }) => reference));
    fill(desk, casesDue(models, taken, { name: 'open', count: open, at: (number) => start + day + number * 400 }));
    // The models themselves have long been late: what they have to say is said before anything is measured.
    desk.itIs(new Date(start).toISOString());
    await tick(desk);
    return { desk, models, meter: meterOf(desk.client), open, minutes: 0, taken };
  } catch (error) {
    await desk.close();
    throw error;
  }
}

const tick = (desk: WorkingDesk) => sweep(desk, { shards: dueShards, hasTime: () => true });

/** One kind of minute: so many newly due. Units are a sweep's, milliseconds the median of `rounds` sweeps. */
export type Minute = {
  open: number;
  due: number;
  calls: number;
  read: number;
  write: number;
  milliseconds: number;
  perSecond: number | undefined;
  silent: number;
};

/** Lets minutes pass, each with `due` newly due cases: the same cases however many others are open. */
export async function minutesOf(full: FullDesk, due: number, rounds: number): Promise<Minute> {
  const { desk, models, meter, open, taken } = full;
  const times: number[] = [];
  let first: Omit<Minute, 'milliseconds' | 'perSecond'> | undefined;
  for (let round = 0; round < rounds; round += 1) {
    full.minutes += 1;
    const now = start + full.minutes * between;
    if (now > start + afterSweeps) throw new Error('These are more sweeps than there is room for.');
    if (due > 0) {
      const name = `minute ${full.minutes}`;
      fill(desk, casesDue(models, taken, { name, count: due, at: (number) => now - (number % between) }));
    }
    desk.itIs(new Date(now).toISOString());
    const began = performance.now();
    const { result, tally } = await meter(() => tick(desk));
    times.push(performance.now() - began);
    if (result.due !== due || result.steps !== due || result.failed > 0 || result.left) {
      throw new Error(`A sweep of ${due} due cases took ${result.steps} steps, and ${result.failed} failed.`);
    }
    const { readUnits: read, tableWriteUnits, indexWriteUnits, silent } = tally;
    first ??= { open, due, calls: callsOf(tally), read, write: tableWriteUnits + indexWriteUnits, silent };
  }
  if (!first) throw new Error('No sweep was asked for.');
  const milliseconds = median(times);
  return { ...first, milliseconds, perSecond: due === 0 ? undefined : (due * 1000) / milliseconds };
}
