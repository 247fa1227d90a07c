/** Every five minutes, complain as a customer does, and see that it comes through. */
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { canary, type CanaryReport } from '../domain/customer/canary.ts';
import { keyed } from '../runtime/key.ts';
import { log, measures, telemetry } from '../runtime/logging.ts';
import { desk, pause } from '../runtime/public-desk.ts';
import { clock } from '../runtime/time-and-chance.ts';

/** What a run keeps in hand to look once more, in milliseconds. */
const reserve = 40_000;

const services = { desk, keyed, clock, log, measures, pause };

export const handler = middy(
  async (_tick: unknown, context: Context): Promise<CanaryReport> =>
    canary(services, () => context.getRemainingTimeInMillis() > reserve),
).use({
  after: () => {
    telemetry.flush();
  },
});
