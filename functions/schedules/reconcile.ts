/** Once a day, prove that every stored deadline is what the case's history says. */
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { reconcile, type Round } from '../domain/sla/reconcile.ts';
import { log, measures, telemetry } from '../runtime/logging.ts';
import { readSettings } from '../runtime/environment.ts';
import { cases, counters, jobs, policies } from '../runtime/table.ts';
import { clock } from '../runtime/time-and-chance.ts';

/** What a run keeps in hand to finish the page that it is at. */
const reserveMilliseconds = 30_000;

const settings = readSettings();

export const handler = middy(
  async (_tick: unknown, context: Context): Promise<Round> =>
    reconcile(
      { cases, policies, clock, log, measures, jobs, counters, settings },
      () => context.getRemainingTimeInMillis() > reserveMilliseconds,
    ),
).use({
  after: () => {
    telemetry.flush();
  },
});
