import type { PublishedEvent, StepFacts } from '../complaint/events.ts';
import { DomainError } from '../errors.ts';
import type { Services } from '../services.ts';
import { isLive } from '../sla/clock.ts';
import { compose, mailIdOf } from './compose.ts';
import { type Delivering, deliver } from './deliver.ts';
import { staffFacts } from './facts.ts';
import type { StaffLetters } from './letter.ts';
import { letters } from './letters/letters.ts';
import { keeperOf, readersOf } from './line.ts';
import { momentIn } from './moments.ts';

type StepLetter = Extract<keyof StaffLetters, 'warning' | 'breach' | 'escalation'>;
const letterFor: { [T in PublishedEvent['type']]?: StepLetter } = {
  DeadlineWarned: 'warning',
  DeadlineBreached: 'breach',
  CaseEscalated: 'escalation',
};

/**
 * Tells whoever must act that a promise is nearly due or late: those whom the case's policy names for the step. Nobody
 * is woken for a promise that has been kept or dropped meanwhile.
 */
export async function escalate(
  services: Delivering & Pick<Services, 'staff' | 'settings'>,
  event: PublishedEvent,
): Promise<void> {
  const letter = letterFor[event.type];
  if (letter === undefined || !('step' in event.facts)) return;
  const step: StepFacts = event.facts;
  const subject = await services.cases.find(event.reference);
  if (!subject) throw new DomainError('complaint.not-found', { reference: event.reference });
  if (!subject.clocks.some((clock) => clock.id === step.id && clock.dueAt === step.dueAt && isLive(clock))) return;

  const { settings } = services;
  const language = settings.defaultLanguage;
  const { keeper, reader } = await keeperOf(services, subject);
  const delivered = await Promise.allSettled(
    readersOf(step, reader, settings).map(async ({ email, because, as }) => {
      const now = services.clock.now();
      const due = momentIn(language, settings.timeZone, step.dueAt, now);
      const facts = { ...staffFacts(settings, subject, { keeper, because }, now), step: { clock: step.clock, due } };
      const mailId = mailIdOf(event.seq, letter, as);
      const envelope = { mailId, to: email, language, purpose: 'alarm' } as const;
      await deliver(services, letter, compose(subject, settings, letters[language][letter](facts), envelope));
    }),
  );
  const failed = delivered.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}
