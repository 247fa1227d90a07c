import type { ClockKind, WaitedFor } from '../sla/clock.ts';
import type { How, PolicyRef, Recipient } from '../sla/policy.ts';
import type { Actor, Case, Customer, Instant, Label } from './complaint.ts';
import type { Category, Channel, Kind, Level, Status, Team } from './vocabulary.ts';

/** The classification that travels with each event, so that rules on the bus can match without a lookup. */
export type CaseSummary = {
  kind: Kind;
  category: Category;
  level: Level;
  status: Status;
  team: Team;
  assignee?: string;
};

/** The classification of a case as it is. */
export const summaryOf = ({
  kind,
  category,
  level,
  status,
  team,
  assignee,
}: Pick<Case, 'kind' | 'category' | 'level' | 'status' | 'team' | 'assignee'>): CaseSummary => ({
  kind: kind.value,
  category: category.value,
  level: level.value,
  status,
  team,
  ...(assignee !== undefined && { assignee }),
});

/**
 * What can happen to a case. `facts` may travel on the bus: references, labels, times.
 * `words` hold what people wrote and who they are: they stay in the table, and the chain seals only their digest,
 * so that a person can be erased later and the chain still verifies.
 */
export type EventBodies = {
  ComplaintReceived: {
    facts: {
      channel: Channel;
      enteredBy: Actor;
      kind: Label<Kind>;
      category: Label<Category>;
      level: Label<Level>;
      team: Team;
      deadlines: Deadlines;
      policies: PolicyRef[];
      country?: string;
    };
    words: {
      customer: Customer;
      description: string;
      product?: string;
      orderNumber?: string;
      /** Digests of the idempotency key and of the request that came with it. */
      idempotency?: { key: string; request: string };
    };
  };
  /** `toldAt` is when the mail went, which may be known later. `via` is `mail`, or `answer` when the customer left only a phone number and saw the reference on the screen. */
  ComplaintAcknowledged: { facts: { via: 'mail' | 'answer'; messageId?: string; toldAt?: Instant }; words: NoWords };
  ComplaintAssessed: {
    facts: {
      kind: Label<Kind>;
      category: Label<Category>;
      level: Label<Level>;
      sentiment: Label<string>;
      team: Team;
      analyser: string;
      /** Kinds of personal data found in the text (EMAIL, PHONE, …), never the data. */
      personalData: string[];
      deadlines: Deadlines;
    };
    words: { keyPhrases: string[] };
  };
  CaseAssigned: { facts: { assignee: string; previous?: string; taken: boolean }; words: NoWords };
  CustomerMessageAdded: { facts: NoWords; words: { text: string } };
  ReplyAdded: { facts: { firstResponse: boolean }; words: { text: string } };
  NoteAdded: { facts: NoWords; words: { text: string } };
  CaseReclassified: {
    facts: { kind: Label<Kind>; category: Label<Category>; level: Label<Level>; team: Team; deadlines: Deadlines };
    words: { reason: string };
  };
  ComplaintResolved: { facts: NoWords; words: { explanation: string } };
  ComplaintClosed: { facts: NoWords; words: NoWords };
  ComplaintReopened: { facts: { deadlines: Deadlines }; words: { reason: string } };
  ComplaintWithdrawn: { facts: NoWords; words: { reason?: string } };
  DeadlineWarned: { facts: StepFacts; words: NoWords };
  DeadlineBreached: { facts: StepFacts; words: NoWords };
  CaseEscalated: { facts: StepFacts; words: NoWords };
  /** A chance that was no duty has passed. */
  DeadlineLapsed: { facts: StepFacts; words: NoWords };
  /** The case waits for somebody who is not of the staff. */
  CaseWaiting: { facts: { for: WaitedFor }; words: { reason?: string } };
  CaseResumed: { facts: NoWords; words: NoWords };
  /** Staff told the customer a date. `clock` is the id of the clock that holds it. */
  PromiseMade: { facts: { clock: string; dueAt: Instant }; words: { what: string } };
  PromiseKept: { facts: { clock: string }; words: NoWords };
  DeadlineExtended: {
    facts: { clock: string; kind: ClockKind; previousDueAt: Instant; dueAt: Instant };
    words: { reason: string };
  };
  PolicyApplied: { facts: { policies: PolicyRef[]; deadlines: Deadlines }; words: { reason: string } };
  /** Stored deadlines were not what the case's history says, and are now. */
  ClocksRepaired: { facts: { differences: ClockDifference[] }; words: NoWords };
  /** Somebody who was told of a late answer says that they know. */
  EscalationAcknowledged: { facts: { clock: string; rung: number; person: string }; words: NoWords };
  MailBounced: {
    facts: { mailId: string; bounce: 'permanent' | 'transient' | 'complaint'; detail: string };
    words: NoWords;
  };
};

/** Due times as the API answers them; null where the kind of feedback starts no clock. */
export type Deadlines = { acknowledge: Instant | null; firstResponse: Instant | null; resolution: Instant | null };

/** `rung` counts the ladder from 1; 0 is a warning. */
export type StepFacts = {
  clock: ClockKind;
  /** The clock's id, and the place of the step among its steps. */
  id: string;
  step: number;
  dueAt: Instant;
  rung: number;
  /** Whom the policy has it told to, and how. */
  to: readonly Recipient[];
  by: How;
};

/** What a stored clock said, and what it says by the case's history; null where there is no such clock. */
export type ClockDifference = { clock: string; stored: string | null; right: string | null };

// oxlint-disable-next-line typescript/no-generated-empty-object-type -- an object without fields is what is meant
type NoWords = Record<never, never>;

export const eventTypes = [
  'ComplaintReceived',
  'ComplaintAcknowledged',
  'ComplaintAssessed',
  'CaseAssigned',
  'CustomerMessageAdded',
  'ReplyAdded',
  'NoteAdded',
  'CaseReclassified',
  'ComplaintResolved',
  'ComplaintClosed',
  'ComplaintReopened',
  'ComplaintWithdrawn',
  'DeadlineWarned',
  'DeadlineBreached',
  'CaseEscalated',
  'DeadlineLapsed',
  'CaseWaiting',
  'CaseResumed',
  'PromiseMade',
  'PromiseKept',
  'DeadlineExtended',
  'PolicyApplied',
  'ClocksRepaired',
  'EscalationAcknowledged',
  'MailBounced',
] as const satisfies (keyof EventBodies)[];
export type EventType = keyof EventBodies;

/** What a command decides: an event without its place in the chain. */
export type NewEvent = {
  [T in EventType]: { type: T; at: Instant; by: Actor } & EventBodies[T];
}[EventType];

/** An event in its place: numbered, carrying the hash of the one before. Never changed once written. */
export type CaseEvent = NewEvent & {
  reference: string;
  seq: number;
  summary: CaseSummary;
  /** Random, so that a digest of short words cannot be guessed after the words are erased. */
  salt: string;
  wordsDigest: string;
  previousHash: string;
  hash: string;
};

export type EventOf<T extends EventType> = Extract<CaseEvent, { type: T }>;

/** What the bus carries of an event: no words, no customer. */
export type PublishedEvent = {
  [T in EventType]: Pick<EventOf<T>, 'type' | 'reference' | 'seq' | 'at' | 'by' | 'facts' | 'summary'>;
}[EventType];
