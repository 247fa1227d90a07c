import { ensureMayHandle } from './another-handler.ts';
import { becoming, type Actor, type Case, type Instant } from '../complaint/complaint.ts';
import { DomainError } from '../errors.ts';
import type { Decision } from '../services.ts';

type Staff = Extract<Actor, { type: 'staff' }>;

/**
 * "This one is mine." Taking one's own case again changes nothing.
 * @throws DomainError `complaint.already-taken` with `by` and `at` when somebody else has it,
 *   `case.needs-another-handler` when the customer did not agree with what this person decided before
 */
export function take(by: Staff): (subject: Case, now: Instant) => Decision | undefined {
  return (subject, now) => {
    if (subject.assignee !== undefined && subject.assignee !== by.id) {
      throw new DomainError('complaint.already-taken', {
        by: subject.assignee,
        at: subject.assignedAt ?? subject.lastChange.at,
        version: subject.version,
      });
    }
    return handOver(subject, by.id, by, now);
  };
}

/**
 * Gives the case to somebody, whoever has it now.
 * @throws DomainError `case.needs-another-handler`
 */
export const assign =
  (assignee: string, by: Staff) =>
  (subject: Case, now: Instant): Decision | undefined =>
    handOver(subject, assignee, by, now);

function handOver(subject: Case, assignee: string, by: Staff, now: Instant): Decision | undefined {
  if (subject.assignee === assignee && subject.status === 'in-progress') return undefined;
  ensureMayHandle(subject, assignee);
  // Whom the rules chose, and who now takes it on, is not the second to have it.
  const previous = subject.assignee === assignee ? undefined : subject.assignee;
  return {
    next: becoming(subject, 'in-progress', {}, { assignee, assignedAt: now }),
    events: [
      {
        type: 'CaseAssigned',
        at: now,
        by,
        facts: { assignee, ...(previous !== undefined && { previous }), taken: assignee === by.id },
        words: {},
      },
    ],
  };
}
