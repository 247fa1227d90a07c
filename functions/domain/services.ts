// Longer than 250 lines on purpose: every outside thing as an interface, in one list, so that nothing else is one.
import type { PublishedTree } from './casework/causes/cause-tree.ts';
import type { UploadLink } from './casework/attachments/ask.ts';
import type { FilePromise } from './casework/attachments/attachment.ts';
import type { UploadBook, UploadList } from './casework/attachments/uploads.ts';
import type { BulkStore } from './casework/bulk/job.ts';
import type { CaseLink, RelatedBook } from './casework/links/links.ts';
import type { QueueSort } from './casework/queue/sorts.ts';
import type { TaskQueue } from './casework/tasks/task-queue.ts';
import type { Case, CaseDraft, Instant } from './complaint/complaint.ts';
import type { CaseEvent, EventOf, NewEvent, PublishedEvent } from './complaint/events.ts';
import type { Command } from './complaint/lifecycle.ts';
import type { CasePart, PartRef } from './complaint/parts.ts';
import type { Category, Language, Status, Team } from './complaint/vocabulary.ts';
import type { Approvals } from './casework/remedies/limits.ts';
import type { SettlementBook } from './casework/remedies/settlements.ts';
import type { LostLinkBook } from './customer/lost-links.ts';
import type { EndedIndex } from './erasure/file-ended.ts';
import type { Remains } from './erasure/remains.ts';
import type { AbsenceBook, NoticeStore, PassedOn } from './correspondence/notices.ts';
import type { PeopleBook } from './routing/people.ts';
import type { RoutingBook } from './routing/routing.ts';
import type { TemplateShelf } from './speaking/templates/template.ts';
import type { CounterBook } from './insight/measures/counter-book.ts';
import type { SolvedIndex } from './insight/similar/solved-index.ts';
import type { PrivacyBook } from './privacy/request.ts';
import type { RetentionSettings } from './privacy/retention.ts';
import type { CalendarId } from './sla/calendar/calendars.ts';
import type { ChangedCases } from './sla/changed-cases.ts';
import type { Policy, PolicyRef } from './sla/policy.ts';
import type { RevealBook } from './privacy/reveal.ts';

/**
 * Every outside thing, as an interface. A use case asks for the slice that it needs:
 * `services: Pick<Services, 'cases' | 'clock'>`.
 */
export interface Services {
  clock: { now(): Instant };
  random: { bytes(count: number): Uint8Array };
  /** Keys an HMAC-SHA256 with the deployment's secret; hex. The key itself never leaves the adapter. */
  keyed: { digest(message: string): Promise<string> };
  webhookKeys: WebhookKeys;
  cases: CaseStore;
  policies: PolicyBook;
  routing: RoutingBook;
  people: PeopleBook;
  causeTrees: CauseTrees;
  solved: SolvedIndex;
  counters: CounterBook;
  changed: ChangedCases;
  templates: TemplateShelf;
  jobs: JobStore;
  /** The policies that come with this release. */
  packs: readonly Policy[];
  shelf: PolicyShelf;
  arrivals: Arrivals;
  related: RelatedBook;
  bulk: BulkStore;
  uploads: UploadBook;
  remains: Remains;
  endedIndex: EndedIndex;
  files: FileStore;
  lostLinks: LostLinkBook;
  reveals: RevealBook;
  /** What persons asked of us about their data, and the reports of retention. */
  privacy: PrivacyBook;
  exports: ExportShelf;
  mailLog: MailLog;
  notices: NoticeStore;
  absences: AbsenceBook;
  taskQueue: TaskQueue;
  settlements: SettlementBook;
  carrier: MailCarrier;
  analyser: Analyser;
  bus: { publish(events: readonly PublishedEvent[]): Promise<PublishOutcome[]> };
  staff: StaffDirectory;
  settings: Settings;
  log: Log;
  measures: { count(name: MeasureName, value?: number): void };
}

/** The keys that systems of the enterprise sign what they send with. */
export interface WebhookKeys {
  /**
   * Those of a source that hold now, the newest first; none of a source that there is not.
   * @param wanted `known`: as they were a few minutes ago at the latest; `fresh`: asked for anew, if that was not done
   *   just now
   */
  of(source: string, wanted: 'known' | 'fresh'): Promise<readonly Uint8Array[]>;
}

export type MeasureName =
  | 'ComplaintsReceived'
  | 'MailsSent'
  | 'AnalyserFallbacks'
  | 'StepsTaken'
  | 'SweepLagSeconds'
  | 'SweepCasesDue'
  | 'CasesReconciled'
  | 'ClocksRepaired'
  | 'ReconcilerFailures'
  | 'ReconcilerRounds'
  | 'CasesErased'
  | 'PrivacyFailures'
  | 'PrivacyRequestsOverdue'
  | 'RetentionRounds'
  | 'SweepCasesFailed'
  | 'DeadlinesBreached'
  | 'AcknowledgementSeconds'
  | 'MailsTaken'
  | 'MailsBounced'
  | 'MailsCalledSpam'
  | 'CanarySucceeded'
  | 'CanaryFailed'
  | 'CanarySeconds';

export type PublishOutcome = { ok: true } | { ok: false; reason: string };

/** What a command decided: the case as it shall be (version, hash and lastChange are the store's to set) and what happened. */
export type Decision = {
  next: CaseDraft;
  events: readonly [NewEvent, ...NewEvent[]];
  /** Parts of the case as they shall be, whole: new ones and changed ones. */
  parts?: readonly CasePart[];
  /** Links to other cases as they shall be, whole. */
  links?: readonly CaseLink[];
};

/** One of several cases that change together; without a case before it, a new one. */
export type JointChange = { command: Command; before: Case; decision: Decision } | { decision: Decision };

/** `wakesAt` is when the index of due cases has the sweep look at it next. */
export type CaseFile = {
  subject: Case;
  events: CaseEvent[];
  mails: MailRecord[];
  parts: CasePart[];
  /** Files that are awaited; left out where nobody asked to send one. */
  uploads?: UploadList;
  wakesAt?: Instant;
};

export type CaseBeginning = { subject: Case; received: EventOf<'ComplaintReceived'> };

export interface CaseStore {
  /** The case as it is now (a consistent read), or undefined. */
  find(reference: string): Promise<Case | undefined>;
  /** The case as it is now and the event that it began with, where the customer's own words stand: one read. */
  beginning(reference: string): Promise<CaseBeginning | undefined>;
  /** Those of the parts that exist, in the order asked for (consistent reads). */
  parts(reference: string, wanted: readonly PartRef[]): Promise<CasePart[]>;
  /** The case with its whole timeline, oldest first: one read. */
  open(reference: string): Promise<CaseFile | undefined>;
  /**
   * Writes a case that did not exist, with its first event, in one transaction.
   * @returns the stored case, or `taken` when the reference exists already.
   */
  create(decision: Decision): Promise<Case | 'taken'>;
  /**
   * Writes the decision in one transaction if the case is still as `before` was and in a status that `command` allows.
   * @throws DomainError `complaint.conflict` with `by`, `at` and `version` of the change that won.
   */
  commit(command: Command, before: Case, decision: Decision): Promise<Case>;
  /**
   * Writes several decisions in one transaction, each on the conditions of `commit` or `create`: all or none. At most
   * 100 items: cases, events, parts and links.
   * @returns the cases in their order, or `taken` when the reference of a new one exists already
   * @throws DomainError `complaint.conflict` as `commit` does, for the first case that somebody else had changed
   */
  commitTogether(changes: readonly JointChange[]): Promise<Case[] | 'taken'>;
  queue(filter: QueueFilter, view: QueueView): Promise<QueuePage>;
  /** Cases of one shard whose next step is due at or before `now`, most overdue first unless asked otherwise. */
  due(shard: number, now: Instant, limit: number, window?: DueWindow): Promise<DueCase[]>;
  /**
   * Cases of one category and shard that ended before that instant and are neither held nor erased, the earliest first.
   * @param after goes on behind that one
   */
  ended(
    category: Category,
    shard: number,
    endedBefore: Instant,
    limit: number,
    after?: EndedCase,
  ): Promise<EndedCase[]>;
}

/** A case that is over, and since when. */
export type EndedCase = { reference: string; endedAt: Instant };

/** A case whose next step is due, and its place in the order of lateness. */
export type DueCase = { reference: string; dueAt: Instant };

/** What lies between two places in the order of lateness, both excluded. */
export type DueWindow = { after?: DueCase | undefined; before?: DueCase | undefined; first?: 'oldest' | 'newest' };

/** From when, and for how many seconds, a link works. */
type LinkTerm = { from: Instant; seconds: number };

/** Where files are kept that belong to cases. `place` is a name that placeName (casework/attachments) made. */
export interface FileStore {
  /** A link that puts this one file there, once: exactly these bytes, as exactly this type. */
  uploadLink(
    place: string,
    promised: Pick<FilePromise, 'type' | 'size' | 'sha256'>,
    term: LinkTerm,
  ): Promise<UploadLink>;
  /** A link that saves it under that name. */
  downloadLink(place: string, name: string, term: LinkTerm): Promise<string>;
  /** Moves what has come to where it may be handed out; once more changes nothing. */
  keep(place: string): Promise<void>;
  /** Removes what has come and what may be handed out; once more changes nothing. */
  remove(place: string): Promise<void>;
}

/** Where what persons are given of their data lies for some days, in two forms under one name that nobody can guess. */
export interface ExportShelf {
  /** Once more puts it in the place of what was there. */
  keep(place: string, form: 'json' | 'html', text: string): Promise<void>;
  /** A link that saves it under that name. */
  link(place: string, form: 'json' | 'html', name: string, term: LinkTerm): Promise<string>;
}

/** How far jobs have come that take more than one run. */
export interface JobStore {
  /** What the job wrote last, for it to read in its own terms. */
  read(job: string): Promise<{ state: unknown; version: number } | undefined>;
  /** @returns false, and writes nothing, when another run wrote since that version (0: never) */
  write(job: string, state: unknown, expectedVersion: number): Promise<boolean>;
}

/** The enterprise's own trees of cause codes. A version never changes once it is published. */
export interface CauseTrees {
  /** The newest one (a consistent read), or undefined while the one in the box holds. */
  newest(): Promise<PublishedTree | undefined>;
  version(version: number): Promise<PublishedTree | undefined>;
  /** @returns `outrun` when another tree of that version, or a later one, is there already */
  publish(tree: PublishedTree): Promise<'published' | 'outrun'>;
}

/** The policies that cases are given. A version never changes once it is published. */
export interface PolicyBook {
  /** Those that new cases are given, in the order in which they were chosen: a consistent read. */
  active(): Promise<readonly Policy[]>;
  /** @throws DomainError `policy.not-found` when one of them was never published */
  of(refs: readonly PolicyRef[]): Promise<readonly Policy[]>;
}

/** A policy as it was published, once and for all. `by` is a person's user name. */
export type PublishedPolicy = { policy: Policy; at: Instant; by: string };

/**
 * Which policies new cases are given from `at` on, and who decided so. Numbered from 1; each is a record of its own
 * that is never changed, so that they are the history of such decisions.
 */
export type Activation = {
  number: number;
  policies: PolicyRef[];
  at: Instant;
  by: string;
  role: string;
  /** The earlier one whose policies it brought back. */
  rolledBackTo?: number;
  /** Why, in their words. */
  reason?: string;
  /** The digest of the request that asked for it, when it came with an idempotency key. */
  request?: string;
};

/** Where admins publish and activate policies. What stands in it is added to, never changed. */
export interface PolicyShelf {
  /** Every version of every policy that was ever published, versions of one policy in rising order. */
  published(): Promise<readonly PublishedPolicy[]>;
  /** @returns `taken` when that version of that policy exists already, whatever it says */
  publish(policy: PublishedPolicy): Promise<'published' | 'taken'>;
  /** The latest activations, the present one first: a consistent read. */
  activations(limit: number): Promise<readonly Activation[]>;
  /** One of them by its number, or undefined. */
  activation(number: number): Promise<Activation | undefined>;
  /**
   * Publishes what is not published yet and makes the policies those that new cases are given, all or nothing.
   * @returns `outrun` when somebody else activated policies under that number, or published one of them, meanwhile
   */
  activate(activation: Activation, unpublished: readonly Policy[]): Promise<'activated' | 'outrun'>;
}

export interface Arrivals {
  /** References of the cases received since then, in any status, a page at a time; each once, in no particular order. */
  since(instant: Instant): AsyncIterable<readonly string[]>;
}

/**
 * Without teams, those of all. `dueBefore`: the deadline that drives the case lies before that instant. `text`: every
 * word of it stands in the excerpt, the customer's name, the product or the reference.
 */
export type QueueFilter = {
  status?: Status;
  teams?: readonly Team[];
  assignee?: string;
  unassigned?: true;
  level?: Case['level']['value'];
  kind?: Case['kind']['value'];
  category?: Case['category']['value'];
  dueBefore?: Instant;
  text?: string;
  /** The row as the reader is shown it: what they may not see, a search does not find. @default as it is */
  shown?: (row: QueueRow) => QueueRow;
};

/** @property sort @default urgency @property cursor from a page of the same sort */
export type QueueView = { limit: number; cursor?: string; sort?: QueueSort };

/** `partial`: so many cases were looked at that the page ended before all were; what was found is right. */
export type QueuePage = { items: QueueRow[]; nextCursor?: string; partial?: true };

/** What a queue shows of a case without opening it. */
export type QueueRow = Pick<
  Case,
  'reference' | 'version' | 'status' | 'team' | 'channel' | 'receivedAt' | 'excerpt'
> & {
  kind: Case['kind']['value'];
  category: Case['category']['value'];
  level: Case['level']['value'];
  customerName: string;
  assignee?: string;
  product?: string;
  /** The earlier case that it may be a duplicate of. */
  duplicateOf?: string;
  /** The earliest running deadline: what the queue is ordered by within a level. */
  nextDeadline?: { clock: string; dueAt: Instant };
};

/**
 * What became of a mail. A step's mail may wait for its reader's hours (`waiting`), go with a digest (`in-digest`), or
 * be `dropped`, because what it was about was done or put off before it went.
 */
export type MailRecord = {
  mailId: string;
  template: string;
  to: string;
  state: 'waiting' | 'claimed' | 'sent' | 'in-digest' | 'dropped';
  claimedAt: Instant;
  sentAt?: Instant;
  messageId?: string;
} & StepMailFacts;

/** Of a step's mail: as whom its reader was told, who was to be told instead and why not, and the digest it went with. */
export type StepMailFacts = { toldAs?: string; passedOn?: readonly PassedOn[]; digest?: string };

/** `sent`: nothing is left to send. `busy`: another sender holds the lease, or the report is on its way. */
export type Claim = 'claimed' | 'sent' | 'busy';

export interface MailLog {
  /**
   * Claims the right to send one mail, once: `claimed` for the first caller and for one that comes after the lease
   * of a caller that died.
   * @param reference of a case, or of a digest (notices.ts)
   * @param mail `synthetic`: it is about a complaint that nobody made, and its record goes when that goes
   */
  claim(
    reference: string,
    mail: { mailId: string; template: string; to: string; synthetic?: true } & StepMailFacts,
    now: Instant,
  ): Promise<Claim>;
  /**
   * Records that it went out, with the Message-ID that its reader sees and the time. The first report stands.
   * @throws DomainError `complaint.not-found` when it was never claimed
   */
  sent(reference: string, mailId: string, messageId: string, at: Instant): Promise<void>;
}

export type Mail = {
  to: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  /** Comes back with the carrier's reports: sent, bounced. */
  tags: { reference: string; mailId: string };
};

export interface MailCarrier {
  /** @returns when the carrier has taken it. What became of it, and under which Message-ID, is reported later. */
  send(mail: Mail): Promise<void>;
}

export type Sentiment = 'positive' | 'neutral' | 'negative' | 'mixed';

export type Analysis = {
  language: Language;
  sentiment: { value: Sentiment; confidence: number };
  keyPhrases: string[];
  /** Kinds of personal data found (`EMAIL`, `PHONE`, …), not the data. */
  personalData: string[];
  /** Who said so: `comprehend` or `embedded`. */
  analyser: string;
};

export interface Analyser {
  analyse(text: string, hint: Language): Promise<Analysis>;
}

export interface StaffDirectory {
  /**
   * How to reach a person of the staff by mail, or undefined when the directory does not know. They are found by
   * mail address too; `id` is then the name that they sign in with, which cases are assigned to.
   */
  find(id: string): Promise<{ email: string; name: string; id?: string } | undefined>;
}

/** Somebody who is told of late answers. What is not urgent waits until their calendar is open. @default 24x7 */
export type Reachable = { name: string; email: string; calendar?: CalendarId };

export type Settings = {
  brand: { name: string; colour: string };
  /** The mailbox that mails come from, e.g. `care@example.com`. */
  sender: string;
  /** Up the line: lead, manager, director; the last one answers for those who are missing. */
  escalation: readonly Reachable[];
  /** The rota: the first whose calendar is open is on call. */
  onCall: readonly Reachable[];
  /** More steps than that for one person within so many minutes become one digest. */
  digest: { moreThan: number; withinMinutes: number };
  /** Who may decide on how much. */
  approvals: Approvals;
  /** For how many days after a decision its customer can say that they do not agree. */
  disagreeWithinDays: number;
  defaultLanguage: Language;
  /** IANA name, e.g. `Asia/Shanghai`: the zone that times in mails are written in. */
  timeZone: string;
  /** For how long cases are kept once they are over, and how long an erasure can be thought over. */
  retention: RetentionSettings;
  /** Where the pages live, without a trailing slash. */
  siteUrl: string;
};

/** What every function is watched by; `flush` hands over what was counted, once an invocation. */
export type Telemetry = { log: Log; flush: () => void };

export interface Log {
  info(message: string, facts?: Record<string, unknown>): void;
  warn(message: string, facts?: Record<string, unknown>): void;
  error(message: string, facts?: Record<string, unknown>): void;
}
