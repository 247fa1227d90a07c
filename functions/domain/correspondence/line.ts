import type { Case } from '../complaint/complaint.ts';
import { DomainError } from '../errors.ts';
import type { Services, Settings } from '../services.ts';
import type { Because, Keeper } from './letter.ts';
import { oneLine } from './printable.ts';
import type { Keeping } from './recipients.ts';

/** Who gets a mail, and why. `as` becomes part of the mail's id. */
export type Reader = { email: string; because: Because; as: string };

/** Who has the case, and how to reach them when the staff directory knows. */
export async function keepingOf({ staff }: Pick<Services, 'staff'>, subject: Pick<Case, 'assignee'>): Promise<Keeping> {
  if (subject.assignee === undefined) return { keeper: { is: 'nobody' } };
  const person = await staff.find(subject.assignee);
  if (!person) return { keeper: { is: 'unknown', id: oneLine(subject.assignee, 60) } };
  const name = oneLine(person.name, 60);
  return { keeper: { is: 'known', name }, person: { ...person, name, id: person.id ?? subject.assignee } };
}

/** Who has the case, and whom to write to about it: the keeper, or the first of the line when that cannot be. */
export async function keeperOf(
  services: Pick<Services, 'staff' | 'settings'>,
  subject: Case,
): Promise<{ keeper: Keeper; reader: Reader }> {
  const standIn: Reader = {
    email: onTheLine(services.settings, 1).email,
    because: { is: 'stand-in' },
    as: 'keeper',
  };
  const { keeper, person } = await keepingOf(services, subject);
  return { keeper, reader: person ? { email: person.email, because: { is: 'keeper' }, as: 'keeper' } : standIn };
}

/** Who answers for a rung of the ladder (from 1); the last of the line answers for all further rungs. */
export function onTheLine(settings: Settings, rung: number): Settings['escalation'][number] {
  const person = settings.escalation[Math.min(Math.max(rung, 1), settings.escalation.length) - 1];
  if (!person) throw new DomainError('service.failed', { setting: 'escalation', remedy: 'name at least one address' });
  return person;
}
