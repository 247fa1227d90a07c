import { type Role, roleScopes, teamGroup } from '../../../../functions/contract/roles.ts';
import { type Team, teams } from '../../../../functions/domain/complaint/vocabulary.ts';

/** Somebody who can sign in on the local machine. `sub` is fixed, so that cases keep their people over restarts. */
export type Person = { username: string; name: string; email: string; sub: string; groups: readonly string[] };

/**
 * Two agents, because a second pair of hands is what races and handovers are tried with. They and the lead are in
 * every team; those after them are in one, to try what other teams may not see.
 */
export const people: readonly Person[] = [
  person('agent', 'Wei Chen', 'agent', '5f0c1a52-6d0e-4a39-9b67-0f6a3c1d7e01'),
  person('agent2', 'Maria Lopez', 'agent', '5f0c1a52-6d0e-4a39-9b67-0f6a3c1d7e02'),
  person('lead', 'Na Li', 'lead', '5f0c1a52-6d0e-4a39-9b67-0f6a3c1d7e03'),
  person('manager', 'Amara Okafor', 'manager', '5f0c1a52-6d0e-4a39-9b67-0f6a3c1d7e04'),
  person('auditor', 'Jun Wang', 'auditor', '5f0c1a52-6d0e-4a39-9b67-0f6a3c1d7e05'),
  person('admin', 'Lena Fischer', 'admin', '5f0c1a52-6d0e-4a39-9b67-0f6a3c1d7e06'),
  person('agent-quality', 'Yu Zhao', 'agent', '5f0c1a52-6d0e-4a39-9b67-0f6a3c1d7e07', ['quality']),
  person('agent-logistics', 'Tom Baker', 'agent', '5f0c1a52-6d0e-4a39-9b67-0f6a3c1d7e08', ['logistics']),
  person('lead-quality', 'Min Zhou', 'lead', '5f0c1a52-6d0e-4a39-9b67-0f6a3c1d7e09', ['quality']),
  person('manager2', 'Olga Petrova', 'manager', '5f0c1a52-6d0e-4a39-9b67-0f6a3c1d7e10'),
];

/** Cognito takes a user's name, `sub` or email address where it asks for a user name. */
export function findPerson(id: string): Person | undefined {
  return people.find(({ username, sub, email }) => username === id || sub === id || email === id);
}

function person(username: string, name: string, role: Role, sub: string, inTeams: readonly Team[] = teams): Person {
  const groups = roleScopes[role] === 'all' ? [role] : [role, ...inTeams.map(teamGroup)];
  return { username, name, email: `${username}@example.com`, sub, groups };
}
