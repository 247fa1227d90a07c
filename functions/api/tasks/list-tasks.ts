import { taskPage, taskQuery } from '../../contract/task-shapes.ts';
import type { Scope } from '../../domain/casework/scope.ts';
import { type Team, teams } from '../../domain/complaint/vocabulary.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** What departments are asked to do, whosever cases it is for; what is due first at the top. */
export const listTasks = (services: Pick<Services, 'taskQueue'>): Endpoint =>
  endpoint({
    query: taskQuery,
    answer: taskPage,
    handle: async ({ query: { team, state, limit, cursor }, scope }) => ({
      body: await services.taskQueue.list(
        { departments: departmentsOf(team, scope), pile: state },
        { limit, ...(cursor !== undefined && { cursor }) },
      ),
    }),
  });

/** @throws DomainError `access.other-team` for a department that the caller is not in */
function departmentsOf(team: Team | undefined, scope: Scope): readonly Team[] {
  if (scope === 'all') return team ? [team] : teams;
  if (team && !scope.teams.includes(team)) {
    throw new DomainError('access.other-team', { reference: '–', team, teams: scope.teams.join(', ') || '–' });
  }
  return team ? [team] : scope.teams;
}
