import type { Instant } from '../../complaint/complaint.ts';
import type { Services } from '../../services.ts';
import { act, type Acting } from './act.ts';
import type { BulkJob, BulkSlice } from './job.ts';

type Needs = Acting & Pick<Services, 'bulk'>;

/** How long a worker holds a job without a sign of life, in milliseconds; each slice renews it. */
const hold = 60_000;

/** What a run did: slices that it worked off, and whether it left some to the next run. */
export type BulkReport = { slices: number; left: boolean };

/**
 * Works on every job that is not finished: one read when there is none. A job goes on slice by slice from where it
 * stands; what a run that died had begun is done again, and changes nothing where it was done before. Two runs at once
 * are no harm, but a job is held by one at a time.
 * @param hasTime asked before each slice
 */
export async function runJobs(services: Needs, hasTime: () => boolean): Promise<BulkReport> {
  const report: BulkReport = { slices: 0, left: false };
  for (const id of await services.bulk.unfinished()) await runJob(services, id, hasTime, report);
  return report;
}

async function runJob(services: Needs, id: string, hasTime: () => boolean, report: BulkReport): Promise<void> {
  const { bulk, clock } = services;
  const found = await bulk.read(id);
  if (found?.job.state === 'finished' || !found) return bulk.settle(id);
  let { job, version } = found;
  if (job.heldUntil !== undefined && job.heldUntil > clock.now()) return;
  const moveOn = async (next: BulkJob, slice?: BulkSlice): Promise<boolean> => {
    const written = await bulk.write(next, version, slice ? { slice } : {});
    job = next;
    version += 1;
    return written;
  };
  if (!(await moveOn({ ...job, heldUntil: until(clock.now()) }))) return;
  while (job.next <= job.slices) {
    if (!hasTime()) {
      report.left = true;
      await moveOn(released(job));
      return;
    }
    const slice = await bulk.slice(id, job.next);
    if (!slice) throw new Error(`Slice ${job.next} of job ${id} is not there.`);
    const { job: next, slice: worked } = await workOff(services, job, slice);
    // Somebody else holds it now: what was done here is not done twice there.
    if (!(await moveOn(next, worked))) return;
    report.slices += 1;
  }
  if (await moveOn({ ...released(job), state: 'finished', finishedAt: clock.now() })) await bulk.settle(id);
}

const until = (now: Instant): Instant => new Date(Date.parse(now) + hold).toISOString();
const released = ({ heldUntil: _heldUntil, ...job }: BulkJob): BulkJob => job;

/** One slice through the job's present round. */
async function workOff(services: Needs, job: BulkJob, slice: BulkSlice): Promise<{ job: BulkJob; slice: BulkSlice }> {
  const todo = slice.round === 0 ? slice.references : slice.failures.map(({ reference }) => reference);
  const failures = todo.length === 0 ? [] : await act(services, job, todo);
  const hadFailed = slice.round === 0 ? 0 : slice.failures.length;
  return {
    job: {
      ...job,
      next: job.next + 1,
      done: job.done + todo.length - failures.length,
      failed: job.failed - hadFailed + failures.length,
      heldUntil: until(services.clock.now()),
    },
    slice: { ...slice, round: job.round, failures },
  };
}
