import { change } from '../../complaint/change.ts';
import type { Actor, Case, Instant } from '../../complaint/complaint.ts';
import { type Command, ensureAllowed } from '../../complaint/lifecycle.ts';
import { DomainError } from '../../errors.ts';
import type { Decision, Services } from '../../services.ts';
import type { Placing } from '../../routing/place.ts';
import type { Rules } from '../../sla/clocks.ts';
import { assign } from '../assign.ts';
import { classify } from '../classify.ts';
import { close } from '../conclude.ts';
import { reply } from '../correspond.ts';
import { linkCases } from '../links/link.ts';
import { batchList } from '../links/lists.ts';
import { isOfBatch } from '../links/related.ts';
import { ensureInScope } from '../scope.ts';
import { type BulkAction, type BulkFailure, type BulkJob, bulkLimits } from './job.ts';

type Staff = Extract<Actor, { type: 'staff' }>;
export type Acting = Pick<Services, 'cases' | 'policies' | 'related' | 'log'> & Placing;
type Decide = (subject: Case, now: Instant, rules: Rules) => Decision | undefined | Promise<Decision>;

/** Does a job's action to some cases, each once however often it is asked. @returns those that it could not be done to */
export async function act(services: Acting, job: BulkJob, references: readonly string[]): Promise<BulkFailure[]> {
  if (job.action.action === 'link') return linkAll(services, job, job.action, references);
  const { command, decide } = deed(services, job.action, actorOf(job));
  const outcomes = await someAtOnce(references, async (reference) =>
    attempt(services, reference, async () => {
      await change(
        services,
        reference,
        command,
        async (subject, now, rules) => {
          ensureMeant(job, subject);
          return decide(subject, now, rules);
        },
        { repeatable: { key: `bulk ${job.id}`, request: job.action } },
      );
    }),
  );
  return outcomes.flat();
}

/** The events say who gave the job, and which it was. */
const actorOf = ({ by, id }: BulkJob): Staff => ({ ...by, bulk: id });

function deed(
  services: Placing,
  action: Exclude<BulkAction, { action: 'link' }>,
  by: Staff,
): { command: Command; decide: Decide } {
  switch (action.action) {
    case 'assign':
      return { command: 'assign', decide: assign(action.assignee, by) };
    case 'classify':
      return { command: 'reclassify', decide: classify(services, action, by) };
    case 'close':
      return { command: 'close', decide: close(by) };
    case 'reply':
      return { command: 'reply', decide: replied(action.text, by) };
    default:
      return action satisfies never;
  }
}

/** Who writes to a thousand customers has not taken a thousand cases. */
const replied =
  (text: Record<Case['customer']['language'], string>, by: Staff) =>
  (subject: Case, now: Instant, rules: Rules): Decision => {
    const decision = reply({ text: text[subject.customer.language] }, by)(subject, now, rules);
    if (subject.assignee !== undefined) return decision;
    const { assignee: _assignee, assignedAt: _assignedAt, ...next } = decision.next;
    return { ...decision, next };
  };

/** @throws DomainError `access.other-team`, `bulk.not-of-batch` */
function ensureMeant({ scope, batch }: Pick<BulkJob, 'scope' | 'batch'>, subject: Case): void {
  ensureInScope(subject, scope);
  if (batch && !isOfBatch(subject, batchList(batch.product, batch.batch))) {
    throw new DomainError('bulk.not-of-batch', { reference: subject.reference });
  }
}

/**
 * Links a slice to one case in one transaction, so that the case which all are linked to changes once a slice and not
 * once a case. Those that cannot be linked are left out first.
 */
async function linkAll(
  services: Acting,
  job: BulkJob,
  { to, kind, reason }: Extract<BulkAction, { action: 'link' }>,
  references: readonly string[],
): Promise<BulkFailure[]> {
  const others = references.filter((reference) => reference !== to);
  const unfit = await someAtOnce(others, async (reference) =>
    attempt(services, reference, async () => {
      const subject = await services.cases.find(reference);
      if (!subject) throw new DomainError('complaint.not-found', { reference });
      ensureAllowed('link', subject);
      ensureMeant(job, subject);
    }),
  );
  const failures = unfit.flat();
  const left = others.filter((reference) => !failures.some((failure) => failure.reference === reference));
  if (left.length === 0) return failures;
  const link = async (some: readonly string[]): Promise<void> => {
    await linkCases(services, to, some, { kind, reason }, { by: actorOf(job), scope: job.scope });
  };
  try {
    await link(left);
    return failures;
  } catch {
    // One of them changed just then: each alone says which.
    for (const reference of left) failures.push(...(await attempt(services, reference, async () => link([reference]))));
    return failures;
  }
}

async function attempt(
  { log }: Pick<Services, 'log'>,
  reference: string,
  work: () => Promise<void>,
): Promise<BulkFailure[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (error instanceof DomainError) return [{ reference, code: error.code, details: error.details }];
    const reason = error instanceof Error ? error.message : String(error);
    log.error('A bulk action failed on a case; its job can be resumed.', { reference, reason });
    return [{ reference, code: 'service.failed', details: {} }];
  }
}

/** In their order, a few at a time. */
async function someAtOnce<T>(references: readonly string[], work: (reference: string) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  for (let from = 0; from < references.length; from += bulkLimits.atOnce) {
    done.push(...(await Promise.all(references.slice(from, from + bulkLimits.atOnce).map(work))));
  }
  return done;
}
