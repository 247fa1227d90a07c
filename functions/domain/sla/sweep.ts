import { change } from '../complaint/change.ts';
import { DomainError } from '../errors.ts';
import type { Services } from '../services.ts';
import { dueSteps } from './due-steps.ts';

const pageSize = 100;

/** What one sweep did. `left` is true when time ran out before everything that was due had been looked at. */
export type SweepReport = { due: number; steps: number; failed: number; left: boolean };

/**
 * Advances the clocks of every case that is due, and of no other: one query a shard when nothing is.
 * Each step is an event that is written on the condition that nobody wrote it before, so that two sweeps at once, or
 * one sweep twice, take each step once.
 *
 * @param hasTime asked before each page; a sweep that is told no leaves the rest to the next one
 */
export async function sweep(
  services: Pick<Services, 'cases' | 'policies' | 'clock' | 'log' | 'measures'>,
  { shards, hasTime }: { shards: number; hasTime: () => boolean },
): Promise<SweepReport> {
  const report: SweepReport = { due: 0, steps: 0, failed: 0, left: false };
  await Promise.all(Array.from({ length: shards }, (_, shard) => sweepShard(services, shard, hasTime, report)));
  services.measures.count('SweepCasesDue', report.due);
  services.measures.count('StepsTaken', report.steps);
  return report;
}

async function sweepShard(
  services: Pick<Services, 'cases' | 'policies' | 'clock' | 'log' | 'measures'>,
  shard: number,
  hasTime: () => boolean,
  report: SweepReport,
): Promise<void> {
  const seen = new Set<string>();
  for (;;) {
    if (!hasTime()) {
      report.left = true;
      return;
    }
    const now = services.clock.now();
    const page = await services.cases.due(shard, now, pageSize);
    // The index lags behind the table and a failed case stays in it: what this sweep has seen, it leaves alone.
    const fresh = page.filter(({ reference }) => !seen.has(reference));
    for (const { reference } of fresh) seen.add(reference);
    report.due += fresh.length;
    const [oldest] = fresh;
    if (oldest)
      services.measures.count('SweepLagSeconds', Math.max(0, (Date.parse(now) - Date.parse(oldest.dueAt)) / 1000));
    await Promise.all(fresh.map(({ reference }) => advance(services, reference, report)));
    if (page.length < pageSize || fresh.length === 0) return;
  }
}

async function advance(
  services: Pick<Services, 'cases' | 'policies' | 'clock' | 'log'>,
  reference: string,
  report: SweepReport,
): Promise<void> {
  let steps = 0;
  try {
    await change(services, reference, 'step', (subject, now, rules) => {
      const decision = dueSteps(subject, now, rules);
      steps = decision?.events.length ?? 0;
      return decision;
    });
    report.steps += steps;
  } catch (error) {
    // Somebody resolved or withdrew it meanwhile: nothing is due any more.
    if (error instanceof DomainError && error.code === 'complaint.wrong-status') return;
    report.failed += 1;
    services.log.error('A case that is due could not be advanced; the next sweep tries again.', {
      reference,
      reason: error instanceof Error ? error.message : String(error),
    });
  }
}
