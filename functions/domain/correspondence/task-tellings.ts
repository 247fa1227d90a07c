import type { Task } from '../casework/tasks/task.ts';
import { taskLink } from '../casework/tasks/task-link.ts';
import { isSettled, taskNumber } from '../casework/tasks/task.ts';
import type { Instant } from '../complaint/complaint.ts';
import type { Language, Team } from '../complaint/vocabulary.ts';
import { mailIdOf } from './compose.ts';
import { staffFacts } from './facts.ts';
import type { DepartmentTaskFacts, PartnerTaskFacts } from './letter.ts';
import { letters } from './letters/letters.ts';
import { keeperOf, onTheLine } from './line.ts';
import { type Moment, momentIn } from './moments.ts';
import { greetingName, oneLine, printable, shortened } from './printable.ts';
import { shownText, withoutIdentifiers } from '../privacy/masking.ts';
import type { Happening, Telling, Told } from './tellings.ts';

/** Characters, as in other mails: the page has the whole. */
const mostOfAText = 4000;

/** A department of hundreds is told through its list: by mail, so many of those who take cases. */
const mostReaders = 10;

type Concerned = { id: string; task: Task };

/** The task that an event is about, as it is now. */
function taskOf({ stored, parts }: Pick<Happening, 'stored' | 'parts'>): Concerned | undefined {
  const id = stored !== undefined && 'task' in stored.facts ? stored.facts.task : undefined;
  const part = parts.find((one) => one.kind === 'task' && one.id === id);
  return part?.kind === 'task' ? { id: part.id, task: part.data } : undefined;
}

/** Somebody is asked, asked again, or sent a new link. Nobody is asked for what was settled meanwhile. */
const asked =
  (news: 'new' | 'returned' | 'link'): Telling =>
  async (happening) => {
    const about = taskOf(happening);
    if (!about || isSettled(about.task)) return undefined;
    return 'partner' in about.task.to ? toPartner(happening, about, news) : toDepartment(happening, about, news);
  };

export const taskAdded = asked('new');
export const taskReturned = asked('returned');
export const taskLinkSent = asked('link');

/** Nobody goes on with what is not needed any more. */
export const taskCancelled: Telling = async (happening) => {
  const about = taskOf(happening);
  if (!about) return undefined;
  return 'partner' in about.task.to ? toPartner(happening, about, 'over') : toDepartment(happening, about, 'over');
};

/** Whoever has the case reads the answer, and accepts or returns it. */
export const taskAnswered: Telling = async (happening) => {
  const { services, subject, stored } = happening;
  const about = taskOf(happening);
  if (!about || stored?.type !== 'TaskAnswered') return undefined;
  const { settings, staff } = services;
  const { keeper, reader } = await keeperOf(services, subject);
  const { by } = stored;
  const who =
    by.type === 'partner' ? (by.name ?? '') : by.type === 'staff' ? ((await staff.find(by.id))?.name ?? by.id) : '';
  // Who typed it in knows it.
  if (by.type === 'staff' && by.id === subject.assignee) return undefined;
  const text = stored.words?.text ?? '';
  const letter = letters[settings.defaultLanguage]['task-answered']({
    ...staffFacts(settings, subject, { keeper, because: reader.because, words: text }, services.clock.now()),
    task: taskNumber(subject, about.id),
    title: oneLine(about.task.title, 160),
    by: oneLine(who, 60),
    words: shortened(printable(withoutIdentifiers(text)), mostOfAText),
  });
  const mailId = mailIdOf(stored.seq, 'task-answered', reader.as);
  const envelope = { mailId, to: reader.email, language: settings.defaultLanguage, purpose: 'staff' } as const;
  return { template: 'task-answered', letter, envelope };
};

/** A partner is told in their own language; a link that was withdrawn meanwhile is not sent. */
async function toPartner(
  { services, subject, event, stored }: Happening,
  { id, task }: Concerned,
  news: PartnerTaskFacts['news'],
): Promise<Told | undefined> {
  const { settings } = services;
  if (!('partner' in task.to) || task.link === undefined) return undefined;
  const { partner } = task.to;
  const { number, expiresAt, revokedAt } = task.link;
  if (news !== 'over' && revokedAt !== undefined) return undefined;
  const { language } = partner;
  const letter = letters[language]['partner-task']({
    ...taskFacts({ id, task }, { services, subject, stored, language }),
    news,
    name: greetingName(partner.name),
    until: momentIn(language, settings.timeZone, expiresAt, services.clock.now()),
    url: await taskLink(services, { reference: subject.reference, id, number }),
  });
  const envelope = { mailId: mailIdOf(event.seq, 'partner-task', 'partner'), to: partner.email, language } as const;
  return { template: 'partner-task', letter, envelope: { ...envelope, purpose: 'partner' } };
}

/** The people of a department who take cases, or the first of the line where nobody was entered. */
async function toDepartment(
  { services, subject, event, stored }: Happening,
  { id, task }: Concerned,
  news: DepartmentTaskFacts['news'],
): Promise<Told[] | undefined> {
  const { settings } = services;
  if (!('department' in task.to)) return undefined;
  const { department } = task.to;
  const language = settings.defaultLanguage;
  const letter = letters[language]['department-task']({
    ...taskFacts({ id, task }, { services, subject, stored, language }),
    news,
    department,
    mandatory: task.mandatory,
    ...(task.product !== undefined && { product: oneLine(task.product, 120) }),
    url: `${settings.siteUrl}/console#/tasks/${taskNumber(subject, id)}`,
  });
  return (await readersIn(services, department)).map(({ as, email }) => ({
    template: 'department-task',
    letter,
    envelope: { mailId: mailIdOf(event.seq, 'department-task', as), to: email, language, purpose: 'staff' },
  }));
}

async function readersIn(
  { people, staff, settings }: Happening['services'],
  department: Team,
): Promise<{ as: string; email: string }[]> {
  const members = (await people.list()).filter(({ teams, takesCases }) => takesCases && teams.includes(department));
  const found = await Promise.all(
    members.slice(0, mostReaders).map(async ({ id }) => {
      const email = (await staff.find(id))?.email;
      return email === undefined ? [] : [{ as: id, email }];
    }),
  );
  const readers = found.flat();
  return readers.length > 0 ? readers : [{ as: 'line', email: onTheLine(settings, 1).email }];
}

/** What every letter about a task says of it. */
function taskFacts(
  { id, task }: Concerned,
  { services, subject, stored, language }: Pick<Happening, 'services' | 'subject' | 'stored'> & { language: Language },
) {
  const { settings, clock } = services;
  const moment = (at: Instant): Moment => momentIn(language, settings.timeZone, at, clock.now());
  // Who does a task sees neither the case nor whose it is, in a mail no more than on a page (contract/roles.ts).
  const plain = (text: string): string => shownText(text, 'masked', [subject.customer.name]).text;
  const reason = stored?.type === 'TaskReturned' || stored?.type === 'TaskCancelled' ? stored.words?.reason : undefined;
  return {
    brand: settings.brand.name,
    task: taskNumber(subject, id),
    title: oneLine(plain(task.title), 160),
    text: shortened(printable(plain(task.text)), mostOfAText),
    due: moment(task.dueAt),
    ...(reason !== undefined && { reason: shortened(printable(plain(reason)), mostOfAText) }),
  };
}
