import type * as z from 'zod';
import { queuePage, queueQuery } from '../../contract/shapes.ts';
import { listQueue } from '../../domain/casework/queue/list-queue.ts';
import { shownRow } from '../../domain/casework/queue/shown-row.ts';
import type { Scope } from '../../domain/casework/scope.ts';
import type { Instant } from '../../domain/complaint/complaint.ts';
import type { Team } from '../../domain/complaint/vocabulary.ts';
import { DomainError } from '../../domain/errors.ts';
import type { QueueFilter, QueuePage, Services } from '../../domain/services.ts';
import { type Call, type Endpoint, endpoint } from '../endpoint.ts';

type Query = z.output<typeof queueQuery>;

/** The queue: most urgent first, then what is due soonest. Without a status, everything that staff still work on. */
export const listCases = (services: Pick<Services, 'cases' | 'clock'>): Endpoint =>
  endpoint({
    query: queueQuery,
    answer: queuePage,
    handle: async (call) => ({ body: await askedQueue(services, call) }),
  });

/** A page of the queue as it was asked for, of what the caller may see. */
export async function askedQueue(
  services: Pick<Services, 'cases' | 'clock'>,
  { query, scope, sight }: Pick<Call<undefined, Query>, 'query' | 'scope' | 'sight'>,
): Promise<QueuePage> {
  const { limit, cursor, sort } = query;
  const filter = { ...filterOf(query, services.clock.now()), ...seen(query.team, query.assignee, scope) };
  const view = { limit, sort, ...(cursor !== undefined && { cursor }) };
  return listQueue(services, { ...filter, shown: shownRow(sight) }, view, scope);
}

/** What is late is due before now. */
function filterOf({ status, assignee, unassigned, level, kind, category, ...query }: Query, now: Instant): QueueFilter {
  const { late, dueBefore, text } = query;
  const bounds = [
    ...(late === undefined ? [] : [now]),
    ...(dueBefore === undefined ? [] : [sortable(dueBefore)]),
  ].toSorted();
  const [earliest] = bounds;
  return {
    ...(status && { status }),
    ...(assignee !== undefined && { assignee }),
    ...(unassigned && { unassigned: true }),
    ...(level && { level }),
    ...(kind && { kind }),
    ...(category && { category }),
    ...(earliest !== undefined && { dueBefore: earliest }),
    ...(text !== undefined && { text: text.trim() }),
  };
}

/** In UTC, as texts that sort; with their offset, the first and last years would have other numbers of digits. */
function sortable(written: string): Instant {
  const [first, last] = [Date.parse('0000-01-01T00:00:00.000Z'), Date.parse('9999-12-31T23:59:59.999Z')];
  return new Date(Math.min(Math.max(Date.parse(written), first), last)).toISOString();
}

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
