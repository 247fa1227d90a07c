import type { Actor, Instant } from '../complaint/complaint.ts';
import { DomainError } from '../errors.ts';
import type { Services } from '../services.ts';
import { type Absence, personOf } from './notices.ts';
import { reachableAt } from './recipients.ts';

type Staff = Extract<Actor, { type: 'staff' }>;
type AbsenceDesk = Pick<Services, 'absences' | 'staff' | 'settings' | 'clock'>;

/** The most that one entry covers, so that a slip of the pen sends nobody's mail elsewhere for ever. */
const longest = { days: 366, text: 'P366D' } as const;

/**
 * Enters that somebody is away, in place of what was entered before: steps that would reach them then go to the next
 * of the line.
 *
 * @param person by user name or address; everybody may enter their own, and who leads others' too
 * @throws DomainError `request.invalid` naming `person`, `from` or `until`; `access.forbidden`
 */
export async function enterAbsence(
  desk: AbsenceDesk,
  { person, from, until }: { person: string; from: Instant; until: Instant },
  by: Staff,
): Promise<Absence[]> {
  const now = desk.clock.now();
  const key = await keyFor(desk, person, by);
  if (until <= from) throw refuse('until', 'not-after', from);
  if (until <= now) throw refuse('until', 'not-after', now);
  if (Date.parse(until) - Date.parse(from) > longest.days * 86_400_000) throw refuse('until', 'too-late', longest.text);
  await desk.absences.put({ person: key, from, until, enteredBy: by.id, enteredAt: now });
  return desk.absences.list();
}

/** They are back, or were never away. @throws as `enterAbsence` */
export async function endAbsence(desk: AbsenceDesk, person: string, by: Staff): Promise<Absence[]> {
  await desk.absences.remove(await keyFor(desk, person, by));
  return desk.absences.list();
}

/** As absences are kept: the id of the staff directory, or an address of the line or the rota. */
async function keyFor({ staff, settings }: AbsenceDesk, person: string, by: Staff): Promise<string> {
  const known = await staff.find(person);
  const email = personOf(person);
  const key = known?.id ?? (known ? person : reachableAt(settings, email).email === undefined ? undefined : email);
  if (person === by.id || key === by.id) return by.id;
  if (key === undefined) throw refuse('person', 'not-staff', '');
  if (by.role === 'agent') throw new DomainError('access.forbidden', { allowed: 'lead, manager, admin' });
  return key;
}

const refuse = (field: string, code: string, detail: string): DomainError =>
  new DomainError('request.invalid', {}, [{ field, code, detail }]);
