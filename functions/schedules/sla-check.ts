/** Each minute, advance the clocks of the cases that are due. */
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { dueShards } from '../contract/table.ts';
import { sweep, type SweepReport } from '../domain/sla/sweep.ts';
import { log, measures, telemetry } from '../runtime/logging.ts';
import { cases, policies } from '../runtime/table.ts';
import { clock } from '../runtime/time-and-chance.ts';

/** Milliseconds before Lambda ends the run in which no page is begun, and those in which no page is waited for. */
const reserve = { toFinish: 10_000, toReport: 2_000 } as const;

export const handler = middy(async (_tick: unknown, context: Context): Promise<SweepReport> => {
  const left = context.getRemainingTimeInMillis();
  return sweep(
    { cases, policies, clock, log, measures },
    {
      shards: dueShards,
      hasTime: () => context.getRemainingTimeInMillis() > reserve.toFinish,
      timeUp: AbortSignal.timeout(Math.max(0, left - reserve.toReport)),
    },
  );
}).use({
  after: () => {
    telemetry.flush();
  },
});
