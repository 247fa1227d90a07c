import type { Case, Instant } from '../complaint/complaint.ts';
import type { CaseEvent, EventType, PublishedEvent } from '../complaint/events.ts';
import type { CasePart } from '../complaint/parts.ts';
import type { Services } from '../services.ts';
import { type Envelope, mailIdOf } from './compose.ts';
import { feedbackGiven, praisePassedOn } from './colleagues.ts';
import { customerFacts, staffFacts } from './facts.ts';
import type { CustomerLetters, Letter } from './letter.ts';
import { letters } from './letters/letters.ts';
import { keeperOf } from './line.ts';
import { explainRouting } from '../routing/reasons.ts';
import { type Moment, momentIn } from './moments.ts';
import { shortened } from './printable.ts';
import { taskAdded, taskAnswered, taskCancelled, taskLinkSent, taskReturned } from './task-tellings.ts';
import { withoutIdentifiers } from '../privacy/masking.ts';

export type Happening = {
  services: Pick<Services, 'keyed' | 'staff' | 'settings' | 'clock' | 'people'>;
  subject: Case;
  event: PublishedEvent;
  /** What had happened to the case before, oldest first. */
  earlier: readonly CaseEvent[];
  /** The event as it is stored, with its words. */
  stored: CaseEvent | undefined;
  /** What belongs to the case, as it is now. */
  parts: readonly CasePart[];
  /** What somebody wrote in this event, or an empty text. */
  words: string;
};

/** Characters; mail programs cut long mails off, and the console has the whole. */
const mostOfAMessage = 4000;

/** Letters in their envelopes, or undefined when this event of this case calls for none. */
export type Telling = (happening: Happening) => Promise<Told | readonly Told[] | undefined>;
export type Told = { template: string; letter: Letter; envelope: Envelope };

/** Which event is told to whom, and by which letter. A new letter for an event is a new row here. */
export const tellings: { [T in EventType]?: Telling } = {
  ComplaintReceived: urgentCase,
  ComplaintAssessed: urgentCase,
  CaseReclassified: urgentCase,
  CaseAssigned: assigned,
  CustomerMessageAdded: staffHear('customer-wrote'),
  AttachmentAdded: customerSentFile,
  ReplyAdded: toCustomer('reply'),
  ComplaintResolved: toCustomer('decision'),
  ComplaintClosed: toCustomer('closing'),
  ComplaintReopened: toCustomer('reopened', ({ subject }) => subject.status === 'in-progress'),
  ComplaintWithdrawn: toCustomer('withdrawn'),
  ResolutionDisputed: staffHear('disputed'),
  LinkSentAgain: toCustomer('lost-link'),
  DeadlineExtended: extended,
  PromiseMade: promised,
  TaskAdded: taskAdded,
  TaskAnswered: taskAnswered,
  TaskReturned: taskReturned,
  TaskCancelled: taskCancelled,
  TaskLinkSent: taskLinkSent,
  FeedbackGiven: feedbackGiven,
  PraisePassedOn: praisePassedOn,
  PromiseWithdrawn: promiseWithdrawn,
};

/** Who left only a phone number gets no mail. */
function toCustomer(
  template: Exclude<keyof CustomerLetters, 'acknowledgement' | 'extended' | 'promised' | 'promise-withdrawn'>,
  when: (happening: Happening) => boolean = () => true,
): Telling {
  return async (happening) => {
    const { services, subject, event, words } = happening;
    const { email: to, language } = subject.customer;
    if (to === undefined || !when(happening)) return undefined;
    const facts = { ...(await customerFacts(services, subject, services.clock.now())), words };
    const mailId = mailIdOf(event.seq, template, 'customer');
    return {
      template,
      letter: letters[language][template](facts),
      envelope: { mailId, to, language, purpose: 'notice' },
    };
  };
}

/** More time was taken: the customer is told why, and until when. */
async function extended({ services, subject, event, words }: Happening): ReturnType<Telling> {
  const { email: to, language } = subject.customer;
  if (to === undefined || event.type !== 'DeadlineExtended') return undefined;
  const now = services.clock.now();
  const moment = (at: Instant): Moment => momentIn(language, services.settings.timeZone, at, now);
  const { kind: clock, previousDueAt, dueAt } = event.facts;
  const known = await customerFacts(services, subject, now);
  const letter = letters[language].extended({
    ...known,
    words,
    clock,
    previous: moment(previousDueAt),
    due: moment(dueAt),
  });
  const mailId = mailIdOf(event.seq, 'extended', 'customer');
  return { template: 'extended', letter, envelope: { mailId, to, language, purpose: 'notice' } };
}

/** A date was promised. Who promised it in a reply has told the customer with the reply. */
async function promised({ services, subject, event, earlier, words }: Happening): ReturnType<Telling> {
  const { email: to, language } = subject.customer;
  if (to === undefined || event.type !== 'PromiseMade') return undefined;
  if (earlier.some(({ type, at }) => type === 'ReplyAdded' && at === event.at)) return undefined;
  const now = services.clock.now();
  const due = momentIn(language, services.settings.timeZone, event.facts.dueAt, now);
  const letter = letters[language].promised({ ...(await customerFacts(services, subject, now)), words, due });
  const mailId = mailIdOf(event.seq, 'promised', 'customer');
  return { template: 'promised', letter, envelope: { mailId, to, language, purpose: 'notice' } };
}

/** A promise is taken back: the customer is told why, unless they were given another one in its place. */
async function promiseWithdrawn({ services, subject, event, words }: Happening): ReturnType<Telling> {
  const { email: to, language } = subject.customer;
  if (to === undefined || event.type !== 'PromiseWithdrawn' || event.facts.instead !== undefined) return undefined;
  const now = services.clock.now();
  const dueAt = subject.clocks.find(({ id }) => id === event.facts.clock)?.dueAt;
  const due = dueAt === undefined ? {} : { due: momentIn(language, services.settings.timeZone, dueAt, now) };
  const facts = { ...(await customerFacts(services, subject, now)), words, ...due };
  const mailId = mailIdOf(event.seq, 'promise-withdrawn', 'customer');
  const letter = letters[language]['promise-withdrawn'](facts);
  return { template: 'promise-withdrawn', letter, envelope: { mailId, to, language, purpose: 'notice' } };
}

/** Whom the rules chose is told. By hand people give cases to each other, and then the customer hears of it. */
async function assigned(happening: Happening): ReturnType<Telling> {
  const { services, subject, event } = happening;
  const routed = event.type === 'CaseAssigned' ? event.facts.routed : undefined;
  if (!routed) return toCustomer('progress', somebodyHasItNow)(happening);
  // They may have given it away since, or ended it.
  const open = subject.status === 'received' || subject.status === 'in-progress';
  if (!open || subject.assignee !== routed.person) return undefined;
  const { settings } = services;
  const { defaultLanguage: language } = settings;
  const { keeper, reader } = await keeperOf(services, subject);
  const facts = staffFacts(settings, subject, { keeper, because: reader.because }, services.clock.now());
  return {
    template: 'assigned',
    letter: letters[language].assigned({
      ...facts,
      chosen: routed.reasons.map((code) => explainRouting(code, language)),
    }),
    envelope: { mailId: mailIdOf(event.seq, 'assigned', reader.as), to: reader.email, language, purpose: 'staff' },
  };
}

/** The customer hears once that somebody has it, not each time that it changes hands. */
function somebodyHasItNow({ subject, event }: Happening): boolean {
  const first = event.type === 'CaseAssigned' && event.facts.previous === undefined;
  return first && subject.status === 'in-progress' && subject.kind.value === 'complaint';
}

/** An urgent case is cried out once, by the event that made it urgent. */
async function urgentCase({ services, subject, event, earlier }: Happening): ReturnType<Telling> {
  if (event.summary.level !== 'urgent' || earlier.some(({ summary }) => summary.level === 'urgent')) return undefined;
  if (subject.status !== 'received' && subject.status !== 'in-progress') return undefined;
  const { settings } = services;
  const { keeper, reader } = await keeperOf(services, subject);
  const facts = staffFacts(settings, subject, { keeper, because: reader.because }, services.clock.now());
  return {
    template: 'urgent',
    letter: letters[settings.defaultLanguage].urgent(facts),
    envelope: { mailId: 'urgent-notice', to: reader.email, language: settings.defaultLanguage, purpose: 'alarm' },
  };
}

/** What the customer said goes to whoever has the case, or to the first of the line. */
/**
 * Files come in rows: who works on the case hears of the first, and of none that came with the complaint. Who takes a
 * case that nobody has finds them there.
 */
function customerSentFile(happening: Happening): ReturnType<Telling> {
  const { subject, event, earlier } = happening;
  const before = earlier.findLast(({ type }) => type !== 'AttachmentScanned');
  const follows = before?.type === 'AttachmentAdded' && before.by.type === 'customer';
  const isOfRow = follows && Date.parse(event.at) - Date.parse(before.at) < rowMilliseconds;
  if (event.by.type !== 'customer' || subject.assignee === undefined || isOfRow) return Promise.resolve(undefined);
  return staffHear('customer-sent-file')(happening);
}

/** Files that come within an hour of each other are sent together. */
const rowMilliseconds = 3_600_000;

function staffHear(template: 'customer-wrote' | 'customer-sent-file' | 'disputed'): Telling {
  return async ({ services, subject, event, words }) => {
    const { settings } = services;
    const { defaultLanguage: language } = settings;
    const { keeper, reader } = await keeperOf(services, subject);
    const facts = staffFacts(settings, subject, { keeper, because: reader.because, words }, services.clock.now());
    return {
      template,
      letter: letters[language][template]({ ...facts, words: shortened(withoutIdentifiers(words), mostOfAMessage) }),
      envelope: { mailId: mailIdOf(event.seq, template, reader.as), to: reader.email, language, purpose: 'staff' },
    };
  };
}
