import type { Actor } from '../complaint/complaint.ts';
import type { Language, Team } from '../complaint/vocabulary.ts';
import type { Scope } from '../casework/scope.ts';
import { DomainError } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Person } from './people.ts';

type Staff = Extract<Actor, { type: 'staff' }>;

/** What is entered of somebody. */
export type Entry = {
  /** As colleagues call them. @default the directory's */
  name?: string | undefined;
  teams: readonly Team[];
  languages: readonly Language[];
  takesCases: boolean;
  capacity: number;
};

/**
 * Enters to what extent somebody is given cases, in place of what was entered before. A case that they have stays with
 * them.
 *
 * @param known a user name or a mail address of the staff directory
 * @param scope whose teams they may enter: a lead may change people of their own teams, and bring them into and out of
 *   these alone
 * @throws DomainError `request.invalid` naming `id` when the directory does not know them; `people.other-team`
 */
export async function enterPerson(
  { people, staff, clock }: Pick<Services, 'people' | 'staff' | 'clock'>,
  known: string,
  entry: Entry,
  { by, scope }: { by: Staff; scope: Scope },
): Promise<Person> {
  const [found, entered] = await Promise.all([staff.find(known), people.list()]);
  if (!found) throw new DomainError('request.invalid', {}, [{ field: 'id', code: 'not-staff', detail: '' }]);
  const id = found.id ?? known;
  ensureOwn(scope, entered.find((one) => one.id === id)?.teams ?? [], entry.teams);
  const person: Person = {
    id,
    name: entry.name ?? found.name,
    teams: [...new Set(entry.teams)],
    languages: [...new Set(entry.languages)],
    takesCases: entry.takesCases,
    capacity: entry.capacity,
    changedAt: clock.now(),
    changedBy: by.id,
  };
  await people.put(person);
  return person;
}

function ensureOwn(scope: Scope, before: readonly Team[], after: readonly Team[]): void {
  if (scope === 'all') return;
  const moved = [...before.filter((team) => !after.includes(team)), ...after.filter((team) => !before.includes(team))];
  const own = scope.teams.some((team) => before.includes(team) || after.includes(team));
  const other = own ? moved.filter((team) => !scope.teams.includes(team)) : [...before, ...after];
  if (own && other.length === 0) return;
  throw new DomainError('people.other-team', {
    teams: scope.teams.join(', ') || '–',
    other: [...new Set(other)].join(', ') || '–',
  });
}
