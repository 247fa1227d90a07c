import { DomainError } from '../errors.ts';
import type { Decision, Services } from '../services.ts';
import type { Case, Instant } from './complaint.ts';
import { type Command, ensureAllowed, lifecycle } from './lifecycle.ts';

const mostAttempts = 6;

/**
 * The one way to change a case: read it, ask whether the command is allowed, decide, write if nobody was faster, and
 * decide again where the lifecycle says that a repeat is right.
 *
 * @param decide what shall be true next; undefined means that there is nothing to do, and the case is returned as it is
 * @param options.expectedVersion the version that the caller saw (If-Match), when it insists on it
 * @param options.known the case as the caller has just read it, which saves the first read
 * @throws DomainError `complaint.not-found`, `complaint.wrong-status`, `complaint.changed` (not the expected version)
 *   or `complaint.conflict` (somebody was faster), the last two with `by`, `at` and `version`
 */
export async function change(
  services: Pick<Services, 'cases' | 'clock'>,
  reference: string,
  command: Command,
  decide: (subject: Case, now: Instant) => Decision | undefined,
  { expectedVersion, known }: { expectedVersion?: number | undefined; known?: Case | undefined } = {},
): Promise<Case> {
  for (let attempt = 1; ; attempt += 1) {
    const subject = attempt === 1 && known ? known : await services.cases.find(reference);
    if (!subject) throw new DomainError('complaint.not-found', { reference });
    if (expectedVersion !== undefined && expectedVersion !== subject.version) {
      throw new DomainError('complaint.changed', whoChanged(subject));
    }
    ensureAllowed(command, subject);
    const decision = decide(subject, services.clock.now());
    if (!decision) return subject;
    try {
      return await services.cases.commit(command, subject, decision);
    } catch (error) {
      if (attempt === mostAttempts || !mayRepeat(error, command, expectedVersion)) throw error;
    }
  }
}

/** Who made the latest change, and when: what a person needs who lost a race. */
export const whoChanged = (subject: Case): Record<string, string | number> => ({
  by: subject.lastChange.by.type === 'staff' ? subject.lastChange.by.id : subject.lastChange.by.type,
  byType: subject.lastChange.by.type,
  what: subject.lastChange.type,
  at: subject.lastChange.at,
  version: subject.version,
});

function mayRepeat(error: unknown, command: Command, expectedVersion: number | undefined): boolean {
  if (!(error instanceof DomainError) || error.code !== 'complaint.conflict') return false;
  if (expectedVersion !== undefined) return false;
  return lifecycle[command].repeats === 'always' || error.details['byType'] === 'system';
}
