import type { Category, Channel, Kind, Level, Status, Team } from '../complaint/vocabulary.ts';
import type { ClockKind } from '../sla/clock.ts';
import type { FeedbackForm } from '../speaking/feedback/forms.ts';
import type { LinkAction } from './action-links.ts';
import type { Moment } from './moments.ts';
import type { PassedOn } from './notices.ts';

/** What a letter is made of. The layout knows how each part looks in HTML and in plain text, so the two say the same. */
export type Part =
  | { part: 'text'; text: string }
  | { part: 'heading'; text: string }
  | { part: 'facts'; rows: Row[] }
  | { part: 'steps'; items: string[] }
  /** Words that a person wrote, with their line breaks. */
  | { part: 'quote'; text: string }
  | { part: 'action'; label: string; url: string }
  /** Several things that one can do, each behind a link. */
  | { part: 'choices'; items: Link[] }
  /** Several cases, each in few lines. */
  | { part: 'cases'; items: { heading: string; lines: string[]; link: Link; tone: Tone }[] }
  | { part: 'small'; text: string }
  /** The first lines of a mail to staff: what, how late, who, what the customer said; then the link. */
  | { part: 'alert'; rows: Row[]; link: Row; tone: Tone };
export type Row = { label: string; value: string };
export type Link = { label: string; url: string };
export type Tone = 'calm' | 'soon' | 'late';

export type Letter = {
  subject: string;
  /** What a mailbox shows beside the subject; not shown in the letter itself. */
  preheader: string;
  greeting?: string;
  parts: Part[];
  /** One line each. */
  closing: string[];
};

/** What every letter to a customer may speak of. */
export type CustomerFacts = {
  brand: string;
  reference: string;
  /** One short line, or undefined when there is no name to greet by. */
  name: string | undefined;
  kind: Kind;
  team: Team;
  receivedAt: Moment;
  /** Promises that still run. */
  firstResponse?: Moment;
  resolution?: Moment;
  trackingUrl: string;
  siteUrl: string;
};
export type WrittenFacts = CustomerFacts & { words: string };

/** Who has the case: nobody yet, a person whom the directory knows, or an id that it does not know. */
export type Keeper = { is: 'nobody' } | { is: 'known'; name: string } | { is: 'unknown'; id: string };

/**
 * Why this person gets the mail: the case is theirs, they stand in for its keeper, they are on the ladder's rung, they
 * are on call, the policy names their address, or they are next in line.
 */
export type Because =
  | { is: 'keeper' }
  | { is: 'stand-in' }
  | { is: 'rung'; rung: number }
  | { is: 'on-call' }
  | { is: 'named' }
  /** Somebody who was to be told is not there. */
  | { is: 'in-place' };

/** What every letter to staff may speak of. All but `words` are single lines. */
export type StaffFacts = {
  brand: string;
  reference: string;
  caseUrl: string;
  kind: Kind;
  category: Category;
  level: Level;
  /** Why it has that level, in sentences. */
  reasons: string[];
  status: Status;
  team: Team;
  channel: Channel;
  product?: string;
  orderNumber?: string;
  customerName: string;
  receivedAt: Moment;
  /** The next promise that somebody waits for. */
  next?: { clock: ClockKind; due: Moment };
  excerpt: string;
  keeper: Keeper;
  because: Because;
};
export type StepLetterFacts = StaffFacts & {
  step: { clock: ClockKind; due: Moment };
  /** What the policy demands, in its own words. */
  says?: string;
  /** The task whose date it is. */
  task?: string;
  /** Who was to be told and is not there. */
  passedOn: PassedOnFact[];
  /** The reader is away too, and so is everybody else. */
  away: boolean;
  /** Who said that they know, and when. */
  known: { name: string; at: Moment }[];
  links: Record<LinkAction, string>;
};
type PassedOnFact = { name: string; reason: PassedOn['reason']; until?: Moment };

/** One case of a digest: what, how late, who has it, the customer's words cut short, and the link. */
export type DigestEntry = Pick<StaffFacts, 'reference' | 'caseUrl' | 'level' | 'team' | 'keeper' | 'excerpt'> & {
  step: { clock: ClockKind; due: Moment };
};
export type DigestFacts = {
  brand: string;
  /** Where all cases are listed. */
  queueUrl: string;
  /** The most overdue first. */
  entries: readonly DigestEntry[];
  passedOn: PassedOnFact[];
};

/** A deadline that was moved, or a date that was promised: both with the words of whoever did it. */
export type ExtendedFacts = WrittenFacts & { clock: ClockKind; previous: Moment; due: Moment };
export type PromisedFacts = WrittenFacts & { due: Moment };
/** `chosen` says in sentences why the rules chose the reader. */
export type AssignedFacts = StaffFacts & { chosen: string[] };
export type MessageFacts = StaffFacts & { words: string };

/** Every letter, with what it needs to know. */
export type CustomerLetters = {
  acknowledgement: CustomerFacts;
  progress: CustomerFacts;
  reply: WrittenFacts;
  decision: WrittenFacts;
  closing: CustomerFacts;
  reopened: CustomerFacts;
  withdrawn: CustomerFacts;
  'lost-link': CustomerFacts;
  extended: ExtendedFacts;
  promised: PromisedFacts;
  /** `due` is the date that was promised, when the case still has it. */
  'promise-withdrawn': WrittenFacts & { due?: Moment };
};
export type StaffLetters = {
  urgent: StaffFacts;
  assigned: AssignedFacts;
  'customer-wrote': MessageFacts;
  /** `words` is what the customer calls the file. */
  'customer-sent-file': MessageFacts;
  disputed: MessageFacts;
  warning: StepLetterFacts;
  breach: StepLetterFacts;
  escalation: StepLetterFacts;
  digest: DigestFacts;
};
/** What one of the staff says to another. Single lines, but for the texts of the parts. */
type FeedbackFacts = {
  brand: string;
  reference: string;
  caseUrl: string;
  to: string;
  from: string;
  form: FeedbackForm;
  title: string;
  parts: { label: string; text: string }[];
};
/** What a customer says of one of the staff. */
type PraiseFacts = {
  brand: string;
  reference: string;
  caseUrl: string;
  reader: 'employee' | 'lead';
  employee: string;
  customerName: string | undefined;
  product?: string;
  words: string;
};
/** What every letter about a task speaks of: single lines, but for `text` and `reason`. */
export type TaskFacts = { brand: string; task: string; title: string; text: string; reason?: string; due: Moment };
/** `new`, back again, with another link, or not needed any more. */
type TaskNews = { news: 'new' | 'returned' | 'link' | 'over' };
/** `until` is when the link expires. */
export type PartnerTaskFacts = TaskFacts & TaskNews & { name: string | undefined; url: string; until: Moment };
export type DepartmentTaskFacts = TaskFacts &
  TaskNews & { department: Team; mandatory: boolean; product?: string; url: string };
type TaskAnsweredFacts = MessageFacts & { task: string; title: string; by: string };
export type TaskLetters = {
  'partner-task': PartnerTaskFacts;
  'department-task': DepartmentTaskFacts;
  'task-answered': TaskAnsweredFacts;
};
export type ColleagueLetters = { feedback: FeedbackFacts; praise: PraiseFacts };
export type LetterFacts = CustomerLetters & StaffLetters & ColleagueLetters & TaskLetters;
export type LetterName = keyof LetterFacts;

/** How one language writes each letter. A letter that one language lacks does not compile. */
export type Written<L> = { [N in keyof L]: (facts: L[N]) => Letter };
