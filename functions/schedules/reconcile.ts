/**
 * Day by day, prove that stored deadlines are what the cases' histories say: of cases that changed, of a sample of the
 * others, and of all when clocks are reckoned in another way, or when it is called with `{"everything": true}`. Beside it, file
 * the cases that older releases ended.
 */
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { fileEnded } from '../domain/erasure/file-ended.ts';
import { reconcile, type Round } from '../domain/sla/reconcile.ts';
import { log, measures, telemetry } from '../runtime/logging.ts';
import { environmentValue, readSettings } from '../runtime/environment.ts';
import { cases, changed, counters, endedIndex, jobs, policies } from '../runtime/table.ts';
import { clock } from '../runtime/time-and-chance.ts';

/** What a run keeps in hand to finish the page that it is at. */
const reserveMilliseconds = 30_000;

const settings = readSettings();
const rules = environmentValue('clockRules');

export const handler = middy(async (event: { everything?: unknown }, context: Context): Promise<Round> => {
  const hasTime = (): boolean => context.getRemainingTimeInMillis() > reserveMilliseconds;
  const round = await reconcile({ cases, policies, clock, log, measures, jobs, counters, changed, settings }, hasTime, {
    rules,
    everything: event.everything === true,
  });
  await fileEnded({ cases, endedIndex, jobs, clock }, hasTime);
  return round;
}).use({
  after: () => {
    telemetry.flush();
  },
});
