import { DomainError } from '../../errors.ts';
import type { Services } from '../../services.ts';

/**
 * The name that somebody signs in with, by that name or by their mail address.
 * @param field where they are named in the request
 * @throws DomainError `request.invalid` when the directory does not know them
 */
export async function signInNameOf({ staff }: Pick<Services, 'staff'>, who: string, field: string): Promise<string> {
  const person = await staff.find(who);
  if (!person) throw new DomainError('request.invalid', {}, [{ field, code: 'not-staff', detail: '' }]);
  return person.id ?? who;
}
