/** Every five minutes, complain as a customer does, and see that it comes through. */
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { setTimeout as sleep } from 'node:timers/promises';
import { httpPublicDesk } from '../adapters/http/public-desk.ts';
import { canary, type CanaryReport } from '../domain/customer/canary.ts';
import { environmentValue } from '../runtime/environment.ts';
import { keyed } from '../runtime/key.ts';
import { log, measures, telemetry } from '../runtime/logging.ts';
import { clock } from '../runtime/time-and-chance.ts';

/** What a run keeps in hand to look once more, in milliseconds. */
const reserve = 40_000;

const services = {
  desk: httpPublicDesk(environmentValue('siteUrl')),
  keyed,
  clock,
  log,
  measures,
  pause: async (milliseconds: number): Promise<void> => sleep(milliseconds),
};

export const handler = middy(
  async (_tick: unknown, context: Context): Promise<CanaryReport> =>
    canary(services, () => context.getRemainingTimeInMillis() > reserve),
).use({
  after: () => {
    telemetry.flush();
  },
});
