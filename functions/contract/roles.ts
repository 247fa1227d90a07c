import { type Team, teams } from '../domain/complaint/vocabulary.ts';
import type { Sight } from '../domain/privacy/masking.ts';

/** Cognito groups, in rising order. A partner has none: the link to their one task is all that they have. */
export const roles = ['agent', 'lead', 'manager', 'auditor', 'admin'] as const;
export type Role = (typeof roles)[number];

/**
 * Whose cases a role sees and works on: those of the teams that the person is in, and those that they have themselves;
 * or all. What a role may do with them stands in the route table (`access`).
 */
export const roleScopes = {
  agent: 'own-teams',
  lead: 'own-teams',
  manager: 'all',
  auditor: 'all',
  admin: 'all',
} as const satisfies Record<Role, 'own-teams' | 'all'>;

/**
 * What a role is shown of the personal data in its cases; see domain/privacy/masking.ts. Whoever answers a customer
 * needs their address and their words, and not the number of their card; what they do need is revealed, with a reason.
 */
export const roleSees = {
  agent: 'no-identifiers',
  lead: 'no-identifiers',
  manager: 'all',
  auditor: 'masked',
  admin: 'masked',
} as const satisfies Record<Role, Sight>;

/** Who is shown a task and not its case, in a department or outside, needs nobody's data to do it. Managers see all. */
export const sightOf = (role: string, seenAs?: 'department' | 'partner'): Sight => {
  const known = roles.find((one) => one === role);
  const sight = known === undefined ? 'masked' : roleSees[known];
  return seenAs !== undefined && sight !== 'all' ? 'masked' : sight;
};

/** Which teams somebody is in is a Cognito group as well: `team-quality`. */
export const teamGroup = (team: Team): string => `team-${team}`;
export const teamsOf = (groups: readonly string[]): Team[] => teams.filter((team) => groups.includes(teamGroup(team)));

/** The scope that a staff access token must carry: `<resource server>/<scope>`. */
export const staffScope = { server: 'redress', name: 'staff' } as const;
