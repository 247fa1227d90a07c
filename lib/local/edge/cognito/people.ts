import type { Role } from '../../../../functions/contract/roles.ts';

/** Somebody who can sign in on the local machine. `sub` is fixed, so that cases keep their people over restarts. */
export type Person = { username: string; name: string; email: string; sub: string; groups: readonly Role[] };

/** Two agents, because a second pair of hands is what races and handovers are tried with. */
export const people: readonly Person[] = [
  person('agent', 'Wei Chen', 'agent', '5f0c1a52-6d0e-4a39-9b67-0f6a3c1d7e01'),
  person('agent2', 'Maria Lopez', 'agent', '5f0c1a52-6d0e-4a39-9b67-0f6a3c1d7e02'),
  person('lead', 'Na Li', 'lead', '5f0c1a52-6d0e-4a39-9b67-0f6a3c1d7e03'),
  person('manager', 'Amara Okafor', 'manager', '5f0c1a52-6d0e-4a39-9b67-0f6a3c1d7e04'),
  person('auditor', 'Jun Wang', 'auditor', '5f0c1a52-6d0e-4a39-9b67-0f6a3c1d7e05'),
  person('admin', 'Lena Fischer', 'admin', '5f0c1a52-6d0e-4a39-9b67-0f6a3c1d7e06'),
];

/** Cognito takes a user's name, `sub` or email address where it asks for a user name. */
export function findPerson(id: string): Person | undefined {
  return people.find(({ username, sub, email }) => username === id || sub === id || email === id);
}

function person(username: string, name: string, role: Role, sub: string): Person {
  return { username, name, email: `${username}@example.com`, sub, groups: [role] };
}
