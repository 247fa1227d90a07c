import type { Instant } from '../complaint/complaint.ts';
import type { StepFacts } from '../complaint/events.ts';
import { DomainError } from '../errors.ts';
import type { Reachable, Settings } from '../services.ts';
import type { WorkingCalendar } from '../sla/calendar/calendar.ts';
import { type CalendarId, calendarOf } from '../sla/calendar/calendars.ts';
import type { Recipient } from '../sla/policy.ts';
import type { Because, Keeper } from './letter.ts';
import { type Absence, type NoticeReader, type PassedOn, personOf } from './notices.ts';

/** Who has a case, and how to reach them when the staff directory knows. */
export type Keeping = { keeper: Keeper; person?: { name: string; email: string; id?: string } };

/** What whom to tell depends on, beside the policy. */
export type Situation = Keeping & {
  settings: Pick<Settings, 'escalation' | 'onCall'>;
  /** With the address of each person of the staff, so that leave holds however somebody is named. */
  absences: readonly (Absence & { email?: string })[];
  /** When a mail would reach somebody with that calendar. */
  reaches: (calendar: WorkingCalendar) => Instant;
  now: Instant;
};

type Candidate = { name: string; email: string; id?: string; calendar?: CalendarId | undefined };
type Chain = { as: string; because: Because; candidates: Candidate[]; passedOn?: PassedOn[] };

const places = ['lead', 'manager', 'director'] as const;

/** What somebody's mails wait for. */
export const calendarFor = (person: { calendar?: CalendarId | undefined }): WorkingCalendar =>
  calendarOf(person.calendar ?? '24x7');

/**
 * Whom a step is told to: each of those whom the policy names, or, when they are away, the next of the line who is
 * there; when nobody is, the last of the line all the same. Each address once: who is named first keeps the mail, and
 * is told all reasons.
 */
export function readersOf(step: Pick<StepFacts, 'to' | 'rung'>, situation: Situation): NoticeReader[] {
  const readers = new Map<string, NoticeReader>();
  for (const [index, recipient] of step.to.entries()) {
    const reader = firstThere(chainOf(recipient, index, Math.max(step.rung, 1), situation), situation);
    const known = readers.get(personOf(reader.email));
    if (!known) readers.set(personOf(reader.email), reader);
    else readers.set(personOf(reader.email), { ...known, passedOn: united(known.passedOn, reader.passedOn) });
  }
  return [...readers.values()];
}

const united = (one: readonly PassedOn[], other: readonly PassedOn[]): PassedOn[] => [
  ...one,
  ...other.filter(({ name, reason }) => !one.some((before) => before.name === name && before.reason === reason)),
];

/** Who is asked in turn. */
function chainOf(recipient: Recipient, index: number, rung: number, situation: Situation): Chain {
  const { settings, person, now } = situation;
  const line = settings.escalation;
  const onRung = { is: 'rung', rung } as const;
  switch (recipient) {
    case 'assignee':
      return person
        ? { as: 'keeper', because: { is: 'keeper' }, candidates: [listed(person, settings), ...line] }
        : { as: 'keeper', because: { is: 'stand-in' }, candidates: [...line] };
    case 'on-call': {
      const there = settings.onCall.filter((one) => calendarFor(one).isOpen(now));
      return {
        as: 'on-call',
        because: { is: 'on-call' },
        candidates: [...there, ...line],
        ...(there.length === 0 && { passedOn: [{ name: '', reason: 'nobody-on-call' }] }),
      };
    }
    case 'lead':
    case 'manager':
    case 'director': {
      const place = Math.min(places.indexOf(recipient), line.length - 1);
      // Up the line, then down again: somebody who is there is better than somebody who is not.
      return {
        as: recipient,
        because: onRung,
        candidates: [...line.slice(place), ...line.slice(0, place).toReversed()],
      };
    }
    default:
      return {
        as: `named-${index + 1}`,
        because: { is: 'named' },
        candidates: [listed({ name: recipient, email: recipient }, settings), ...line],
      };
  }
}

/** What the settings say of an address. */
export const reachableAt = (
  { escalation, onCall }: Pick<Settings, 'escalation' | 'onCall'>,
  address: string,
): Partial<Reachable> => [...escalation, ...onCall].find(({ email }) => personOf(email) === personOf(address)) ?? {};

/** With the name and the calendar that the settings give that address, if they do. */
function listed(person: Candidate, settings: Situation['settings']): Candidate {
  const entry = reachableAt(settings, person.email);
  return {
    ...person,
    name: person.name === person.email ? (entry.name ?? person.name) : person.name,
    calendar: entry.calendar,
  };
}

function firstThere({ as, because, candidates, passedOn = [] }: Chain, situation: Situation): NoticeReader {
  const passed = [...passedOn];
  for (const candidate of candidates) {
    const until = awayUntil(candidate, situation);
    if (until === undefined) {
      return readerFrom(candidate, { as, because: passed.length > 0 ? { is: 'in-place' } : because, passedOn: passed });
    }
    if (!passed.some(({ name }) => name === candidate.name)) {
      passed.push({ name: candidate.name, reason: 'on-leave', until });
    }
  }
  const last = situation.settings.escalation.at(-1);
  if (!last) throw new DomainError('service.failed', { setting: 'escalation', remedy: 'name at least one address' });
  return { ...readerFrom(last, { as, because: { is: 'in-place' }, passedOn: passed }), away: true };
}

const readerFrom = (
  { name, email, id }: Candidate,
  told: Pick<NoticeReader, 'as' | 'because' | 'passedOn'>,
): NoticeReader => ({ name, email, ...(id !== undefined && { id }), ...told });

/** The end of the leave that somebody is on when the mail would reach them. */
function awayUntil(candidate: Candidate, { absences, reaches }: Situation): Instant | undefined {
  const at = reaches(calendarFor(candidate));
  const email = personOf(candidate.email);
  const [longest] = absences
    .filter(({ from, until }) => from <= at && at < until)
    .filter((absence) => [absence.person, absence.email].includes(email) || absence.person === candidate.id)
    .toSorted((a, b) => (a.until > b.until ? -1 : 1));
  return longest?.until;
}
