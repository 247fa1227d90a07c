import type { Case, Instant } from '../complaint/complaint.ts';
import type { PublishedEvent, StepFacts } from '../complaint/events.ts';
import { DomainError } from '../errors.ts';
import type { Services } from '../services.ts';
import type { WorkingCalendar } from '../sla/calendar/calendar.ts';
import { isLive } from '../sla/clock.ts';
import { keepingOf } from './line.ts';
import { type Absence, type Notice, type NoticeReader, noticeId, personOf, stepTypes } from './notices.ts';
import { calendarFor, readersOf, reachableAt } from './recipients.ts';

export type Noting = Pick<Services, 'cases' | 'staff' | 'settings' | 'notices' | 'absences' | 'clock'>;

/** Is the clock of a step still what it was? Nobody is woken for what was done, moved or put off meanwhile. */
export const stillDue = (subject: Case, { id, dueAt }: Pick<StepFacts, 'id' | 'dueAt'>): boolean =>
  subject.clocks.some((clock) => clock.id === id && clock.dueAt === dueAt && isLive(clock) && clock.state !== 'paused');

/**
 * Stores whom a step is to be told, once: those whom the case's policy names, or who stands in for them.
 * @returns for whom something waits now, by address
 */
export async function noteStep(services: Noting, event: PublishedEvent): Promise<string[]> {
  const type = stepTypes.find((one) => one === event.type);
  if (type === undefined || !('step' in event.facts)) return [];
  const step: StepFacts = event.facts;
  const [subject, absences] = await Promise.all([services.cases.find(event.reference), services.absences.list()]);
  if (!subject) throw new DomainError('complaint.not-found', { reference: event.reference });
  if (!stillDue(subject, step)) return [];

  const { settings } = services;
  const now = services.clock.now();
  const urgent = subject.level.value === 'urgent' && step.by === 'mail';
  const opening = (calendar: WorkingCalendar): Instant => (urgent ? now : calendar.nextOpening(now));
  const readers = readersOf(step, {
    ...(await keepingOf(services, subject)),
    settings,
    absences: await withAddresses(services, absences),
    reaches: opening,
    now,
  });
  const notices = readers.map((reader): Notice => {
    const { reference, seq, at } = event;
    const from = opening(calendarFor(reachableAt(settings, reader.email)));
    // In hours, a digest gathers for as long as a window is open; out of hours, until they begin.
    const gathers = step.by === 'digest' && from === now;
    const goesAt = gathers ? later(now, settings.digest.withinMinutes) : from;
    return { ...placed({ reference, seq, at, type, reader }), step, urgent, from, goesAt };
  });
  await Promise.all(notices.map(async (notice) => services.notices.keep(notice)));
  return notices.map(({ person }) => person);
}

const placed = (
  facts: Pick<Notice, 'reference' | 'seq' | 'at' | 'type'> & { reader: NoticeReader },
): Pick<Notice, 'id' | 'person' | 'reference' | 'seq' | 'at' | 'type' | 'reader'> => ({
  id: noticeId(facts),
  person: personOf(facts.reader.email),
  ...facts,
});

const later = (from: Instant, minutes: number): Instant => new Date(Date.parse(from) + minutes * 60_000).toISOString();

/** Leave that somebody entered for a staff id holds for that person's address too, and the other way round. */
async function withAddresses(
  { staff, clock }: Pick<Services, 'staff' | 'clock'>,
  absences: readonly Absence[],
): Promise<(Absence & { email?: string })[]> {
  const now = clock.now();
  const open = absences.filter(({ until }) => until > now);
  return Promise.all(
    open.map(async (absence) => {
      const email = (await staff.find(absence.person))?.email;
      return { ...absence, ...(email !== undefined && { email: personOf(email) }) };
    }),
  );
}
