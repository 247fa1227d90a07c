// Longer than 250 lines on purpose: the one table of what can happen to a case.
import type { CarriedClock } from '../sla/carried-clocks.ts';
import type { Side } from '../casework/remedies/negotiation.ts';
import type { RemedyKind } from '../casework/remedies/remedy.ts';
import type { ActionKind, Result } from '../casework/actions/action.ts';
import type { ScanOutcome } from '../casework/attachments/attachment.ts';
import type { AttachmentType } from '../casework/attachments/limits.ts';
import type { Branch, Why } from '../casework/causes/analysis.ts';
import type { Routed } from '../routing/routing.ts';
import type { CancelReason } from '../casework/tasks/settle-task.ts';
import type { ClockKind, WaitedFor } from '../sla/clock.ts';
import type { How, PolicyRef, Recipient } from '../sla/policy.ts';
import type { LinkKind } from '../casework/links/links.ts';
import type { Actor, Case, Customer, Instant, Label, Suspicion } from './complaint.ts';
import type { Fault } from '../speaking/coach/findings.ts';
import type { FeedbackForm, FeedbackWords } from '../speaking/feedback/forms.ts';
import type { Said } from '../triage/said.ts';
import type { Category, Channel, Kind, Level, Status, Team } from './vocabulary.ts';

/** The classification that travels with each event, so that rules on the bus can match without a lookup. */
export type CaseSummary = {
  kind: Kind;
  category: Category;
  level: Level;
  status: Status;
  team: Team;
  assignee?: string;
  /** Nobody complained: Redress tries itself. Whoever counts or tells leaves it out. */
  synthetic?: true;
};

/** The classification of a case as it is. */
export const summaryOf = ({
  kind,
  category,
  level,
  status,
  team,
  assignee,
  synthetic,
}: Pick<Case, 'kind' | 'category' | 'level' | 'status' | 'team' | 'assignee' | 'synthetic'>): CaseSummary => ({
  kind: kind.value,
  category: category.value,
  level: level.value,
  status,
  team,
  ...(assignee !== undefined && { assignee }),
  ...(synthetic && { synthetic }),
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
      /** What the customer said that it is, and how urgent it feels. */
      said?: Said;
      /** Of a case that was split off: the case that it was part of, and since when the customer waits. */
      splitFrom?: { reference: string; receivedAt: Instant };
    };
    words: {
      customer: Customer;
      description: string;
      product?: string;
      orderNumber?: string;
      batch?: string;
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
      /** Left out by releases that had no rules of routing. */
      routed?: Routed;
      /** Kinds of personal data found in the text (EMAIL, PHONE, …), never the data. */
      personalData: string[];
      deadlines: Deadlines;
    };
    words: { keyPhrases: string[] };
  };
  /** `routed` when rules chose the person. */
  CaseAssigned: {
    facts: { assignee: string; previous?: string; taken: boolean; routed?: Routed };
    words: NoWords;
  };
  /** Somebody had the rules look at the case once more. */
  CaseRouted: { facts: { routed: Routed; previousTeam: Team }; words: NoWords };
  /** `under` is the reference that the customer wrote to, when that case has been merged into this one. */
  CustomerMessageAdded: { facts: { under?: string }; words: { text: string } };
  /** `coach` is what the coach found in it as it was sent (speaking/coach), left out by releases that had none. */
  ReplyAdded: {
    facts: { firstResponse: boolean; coach?: { score: number; codes: Fault[] } };
    words: { text: string };
  };
  NoteAdded: { facts: NoWords; words: { text: string } };
  CaseReclassified: {
    facts: {
      kind: Label<Kind>;
      category: Label<Category>;
      level: Label<Level>;
      team: Team;
      deadlines: Deadlines;
      routed?: Routed;
    };
    words: { reason: string };
  };
  ComplaintResolved: { facts: NoWords; words: { explanation: string } };
  ComplaintClosed: { facts: NoWords; words: NoWords };
  /** Without a reason where the customer's disagreement, just before, says it. */
  ComplaintReopened: { facts: { deadlines: Deadlines }; words: { reason?: string } };
  /** The customer says that it is solved; `rating` is from 1 to 5. */
  ResolutionConfirmed: { facts: { rating?: number }; words: { comment?: string } };
  /** The customer does not agree with the decision of `resolvedBy`; `keptBy` had the case until now. */
  ResolutionDisputed: { facts: { resolvedBy?: string; keptBy?: string }; words: { reason: string } };
  /** Somebody who knows the case's number and its address asked for the link, and it goes there. */
  LinkSentAgain: { facts: NoWords; words: NoWords };
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
  /** A promise is taken back; `instead` is the remedy whose promise takes its place. */
  PromiseWithdrawn: { facts: { clock: string; instead?: string }; words: { reason?: string } };
  /** `needed` is how many people beside the proposer have to approve. Amounts are in minor units. */
  RemedyProposed: {
    facts: {
      remedy: string;
      kind: RemedyKind;
      dueAt: Instant;
      owner: string;
      needed: number;
      replaces?: string;
      negotiation?: string;
    } & AmountFacts;
    words: { what: string };
  };
  /** One for each who approves: the `given`th approval of `needed`. */
  RemedyApproved: { facts: { remedy: string; needed: number; given: number } & AmountFacts; words: NoWords };
  RemedyRejected: { facts: { remedy: string }; words: { reason: string } };
  RemedyExecuted: { facts: { remedy: string; kind: RemedyKind } & AmountFacts; words: { evidence: string } };
  RemedyCancelled: { facts: { remedy: string }; words: { reason: string } };
  /** `by` is the remedy that takes its place, with its amount. */
  RemedySuperseded: { facts: { remedy: string; by: string } & AmountFacts; words: NoWords };
  NegotiationRound: {
    facts: { negotiation: string; round: number; side: Side; minor: number; currency: string };
    words: { text?: string };
  };
  NegotiationAgreed: {
    facts: { negotiation: string; remedy: string; minor: number; currency: string };
    words: NoWords;
  };
  NegotiationEnded: { facts: { negotiation: string }; words: { reason: string } };
  DeadlineExtended: {
    facts: { clock: string; kind: ClockKind; previousDueAt: Instant; dueAt: Instant };
    words: { reason: string };
  };
  PolicyApplied: { facts: { policies: PolicyRef[]; deadlines: Deadlines }; words: { reason: string } };
  /** Stored deadlines were not what the case's history says, and are now. */
  ClocksRepaired: { facts: { differences: ClockDifference[] }; words: NoWords };
  /** Somebody who was told of a late answer says that they know. */
  EscalationAcknowledged: { facts: { clock: string; rung: number; person: string }; words: NoWords };
  /** Staff put right what the case is about. */
  AboutCorrected: {
    facts: NoWords;
    words: { product?: string; orderNumber?: string; batch?: string; reason?: string };
  };
  CaseLinked: { facts: { references: string[]; kind: LinkKind }; words: { reason: string } };
  CaseUnlinked: { facts: { reference: string; kind: LinkKind }; words: { reason: string } };
  /** An earlier case of the same customer says nearly the same. */
  DuplicateSuspected: { facts: Suspicion; words: NoWords };
  /** This case is one with another, which goes on for both. */
  CaseMerged: { facts: { into: string }; words: { reason: string } };
  /** Another case of the same customer goes on in this one; `clocks` are those that still ran for it. */
  CaseAbsorbed: {
    facts: { reference: string; clocks: CarriedClock[] };
    words: { reason: string };
  };
  /** The customer wrote to a case that has been merged; the words stand where they went. */
  MessagePassedOn: { facts: { to: string }; words: NoWords };
  /** A part of the complaint goes on as a case of its own. */
  CaseSplit: { facts: { reference: string }; words: { reason: string } };
  /** Why it happened, as far as it is known, whole. `tree` is the version of the cause codes; the counts are of answers and causes. */
  CauseRecorded: {
    facts: { code?: string; tree?: number; whys: number; causes: number };
    words: { problem?: string; whys: Why[]; fishbone: Branch[] };
  };
  /** Something is to be done about a cause: the code, or the id of a cause of the fishbone. `clock` runs to its due date. */
  ActionAdded: {
    facts: {
      action: string;
      kind: ActionKind;
      clock: string;
      dueAt: Instant;
      effectiveAt: Instant;
      code?: string;
      cause?: string;
    };
    words: { what: string; owner: string };
  };
  ActionCompleted: { facts: { action: string; clock: string }; words: { evidence: string } };
  /** It is to be checked whether an action helped: `clock` runs to that date. */
  ActionCheckScheduled: { facts: { action: string; clock: string; dueAt: Instant }; words: NoWords };
  ActionVerified: { facts: { action: string; clock: string; result: Result }; words: { reason?: string } };
  ActionCancelled: { facts: { action: string; clock: string }; words: { reason: string } };
  /** Somebody is asked for something by a date that `clock` holds; `to` is a department, or an outside partner. */
  TaskAdded: {
    facts: { task: string; to: Team | 'partner'; mandatory: boolean; clock: string; dueAt: Instant };
    words: { title: string; text: string; partner?: { name: string; email: string } };
  };
  TaskAnswered: { facts: { task: string; clock: string }; words: { text: string } };
  TaskAccepted: { facts: { task: string }; words: NoWords };
  /** It is open again, with a clock of its own. */
  TaskReturned: { facts: { task: string; clock: string; dueAt: Instant }; words: { reason: string } };
  TaskCancelled: { facts: { task: string; clock: string; because: CancelReason }; words: { reason?: string } };
  /** `link` counts the links of a task; only the latest works. */
  TaskLinkSent: { facts: { task: string; link: number }; words: NoWords };
  TaskLinkRevoked: { facts: { task: string; link: number }; words: NoWords };
  /** From one of the staff to another, in one of the forms. */
  FeedbackGiven: { facts: { form: FeedbackForm; to: string }; words: FeedbackWords };
  /** A customer's praise went to whom it names, and to the first of the line. */
  PraisePassedOn: { facts: { employee: string }; words: NoWords };
  /** A file has come. The digest of its content is sealed with the rest: whoever has the file can prove that it is this one. */
  AttachmentAdded: {
    facts: { attachment: string; type: AttachmentType; size: number; sha256: string; shared: boolean };
    words: { name: string };
  };
  /** Somebody has looked for malware in it, or nobody could. */
  AttachmentScanned: { facts: { attachment: string; outcome: ScanOutcome }; words: NoWords };
  MailBounced: {
    facts: { mailId: string; bounce: 'permanent' | 'transient' | 'complaint'; detail: string };
    words: NoWords;
  };
  /** Nothing of it may be erased until somebody says so, because it is needed in a dispute. */
  LegalHoldPlaced: { facts: NoWords; words: { reason: string } };
  LegalHoldReleased: { facts: NoWords; words: { reason: string } };
  /** Who complained is taken out of the case; the rest of it follows. `request` is the privacy request that asked for it. */
  CaseErased: { facts: { why: ErasureCause; request?: string }; words: NoWords };
  /** All that was to go is gone: how many events lost words, and how many parts, files and entries elsewhere. */
  ErasureCompleted: { facts: ErasureCounts; words: NoWords };
  /** Somebody looked at what is masked for them otherwise: which kinds of personal data, and why. */
  PersonalDataRevealed: { facts: { kinds: string[] }; words: { reason: string } };
};

/** Somebody asked for it, or its time had run out. */
export type ErasureCause = 'request' | 'retention';
export type ErasureCounts = { events: number; parts: number; files: number; entries: number };

/** Due times as the API answers them; null where the kind of feedback starts no clock. */
export type Deadlines = { acknowledge: Instant | null; firstResponse: Instant | null; resolution: Instant | null };

/** Both or none: minor units and the ISO 4217 code. */
export type AmountFacts = { minor?: number; currency?: string };

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
  'CaseRouted',
  'CustomerMessageAdded',
  'ReplyAdded',
  'NoteAdded',
  'CaseReclassified',
  'ComplaintResolved',
  'ComplaintClosed',
  'ComplaintReopened',
  'ResolutionConfirmed',
  'ResolutionDisputed',
  'LinkSentAgain',
  'ComplaintWithdrawn',
  'DeadlineWarned',
  'DeadlineBreached',
  'CaseEscalated',
  'DeadlineLapsed',
  'CaseWaiting',
  'CaseResumed',
  'PromiseMade',
  'PromiseKept',
  'PromiseWithdrawn',
  'RemedyProposed',
  'RemedyApproved',
  'RemedyRejected',
  'RemedyExecuted',
  'RemedyCancelled',
  'RemedySuperseded',
  'NegotiationRound',
  'NegotiationAgreed',
  'NegotiationEnded',
  'DeadlineExtended',
  'PolicyApplied',
  'ClocksRepaired',
  'EscalationAcknowledged',
  'AboutCorrected',
  'CaseLinked',
  'CaseUnlinked',
  'DuplicateSuspected',
  'CaseMerged',
  'CaseAbsorbed',
  'MessagePassedOn',
  'CaseSplit',
  'CauseRecorded',
  'ActionAdded',
  'ActionCompleted',
  'ActionCheckScheduled',
  'ActionVerified',
  'ActionCancelled',
  'TaskAdded',
  'TaskAnswered',
  'TaskAccepted',
  'TaskReturned',
  'TaskCancelled',
  'TaskLinkSent',
  'TaskLinkRevoked',
  'FeedbackGiven',
  'PraisePassedOn',
  'AttachmentAdded',
  'AttachmentScanned',
  'MailBounced',
  'LegalHoldPlaced',
  'LegalHoldReleased',
  'CaseErased',
  'ErasureCompleted',
  'PersonalDataRevealed',
] as const satisfies (keyof EventBodies)[];
export type EventType = keyof EventBodies;

/** What a command decides: an event without its place in the chain. */
export type NewEvent = {
  [T in EventType]: { type: T; at: Instant; by: Actor } & EventBodies[T];
}[EventType];

/**
 * An event in its place: numbered, carrying the hash of the one before. Never changed once written, but that its words
 * may be erased, and its salt and a partner's name with them.
 */
export type CaseEvent = {
  [T in EventType]: {
    type: T;
    at: Instant;
    by: Actor;
    facts: EventBodies[T]['facts'];
    words?: EventBodies[T]['words'];
  };
}[EventType] & {
  reference: string;
  seq: number;
  summary: CaseSummary;
  /** Random, so that nobody who sees the digest can try which words it may be of. */
  salt?: string;
  wordsDigest: string;
  previousHash: string;
  hash: string;
};

export type EventOf<T extends EventType> = Extract<CaseEvent, { type: T }>;

/** Who did it, as the bus says it: what a partner is called was written by staff, and stays in the table. */
export type PublishedActor = Exclude<Actor, { type: 'partner' }> | { type: 'partner' };

/** What the bus carries of an event: no words, no customer. */
export type PublishedEvent = {
  [T in EventType]: Pick<EventOf<T>, 'type' | 'reference' | 'seq' | 'at' | 'facts' | 'summary'> & {
    by: PublishedActor;
  };
}[EventType];
