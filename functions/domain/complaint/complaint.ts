import type { NegotiationLine } from '../casework/remedies/negotiation.ts';
import type { RemedyLine } from '../casework/remedies/remedy.ts';
import type { CauseCode } from '../casework/causes/analysis.ts';
import type { Said } from '../triage/said.ts';
import type { Routed } from '../routing/routing.ts';
import type { ErasureCause } from './events.ts';
import type { TaskLine } from '../casework/tasks/task.ts';
import type { Clock, Wait } from '../sla/clock.ts';
import type { PolicyRef } from '../sla/policy.ts';
import type { Category, Channel, Kind, Language, Level, Origin, Status, Team } from './vocabulary.ts';

/** ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` writes it; sorts as text. */
export type Instant = string;

/** `tier` is the enterprise's own word for how it ranks the customer; only staff and systems of its own may set it. */
export type Customer = { name: string; email?: string; phone?: string; language: Language; tier?: string };

export type Actor =
  | { type: 'customer' }
  /** `bulk` is the job that did it for them, with many cases at once. */
  | { type: 'staff'; id: string; role: string; bulk?: string }
  /**
   * An outside partner, through the link to their one task. The chain seals the digest of the name, so that the name can
   * be erased; what older releases wrote has none.
   */
  | { type: 'partner'; name?: string; nameDigest?: string }
  | { type: 'system'; name: string };

/** A label with its proof: how sure, who said so, and why, as codes that the wording table turns into sentences. */
export type Label<T> = { value: T; origin: Origin; confidence: number; reasons: string[] };

/** `similarity` is between 0 and 1: how much of their words the two share. */
export type Suspicion = { reference: string; similarity: number };

/** `confirmedAt` is when the customer said that it is solved, and `rating` what they gave, from 1 to 5. */
export type Resolution = { explanation: string; at: Instant; by: string; confirmedAt?: Instant; rating?: number };

/** What is true of a case in any status. */
type CaseFacts = {
  reference: string;
  /** The number of events so far; the latest event's `seq`. */
  version: number;
  /** Hash of the latest event: the head of the audit chain. */
  lastHash: string;
  lastChange: { type: string; at: Instant; by: Actor };
  kind: Label<Kind>;
  category: Label<Category>;
  level: Label<Level>;
  sentiment?: Label<'positive' | 'neutral' | 'negative' | 'mixed'>;
  keyPhrases?: string[];
  customer: Customer;
  channel: Channel;
  enteredBy: Actor;
  product?: string;
  orderNumber?: string;
  /** Which lot of the product it is about, as it stands on the package. */
  batch?: string;
  /** What the customer said that it is, and how urgent it feels. */
  said?: Said;
  /** An earlier case of the same customer that says nearly the same; somebody of the staff decides what it is. */
  duplicateOf?: Suspicion;
  /** ISO 3166-1 alpha-2: whose law and whose customs apply. */
  country?: string;
  /** The first 120 characters of the customer's words, for lists and mails; the whole stands in the first event. */
  excerpt: string;
  /** UTF-8 bytes of all that people have written into the case so far. */
  writtenBytes: number;
  /** Digests of the latest requests that came with an idempotency key: `key.request`. */
  recentRequests?: string[];
  /** The links of mails that were used and could still be tried again: their marks (action-links.ts) and when. */
  usedLinks?: { mark: string; at: Instant }[];
  /** Of the staff who are named in a customer's praise: those who were told of it. */
  praised?: string[];
  receivedAt: Instant;
  /** Why it happened, by the code of the enterprise; the analysis itself is a part of the case. */
  cause?: CauseCode;
  /** How many corrective and preventive actions were ever added. */
  actions?: number;
  team: Team;
  assignee?: string;
  assignedAt?: Instant;
  /** Why it is where it is, when rules put it there. */
  routed?: Routed;
  /** The versions of the policies that it was given. */
  policies: PolicyRef[];
  clocks: Clock[];
  /** When it waited for somebody else, in order; the last one may go on. */
  waits?: Wait[];
  /** What was proposed to put it right, and how far each has come; all of it stands in the parts. */
  remedies?: RemedyLine[];
  negotiations?: NegotiationLine[];
  /** Tasks that are neither accepted nor cancelled, in the order in which they were added. */
  tasks?: TaskLine[];
  /** SHA-256 (base64url) of the tracking secret. The secret itself is never stored. */
  trackingHash: string;
  /** Message-ID of the latest mail to the customer, for threading. */
  lastMessageId?: string;
  acknowledgedAt?: Instant;
  firstResponseAt?: Instant;
  /** Whose decisions the customer did not agree with: somebody else has to look at it. */
  disputed?: string[];
  /** When the customer was sent their link again, of late. */
  linksSent?: Instant[];
  /** When it was reopened last. */
  reopenedAt?: Instant;
  /** When the customer was told that the last reopening has arrived. */
  reopeningAcknowledgedAt?: Instant;
  /** Nobody complained: we try whether complaints come through. It stands in no queue and no count, and is gone after a day. */
  synthetic?: true;
  /** It is needed in a dispute: nothing of it may be erased. `by` is a user name. */
  hold?: { at: Instant; by: string };
  /** Who complained, and what anybody wrote, was taken out; `completedAt` is when all of it was. */
  erased?: { at: Instant; why: ErasureCause; request?: string; completedAt?: Instant };
};

/** A case has the facts of its status and no others: only a resolved or closed case has a resolution. */
export type Case = CaseFacts &
  (
    | { status: 'received' }
    | { status: 'in-progress' }
    | { status: 'resolved'; resolution: Resolution }
    | { status: 'closed'; resolution?: Resolution; closedAt: Instant }
    | { status: 'withdrawn'; withdrawnAt: Instant }
    | { status: 'merged'; mergedInto: string; mergedAt: Instant }
  );

export type CaseOf<S extends Status> = Extract<Case, { status: S }>;

/** What a command decides: the case as it shall be. Version, chain head and latest change are the store's to set. */
export type CaseDraft = Case extends infer C
  ? C extends Case
    ? Omit<C, 'version' | 'lastHash' | 'lastChange'>
    : never
  : never;

type OwnFacts<S extends Status> = Omit<CaseOf<S>, keyof CaseFacts | 'status'>;

/** The case in another status: the facts that only its old status had are left behind. */
export function becoming<S extends Status>(
  subject: Case,
  status: S,
  own: OwnFacts<S>,
  changed: Partial<CaseFacts> = {},
): CaseOf<S> {
  const {
    resolution: _resolution,
    closedAt: _closedAt,
    withdrawnAt: _withdrawnAt,
    mergedInto: _mergedInto,
    mergedAt: _mergedAt,
    ...facts
  } = {
    resolution: undefined,
    closedAt: undefined,
    withdrawnAt: undefined,
    mergedInto: undefined,
    mergedAt: undefined,
    ...subject,
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- facts + own facts of S is what CaseOf<S> is
  return { ...facts, ...changed, ...own, status } as unknown as CaseOf<S>;
}
