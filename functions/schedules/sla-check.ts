/** Each minute, advance the clocks of the cases that are due. */
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { dueShards } from '../contract/table.ts';
import { sweep, type SweepReport } from '../domain/sla/sweep.ts';
import { log, measures, telemetry } from '../runtime/logging.ts';
import { cases, policies } from '../runtime/table.ts';
import { clock } from '../runtime/time-and-chance.ts';

/** What a sweep keeps in hand to finish the page that it is at. */
const reserveMilliseconds = 10_000;

export const handler = middy(
  async (_tick: unknown, context: Context): Promise<SweepReport> =>
    sweep(
      { cases, policies, clock, log, measures },
      { shards: dueShards, hasTime: () => context.getRemainingTimeInMillis() > reserveMilliseconds },
    ),
).use({
  after: () => {
    telemetry.flush();
  },
});
