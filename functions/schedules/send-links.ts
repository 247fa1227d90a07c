/** Each minute, look at who has lost the link to their case, and have it sent again. */
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { type LostLinksReport, sendLostLinks } from '../domain/customer/lost-links.ts';
import { log, telemetry } from '../runtime/logging.ts';
import { cases, lostLinks, policies } from '../runtime/table.ts';
import { clock } from '../runtime/time-and-chance.ts';

/** Milliseconds before Lambda ends the run in which no request is begun. */
const reserve = 5_000;

export const handler = middy(
  async (_wake: unknown, context: Context): Promise<LostLinksReport> =>
    sendLostLinks({ cases, lostLinks, policies, clock, log }, () => context.getRemainingTimeInMillis() > reserve),
).use({
  after: () => {
    telemetry.flush();
  },
});
