import type { Case } from '../complaint/complaint.ts';
import type { Team } from '../complaint/vocabulary.ts';
import { DomainError } from '../errors.ts';
import type { Services } from '../services.ts';

/** Whose cases somebody may see: all, or those of their teams and their own. */
export type Scope = 'all' | { id: string; teams: readonly Team[] };

type Owned = Pick<Case, 'reference' | 'team' | 'assignee'>;

/** Whether somebody may see a case. */
export const isInScope = (subject: Owned, scope: Scope): boolean =>
  scope === 'all' || scope.teams.includes(subject.team) || subject.assignee === scope.id;

/** @throws DomainError `access.other-team`, naming the team whose case it is */
export function ensureInScope(subject: Owned, scope: Scope): void {
  if (scope === 'all' || isInScope(subject, scope)) return;
  throw new DomainError('access.other-team', {
    reference: subject.reference,
    team: subject.team,
    teams: scope.teams.join(', ') || '–',
  });
}

/**
 * Lets somebody at a case, or does not.
 * @param wanted whether the case is wanted even by who may see all
 * @returns the case, when it had to be read to know, or is wanted
 */
export type Gate = (reference: string, scope: Scope, wanted: boolean) => Promise<Case | undefined>;

/**
 * Reads the case of which a request speaks and sees whose it is, before anything else happens.
 * @throws DomainError `complaint.not-found`, `access.other-team`
 */
export const caseGate =
  (services: Pick<Services, 'cases'>): Gate =>
  async (reference, scope, wanted) => {
    if (scope === 'all' && !wanted) return undefined;
    const subject = await services.cases.find(reference);
    if (!subject) throw new DomainError('complaint.not-found', { reference });
    ensureInScope(subject, scope);
    return subject;
  };
