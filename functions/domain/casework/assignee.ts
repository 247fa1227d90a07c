import type { Actor } from '../complaint/complaint.ts';
import { DomainError } from '../errors.ts';
import { nearest } from '../routing/nearest.ts';
import type { Services } from '../services.ts';
import { colleague } from './link-holder.ts';

type Staff = Extract<Actor, { type: 'staff' }>;

/**
 * Whom a case shall go to, by the name that they sign in with: whoever the staff directory knows by that name or
 * address. Who names themselves is not looked up: they are signed in.
 * @throws DomainError `request.invalid` naming `assignee`, and whoever of the people that cases are given to has a name
 *   nearly like it
 */
export async function assigneeFor(
  { staff, people }: Pick<Services, 'staff' | 'people'>,
  given: string,
  by: Staff,
): Promise<string> {
  const wanted = given.trim();
  if (wanted === by.id) return by.id;
  const person = await colleague(staff, wanted);
  if (person) return person.id;
  const meant = nearest(
    wanted,
    // Who is entered under this very name has left the directory since.
    (await people.list()).map(({ id }) => id).filter((id) => id !== wanted),
  );
  throw new DomainError('request.invalid', {}, [
    { field: 'assignee', code: meant === undefined ? 'not-staff' : 'not-staff-but', detail: meant ?? '' },
  ]);
}
