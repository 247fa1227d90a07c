import { queuePage, queueQuery } from '../../contract/shapes.ts';
import type { Scope } from '../../domain/casework/scope.ts';
import type { Team } from '../../domain/complaint/vocabulary.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** The queue: most urgent first, then what is due soonest. Without a status, everything that staff still work on. */
export const listCases = (services: Pick<Services, 'cases'>): Endpoint =>
  endpoint({
    query: queueQuery,
    answer: queuePage,
    handle: async ({ query: { limit, cursor, status, team, assignee }, scope }) => ({
      body: await services.cases.queue(
        {
          ...(status && { status }),
          ...(assignee !== undefined && { assignee }),
          ...seen(team, assignee, scope),
        },
        { limit, ...(cursor !== undefined && { cursor }) },
      ),
    }),
  });

/**
 * The teams whose cases are listed: the one that was asked for, or all that the caller may see. Who asks for their own
 * cases sees them whatever team they belong to.
 * @throws DomainError `access.other-team` for a team that the caller is not in
 */
function seen(team: Team | undefined, assignee: string | undefined, scope: Scope): { teams?: readonly Team[] } {
  if (scope === 'all' || assignee === scope.id) return team ? { teams: [team] } : {};
  if (team && !scope.teams.includes(team)) {
    throw new DomainError('access.other-team', { reference: '–', team, teams: scope.teams.join(', ') || '–' });
  }
  return { teams: team ? [team] : scope.teams };
}
