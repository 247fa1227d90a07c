import type { Carrying } from './carry-out.ts';
import { flush } from './flush.ts';
import { withoutAddresses } from './without-addresses.ts';

export type FlushReport = { due: number };

/**
 * Looks at every inbox whose time has come; when none has, that is one query.
 * @throws when a mail could not go, after all others were tried: the next minute tries again, and the alarm counts
 */
export async function flushDue(services: Carrying): Promise<FlushReport> {
  const people = await services.notices.dueBy(services.clock.now());
  const outcomes = await Promise.allSettled(people.map(async (person) => flush(services, person)));
  const failed = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [reasonIn(outcome.reason)] : []));
  for (const reason of failed) {
    services.log.error('A person could not be told of late answers; the next look at the inbox tries again.', {
      reason,
    });
  }
  if (failed.length > 0) throw new Error(`${failed.length} of ${people.length} inboxes could not be worked off.`);
  return { due: people.length };
}

const reasonIn = (error: unknown): string => withoutAddresses(error instanceof Error ? error.message : String(error));
