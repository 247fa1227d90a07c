import type { Case } from '../complaint/complaint.ts';
import type { StepFacts } from '../complaint/events.ts';
import { DomainError } from '../errors.ts';
import type { Services, Settings } from '../services.ts';
import type { Because, Keeper } from './letter.ts';
import { oneLine } from './printable.ts';

/** Who gets a mail, and why. `as` becomes part of the mail's id. */
export type Reader = { email: string; because: Because; as: string };

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
  if (subject.assignee === undefined) return { keeper: { is: 'nobody' }, reader: standIn };
  const person = await services.staff.find(subject.assignee);
  if (!person) return { keeper: { is: 'unknown', id: oneLine(subject.assignee, 60) }, reader: standIn };
  return {
    keeper: { is: 'known', name: oneLine(person.name, 60) },
    reader: { email: person.email, because: { is: 'keeper' }, as: 'keeper' },
  };
}

/** Who answers for a rung of the ladder (from 1); the last of the line answers for all further rungs. */
export function onTheLine(settings: Settings, rung: number): Settings['escalation'][number] {
  const person = settings.escalation[Math.min(Math.max(rung, 1), settings.escalation.length) - 1];
  if (!person) throw new DomainError('service.failed', { setting: 'escalation', remedy: 'name at least one address' });
  return person;
}

const sameAddress = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Whom a step is told to, each address once: who is named first keeps the mail. */
export function readersOf(step: Pick<StepFacts, 'to' | 'rung'>, keeper: Reader, settings: Settings): Reader[] {
  const rung = Math.max(step.rung, 1);
  const readers = step.to.map((recipient): Reader => {
    if (recipient === 'assignee') return keeper;
    const because = { is: 'rung', rung } as const;
    if (recipient.includes('@')) return { email: recipient, because, as: recipient };
    const place = ['lead', 'manager', 'director'].indexOf(recipient) + 1;
    return { email: onTheLine(settings, place).email, because, as: recipient };
  });
  return readers.filter(({ email }, index) => readers.findIndex((other) => sameAddress(other.email, email)) === index);
}
