import { DomainError } from '../errors.ts';
import type { Decision, Services } from '../services.ts';
import type { Rules } from '../sla/clocks.ts';
import {
  type ChangeOptions,
  markOf,
  mayRepeat,
  mostAttempts,
  remembering,
  wasDone,
  whoChanged,
  withinBudget,
} from './change.ts';
import type { Case, Instant } from './complaint.ts';
import { type Command, ensureAllowed } from './lifecycle.ts';

/** A case and what is done to it; the first is the one that the caller speaks of. */
export type Party = { reference: string; command: Command };

/**
 * Changes several cases in one transaction: all of them, or none. What `change` does for one case holds for each: the
 * lifecycle's row, the budget for words, the version. The first party's case remembers a repeatable request.
 *
 * @param decide one decision for each case, in their order; undefined means that there is nothing to do
 * @returns the parties' cases in their order, and then the one that was created, if any
 * @throws DomainError as `change` does, of whichever case it concerns
 */
export async function changeTogether(
  services: Pick<Services, 'cases' | 'clock' | 'policies'>,
  parties: readonly Party[],
  decide: (
    subjects: readonly Case[],
    now: Instant,
    rules: readonly Rules[],
  ) => Joint | undefined | Promise<Joint | undefined>,
  { expectedVersion, repeatable }: Pick<ChangeOptions, 'expectedVersion' | 'repeatable'> = {},
): Promise<Case[]> {
  for (let attempt = 1; ; attempt += 1) {
    const subjects = await Promise.all(parties.map(async ({ reference }) => found(services, reference)));
    const [first] = subjects;
    const command = parties[0]?.command;
    if (!first || !command) throw new Error('Nothing can be changed together with nothing.');
    const request = repeatable && markOf(command, repeatable);
    if (request && wasDone(first, request)) return subjects;
    if (expectedVersion !== undefined && expectedVersion !== first.version) {
      throw new DomainError('complaint.changed', whoChanged(first));
    }
    parties.forEach((party, index) => {
      const subject = subjects[index];
      if (subject) ensureAllowed(party.command, subject);
    });
    const rules = await Promise.all(subjects.map(({ policies }) => services.policies.of(policies)));
    const joint = await decide(subjects, services.clock.now(), rules);
    if (!joint) return subjects;
    const changes = joint.changes.flatMap((decision, index) => {
      const party = parties[index];
      const before = subjects[index];
      if (!decision || !party || !before) return [];
      const marked = remembering(index === 0 ? request : undefined, withinBudget(party.command, before, decision));
      return { command: party.command, before, decision: marked };
    });
    try {
      const written = await services.cases.commitTogether([
        ...changes,
        ...(joint.created ? [{ decision: joint.created }] : []),
      ]);
      if (written === 'taken') throw new DomainError('service.unavailable', { retryAfter: 1 });
      const changed = new Map(written.map((subject) => [subject.reference, subject]));
      const created = joint.created && changed.get(joint.created.next.reference);
      return [...subjects.map((subject) => changed.get(subject.reference) ?? subject), ...(created ? [created] : [])];
    } catch (error) {
      const loser = parties.find(
        ({ reference }) => error instanceof DomainError && error.details['reference'] === reference,
      );
      if (attempt < mostAttempts && mayRepeat(error, loser?.command ?? command, expectedVersion)) continue;
      const winner = request && (await services.cases.find(first.reference));
      if (winner && wasDone(winner, request))
        return Promise.all(parties.map(async (one) => found(services, one.reference)));
      throw error;
    }
  }
}

/** A decision for each party in its place, none for those that stay as they are; and a case that becomes of them. */
export type Joint = { changes: readonly (Decision | undefined)[]; created?: Decision };

async function found({ cases }: Pick<Services, 'cases'>, reference: string): Promise<Case> {
  const subject = await cases.find(reference);
  if (!subject) throw new DomainError('complaint.not-found', { reference });
  return subject;
}
