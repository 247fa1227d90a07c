import type { Submission } from '../intake/register.ts';
import { canaryKey } from '../intake/synthetic.ts';
import type { Services } from '../services.ts';

/** The public API, as a customer uses it. Each rejects when the answer is not what a customer is promised. */
export interface PublicDesk {
  file(complaint: Submission, idempotencyKey: string): Promise<Ticket>;
  /** The types of what the customer can see that has happened. */
  timeline(ticket: Ticket): Promise<string[]>;
  withdraw(ticket: Ticket): Promise<void>;
}

export type Ticket = { reference: string; trackingSecret: string };

export type CanaryReport = { reference?: string; acknowledgedAfterSeconds?: number; failedAt?: Step };

type Step = 'file' | 'acknowledge' | 'withdraw';

/** SES's mailbox simulator: it takes every mail, and no person reads it. */
const simulator = 'success@simulator.amazonses.com';

/** What is waited before each look, in milliseconds; the last one goes on. */
const pauses = [500, 500, 1000, 1000, 2000, 3000, 5000, 10_000];

/**
 * Complains as a customer does, waits until the customer is told that it has arrived, and takes it back. Never throws:
 * what went wrong is counted and logged, and the next run tries anew.
 *
 * @param hasTime asked before each look
 */
export async function canary(
  {
    desk,
    keyed,
    clock,
    measures,
    log,
    pause,
  }: Pick<Services, 'keyed' | 'clock' | 'measures' | 'log'> & {
    desk: PublicDesk;
    pause: (milliseconds: number) => Promise<void>;
  },
  hasTime: () => boolean,
): Promise<CanaryReport> {
  const began = clock.now();
  const report: CanaryReport = {};
  let step: Step = 'file';
  try {
    const ticket = await desk.file(complaint, await canaryKey(keyed, began));
    report.reference = ticket.reference;
    step = 'acknowledge';
    for (let look = 0; !(await desk.timeline(ticket)).includes('ComplaintAcknowledged'); look += 1) {
      if (!hasTime()) throw new Error('It was not acknowledged in time.');
      await pause(pauses[look] ?? pauses.at(-1) ?? 0);
    }
    report.acknowledgedAfterSeconds = (Date.parse(clock.now()) - Date.parse(began)) / 1000;
    step = 'withdraw';
    await desk.withdraw(ticket);
    if (!(await desk.timeline(ticket)).includes('ComplaintWithdrawn')) throw new Error('It was not withdrawn.');
    measures.count('CanarySucceeded');
    measures.count('CanarySeconds', report.acknowledgedAfterSeconds);
  } catch (error) {
    measures.count('CanaryFailed');
    report.failedAt = step;
    log.error('A complaint of our own did not come through.', {
      step,
      ...(report.reference !== undefined && { reference: report.reference }),
      reason: reasonOf(error),
    });
  }
  return report;
}

/** With its cause: of a connection that fails, `fetch` says no more by itself than that it failed. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
};

const complaint: Submission = {
  customer: { name: 'Canary', email: simulator, language: 'en' },
  description: 'Nobody complained: this is how Redress tries, every few minutes, whether complaints come through.',
};
