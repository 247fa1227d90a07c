import { taskNumber } from '../casework/tasks/task.ts';
import type { Case, Instant } from '../complaint/complaint.ts';
import { DomainError } from '../errors.ts';
import type { CaseFile, Services } from '../services.ts';
import { ruleOf } from '../sla/clocks.ts';
import type { Sentence } from '../sla/policy.ts';
import { actionLink, type LinkAction } from './action-links.ts';
import { compose } from './compose.ts';
import { type Delivering, deliver } from './deliver.ts';
import { staffFacts } from './facts.ts';
import type { StepLetterFacts } from './letter.ts';
import { letters } from './letters/letters.ts';
import { keepingOf } from './line.ts';
import { type Moment, momentIn } from './moments.ts';
import { stillDue } from './note-step.ts';
import { letterOf, mailIdIn, type Notice } from './notices.ts';
import { oneLine } from './printable.ts';
import { reachableAt } from './recipients.ts';

export type StepMailing = Delivering & Pick<Services, 'keyed' | 'staff' | 'settings'>;

/**
 * Mails one step to one person.
 * @returns `dropped` when its clock has been met, moved or paused meanwhile
 * @throws DomainError `service.unavailable` while another run has it, and what the carrier throws
 */
export async function mailStep(services: StepMailing, notice: Notice): Promise<'mailed' | 'dropped'> {
  const file = await services.cases.open(notice.reference);
  if (!file) throw new DomainError('complaint.not-found', { reference: notice.reference });
  const { subject } = file;
  if (!stillDue(subject, notice.step)) return 'dropped';

  const { settings } = services;
  const language = settings.defaultLanguage;
  const now = services.clock.now();
  const moment = (at: Instant): Moment => momentIn(language, settings.timeZone, at, now);
  const { keeper } = await keepingOf(services, subject);
  const { reader, step, type } = notice;
  const says = await sentenceOf(services, subject, notice);
  const acknowledgements = file.events.flatMap((event) =>
    event.type === 'EscalationAcknowledged' && event.facts.clock === step.id ? [event] : [],
  );
  const facts: StepLetterFacts = {
    ...staffFacts(settings, subject, { keeper, because: reader.because }, now),
    step: { clock: step.clock, due: moment(step.dueAt) },
    passedOn: passedOnFacts(reader.passedOn, moment),
    away: reader.away === true,
    known: await Promise.all(
      acknowledgements.map(async ({ at, facts: { person } }) => ({
        name: await nameOf(services, person),
        at: moment(at),
      })),
    ),
    links: await linksFor(services, notice, now),
    ...(says !== undefined && { says: says[language] }),
    ...taskNamed(file, step.id),
  };
  const envelope = { mailId: mailIdIn(notice), to: reader.email, language, purpose: 'alarm' } as const;
  const mail = compose(subject, settings, letters[language][letterOf[type]](facts), envelope);
  await deliver(services, letterOf[type], mail, { facts: { toldAs: reader.as, passedOn: reader.passedOn } });
  return 'mailed';
}

export const passedOnFacts = (
  passedOn: Notice['reader']['passedOn'],
  moment: (at: Instant) => Moment,
): StepLetterFacts['passedOn'] =>
  passedOn.map(({ name, reason, until }) => ({ name, reason, ...(until !== undefined && { until: moment(until) }) }));

/** Which task is late, where it is one: its number and title. */
function taskNamed({ subject, parts }: CaseFile, clock: string): Pick<StepLetterFacts, 'task'> {
  const part = parts.find((one) => one.kind === 'task' && one.data.clock === clock);
  return part?.kind === 'task' ? { task: `${taskNumber(subject, part.id)} ${oneLine(part.data.title, 160)}` } : {};
}

/** What the policy that is late demands. */
async function sentenceOf(
  { policies }: Pick<Services, 'policies'>,
  { clocks, policies: given }: Case,
  { step }: Notice,
): Promise<Sentence | undefined> {
  const clock = clocks.find(({ id }) => id === step.id);
  return clock && ruleOf(clock, await policies.of(given))?.rule.says;
}

async function linksFor(
  services: Pick<Services, 'keyed' | 'settings'>,
  { reference, step, reader: { name, email, id } }: Notice,
  now: Instant,
): Promise<Record<LinkAction, string>> {
  const link = async (action: LinkAction): Promise<string> =>
    actionLink(services, { action, reference, clock: step.id, rung: step.rung, person: { name, email, id }, now });
  return {
    acknowledge: await link('acknowledge'),
    'take-over': await link('take-over'),
    reassign: await link('reassign'),
  };
}

/** Somebody of the staff by id, or of the line by address. */
async function nameOf({ staff, settings }: Pick<Services, 'staff' | 'settings'>, person: string): Promise<string> {
  return (await staff.find(person))?.name ?? reachableAt(settings, person).name ?? person;
}
