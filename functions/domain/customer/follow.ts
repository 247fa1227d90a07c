import { withoutTasks } from '../casework/tasks/open-tasks.ts';
import { becoming, type Case, type Instant } from '../complaint/complaint.ts';
import { ensureNotErased } from '../complaint/lifecycle.ts';
import type { CasePart } from '../complaint/parts.ts';
import { secretMatches } from '../complaint/secret.ts';
import { DomainError } from '../errors.ts';
import type { CaseFile, Decision, Services } from '../services.ts';
import { afterwards, type Rules } from '../sla/clocks.ts';

/**
 * The case of whoever holds its tracking secret. One item is read, however long the case's history is: a guess costs
 * no more than that.
 * @throws DomainError `complaint.not-found` for an unknown reference and a wrong secret alike; `complaint.erased`
 */
export async function caseOfSecret(
  services: Pick<Services, 'cases'>,
  reference: string,
  secret: string,
): Promise<Case> {
  const subject = await services.cases.find(reference);
  if (!secretMatches(secret, subject?.trackingHash) || !subject)
    throw new DomainError('complaint.not-found', { reference });
  ensureNotErased(subject);
  return subject;
}

/** The whole case, to somebody who has shown its secret. */
export async function openProven(services: Pick<Services, 'cases'>, reference: string): Promise<CaseFile> {
  const file = await services.cases.open(reference);
  if (!file) throw new DomainError('complaint.not-found', { reference });
  return file;
}

/**
 * Opens a case to the holder of its tracking secret.
 * @throws DomainError `complaint.not-found` for an unknown reference and a wrong secret alike; `complaint.erased`
 */
export async function openWithSecret(
  services: Pick<Services, 'cases'>,
  reference: string,
  secret: string,
): Promise<CaseFile> {
  await caseOfSecret(services, reference, secret);
  return openProven(services, reference);
}

/** The customer adds to the case. */
export const addMessage =
  (text: string) =>
  (subject: Case, now: Instant, rules: Rules): Decision => ({
    next: { ...subject, ...afterwards(subject, [{ is: 'written-to', at: now }], rules) },
    events: [{ type: 'CustomerMessageAdded', at: now, by: { type: 'customer' }, facts: {}, words: { text } }],
  });

/** The customer needs no answer any more: nobody waits, so no clock runs, and no task goes on. */
export const withdraw =
  (reason: string | undefined) =>
  (subject: Case, now: Instant, rules: Rules, parts: readonly CasePart[] = []): Decision => {
    const by = { type: 'customer' } as const;
    const changed = afterwards(subject, [{ is: 'withdrawn', at: now }], rules);
    const withdrawn: Decision = {
      next: becoming(subject, 'withdrawn', { withdrawnAt: now }, changed),
      events: [
        { type: 'ComplaintWithdrawn', at: now, by, facts: {}, words: { ...(reason !== undefined && { reason }) } },
      ],
    };
    return withoutTasks(withdrawn, parts, { because: 'withdrawn', by, now, rules });
  };
