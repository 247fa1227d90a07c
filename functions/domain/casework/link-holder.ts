import { personKey } from '../correspondence/action-links.ts';
import type { Services } from '../services.ts';
import type { Rules } from '../sla/clocks.ts';

/** Somebody whom a case can be assigned to: by the name that they sign in with, else by their address. */
export type Colleague = { id: string; name: string };

/**
 * Whom a link was made for, as the desk knows them now: a person of the staff directory, somebody of the line or the rota, or an
 * address that a policy of the case names. Who has left all of these since the mail went cannot act by it any more.
 */
export async function holderOf(
  { keyed, staff, settings }: Pick<Services, 'keyed' | 'staff' | 'settings'>,
  person: string,
  rules: Rules,
): Promise<Colleague | undefined> {
  if (person.startsWith('staff:')) return colleague(staff, person.slice('staff:'.length));
  for (const { email, name } of [...settings.escalation, ...settings.onCall, ...namedIn(rules)]) {
    if ((await personKey(keyed, { email })) !== person) continue;
    return (await colleague(staff, email)) ?? { id: email, name };
  }
  return undefined;
}

/** Somebody of the staff, by whatever name or address the directory finds them. */
export async function colleague(staff: Services['staff'], known: string): Promise<Colleague | undefined> {
  const person = await staff.find(known);
  return person && { id: person.id ?? known, name: person.name };
}

/** The addresses that policies name outright. */
const namedIn = (rules: Rules): { email: string; name: string }[] =>
  rules
    .flatMap(({ ladder, rules: deadlines }) => [ladder, ...deadlines.map((rule) => rule.ladder ?? [])])
    .flatMap((ladder) => ladder.flatMap(({ to }) => to))
    .filter((recipient) => recipient.includes('@'))
    .map((email) => ({ email, name: email }));
