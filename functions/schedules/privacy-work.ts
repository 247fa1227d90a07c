/** Each minute, work on what persons asked about their data; once a day, erase what has been kept long enough. */
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { keepShards } from '../contract/table.ts';
import { retentionRound } from '../domain/privacy/retention-round.ts';
import { type RequestsReport, workOnRequests } from '../domain/privacy/work-requests.ts';
import { readSettings } from '../runtime/environment.ts';
import { exportShelf } from '../runtime/export-shelf.ts';
import { keyed } from '../runtime/key.ts';
import { log, measures, telemetry } from '../runtime/logging.ts';
import { cases, jobs, policies, privacy, related } from '../runtime/table.ts';
import { clock } from '../runtime/time-and-chance.ts';

/** What a run keeps in hand to finish the page that it is at, in milliseconds. */
const reserve = 15_000;

const services = {
  privacy,
  cases,
  related,
  keyed,
  policies,
  jobs,
  exports: exportShelf,
  clock,
  log,
  measures,
  settings: readSettings(),
};

export const handler = middy(
  async (_tick: unknown, context: Context): Promise<RequestsReport & { retention: string }> => {
    const hasTime = (): boolean => context.getRemainingTimeInMillis() > reserve;
    const report = await workOnRequests(services, hasTime);
    const { day, finishedAt = 'going on' } = await retentionRound(services, keepShards, hasTime);
    return { ...report, retention: `${day}: ${finishedAt}` };
  },
).use({
  after: () => {
    telemetry.flush();
  },
});
