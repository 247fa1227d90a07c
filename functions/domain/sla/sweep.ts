import { change } from '../complaint/change.ts';
import { isRefusedByStatus } from '../errors.ts';
import type { Services } from '../services.ts';
import { nextStepAt } from './clock.ts';
import { duePages } from './due-pages.ts';
import { dueSteps } from './due-steps.ts';

/**
 * What one sweep did: how many cases it looked at because they are due, how many steps it took, and how many cases it
 * could not advance. `left` is true when time ran out before everything that was due had been looked at.
 */
export type SweepReport = { due: number; steps: number; failed: number; left: boolean };

/** What is counted beside: deadlines that passed, and by how many seconds the most overdue case was late. */
type Tally = SweepReport & { breached: number; lagSeconds: number };

export type SweepLimits = {
  /** How many partitions of the due index there are; each is worked off on its own, beside the others. */
  shards: number;
  /** Asked before each page; a sweep that is told no leaves the rest to the next one. */
  hasTime: () => boolean;
  /** When it fires, the sweep waits for nothing any more, not even for what it has begun. */
  timeUp?: AbortSignal | undefined;
};

/**
 * Advances the clocks of every case that is due, and of no other: one query a shard when nothing is.
 * Each step is an event that is written on the condition that nobody wrote it before, so that two sweeps at once, one
 * sweep twice, or a sweep that dies and another one take each step once.
 *
 * @throws what a shard could not be read for, after the other shards are done
 */
export async function sweep(
  services: Pick<Services, 'cases' | 'policies' | 'clock' | 'log' | 'measures'>,
  { shards, hasTime, timeUp }: SweepLimits,
): Promise<SweepReport> {
  const report: Tally = { due: 0, steps: 0, failed: 0, left: false, breached: 0, lagSeconds: 0 };
  const work = Promise.allSettled(
    Array.from({ length: shards }, (_, shard) => sweepShard(services, shard, hasTime, report)),
  );
  const outcomes = await (timeUp ? Promise.race([work, fired(timeUp)]) : work);
  services.measures.count('SweepCasesDue', report.due);
  services.measures.count('StepsTaken', report.steps);
  if (report.failed > 0) services.measures.count('SweepCasesFailed', report.failed);
  if (report.breached > 0) services.measures.count('DeadlinesBreached', report.breached);
  const broken = outcomes.find(({ status }) => status === 'rejected');
  // Of what could not be read nobody knows how late it is: to say nothing then rings the alarm.
  const sawAll = !broken && outcomes.length > 0;
  if (sawAll || report.lagSeconds > 0) services.measures.count('SweepLagSeconds', report.lagSeconds);
  if (broken?.status === 'rejected') throw broken.reason;
  // A copy: what was begun and not waited for goes on counting.
  const { due, steps, failed, left } = report;
  return { due, steps, failed, left: left || outcomes.length === 0 };
}

const fired = (signal: AbortSignal): Promise<[]> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve([]);
    else signal.addEventListener('abort', () => resolve([]), { once: true });
  });

async function sweepShard(
  services: Pick<Services, 'cases' | 'policies' | 'clock' | 'log' | 'measures'>,
  shard: number,
  hasTime: () => boolean,
  report: Tally,
): Promise<void> {
  const pages = duePages(services, shard);
  for (let first = true; ; first = false) {
    if (!hasTime()) {
      report.left = true;
      return;
    }
    const { value: page, done } = await pages.next();
    if (done || !page) return;
    report.due += page.length;
    const [oldest] = page;
    if (first && oldest) {
      const late = Date.parse(services.clock.now()) - Date.parse(oldest.dueAt);
      report.lagSeconds = Math.max(report.lagSeconds, late / 1000);
    }
    await Promise.all(page.map(({ reference }) => advance(services, reference, report)));
  }
}

/** One case, whatever becomes of it: a case that fails again and again is in nobody's way. */
async function advance(
  services: Pick<Services, 'cases' | 'policies' | 'clock' | 'log'>,
  reference: string,
  report: Tally,
): Promise<void> {
  let steps = 0;
  let breached = 0;
  try {
    await change(services, reference, 'step', (subject, now, rules) => {
      const decision = dueSteps(subject, now, rules);
      steps = decision?.events.length ?? 0;
      breached = decision?.events.filter(({ type }) => type === 'DeadlineBreached').length ?? 0;
      const next = nextStepAt(subject.clocks);
      // It would stand in the index for ever, and nobody would hear of it.
      if (!decision && next !== undefined && next <= now) throw new Error('Its policies do not know the step.');
      return decision;
    });
    report.steps += steps;
    report.breached += breached;
  } catch (error) {
    // Somebody resolved, merged or withdrew it meanwhile: nothing is due any more.
    if (isRefusedByStatus(error)) return;
    report.failed += 1;
    services.log.error('A case that is due could not be advanced; the next sweep tries again.', {
      reference,
      reason: error instanceof Error ? error.message : String(error),
    });
  }
}
