/** When a job over many cases is given or resumed, and each minute while one is not finished, work on it. */
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { type BulkReport, runJobs } from '../domain/casework/bulk/run.ts';
import { log, telemetry } from '../runtime/logging.ts';
import { absences, bulk, cases, people, policies, related, routing } from '../runtime/table.ts';
import { clock } from '../runtime/time-and-chance.ts';

/** What a run keeps in hand to finish the slice that it is at, in milliseconds. */
const reserve = 15_000;

const services = { bulk, cases, policies, related, routing, people, absences, clock, log };

export const handler = middy(
  async (_wake: unknown, context: Context): Promise<BulkReport> =>
    runJobs(services, () => context.getRemainingTimeInMillis() > reserve),
).use({
  after: () => {
    telemetry.flush();
  },
});
