import type { Actor, Instant } from '../complaint/complaint.ts';
import type { Language } from '../complaint/vocabulary.ts';
import type { ErrorCode } from '../errors.ts';

export const privacyKinds = ['erasure', 'export'] as const;
export type PrivacyKind = (typeof privacyKinds)[number];

/** By what a person is found: what they left in their cases, or one case of theirs. */
export const foundBys = ['email', 'phone', 'reference'] as const;
export type FoundBy = (typeof foundBys)[number];

/**
 * `waiting`: the time in which an erasure can be thought over; an export, until somebody gets to it. `working`: being
 * done, or waiting for a case that is still open. `held`: all is done but cases that are needed in a dispute, of which
 * the person is told; they follow when they are released. The other three are ends.
 */
export const requestStates = ['waiting', 'working', 'held', 'done', 'cancelled', 'failed'] as const;
export type RequestState = (typeof requestStates)[number];

/** What has become of a case for a request; `found` until anything has. */
export const caseOutcomes = ['found', 'erased', 'exported', 'held', 'open', 'failed'] as const;
export type CaseOutcome = (typeof caseOutcomes)[number];

/** `code` says why it failed: of errors.ts. */
export type CaseForRequest = { reference: string; outcome: CaseOutcome; at: Instant; code?: ErrorCode };

/**
 * Why a request ended without anything done. `several-people`: the number is that of people of different names, and one
 * must not be given, or lose, what is another's. `too-many` cases, or `too-large` an export, to be one person's.
 */
export const requestFailures = ['several-people', 'too-many', 'too-large'] as const;
export type RequestFailure = (typeof requestFailures)[number];

/** So many cases are one person's at most, and so large is what they are given: in bytes of JSON. */
export const requestLimits = { cases: 1_000, exportBytes: 32 * 1024 * 1024, apart: 50 } as const;

/** How long an export can be fetched, in days; the bucket deletes it then (lib/constructs/case-files.ts). */
export const exportDays = 7;

/** An export lies at `place`, with the ending of each of its two forms. */
export type ExportMade = { place: string; at: Instant; jsonBytes: number; htmlBytes: number };

/** What a person asked of us about their data, as somebody of the staff took it down. */
export type PrivacyRequest = {
  id: string;
  kind: PrivacyKind;
  state: RequestState;
  by: Extract<Actor, { type: 'staff' }>;
  createdAt: Instant;
  /** An erasure begins then and not before. */
  beginsAt: Instant;
  foundBy: FoundBy;
  /** The case that they named, when they named one. */
  reference?: string;
  /**
   * Keyed digests of the ways to reach them: the lists that their cases are on. Never the address itself, and gone when
   * the request is finished.
   */
  lists: string[];
  /** Why, in the words of who took it down; gone with the person. */
  reason?: string;
  /** Of an export: with what staff noted about them. */
  notes: boolean;
  /** Which language the export is written in. @default that of their latest case */
  language?: Language;
  cases: CaseForRequest[];
  /** Cases that share a number with theirs and seem to be somebody else's: left alone, and told to who asked. */
  apart: string[];
  /** When it is looked at next; without it, it is finished. */
  nextAt?: Instant;
  /** How often in a row a look at it has failed. */
  failedLooks: number;
  failure?: RequestFailure;
  /** When the person could be told that it is done. */
  finishedAt?: Instant;
  cancelledBy?: string;
  export?: ExportMade;
  /** The digest of what was asked, so that a repeated request finds its own. */
  asked: string;
};

export type PrivacyPage = { requests: PrivacyRequest[]; nextCursor?: string };

/** Where requests stand. One moves on under the condition that nobody moved it meanwhile. */
export interface PrivacyBook {
  create(request: PrivacyRequest): Promise<'created' | 'taken'>;
  /** A consistent read. */
  read(id: string): Promise<{ request: PrivacyRequest; version: number } | undefined>;
  /**
   * Writes the request as it shall be.
   * @param before as it was read; the two name the places in the list of what is due
   * @param forgetAt when a finished one is to be forgotten
   * @returns false, and writes nothing, when somebody else wrote it since that version
   */
  write(request: PrivacyRequest, version: number, before: PrivacyRequest, forgetAt?: Instant): Promise<boolean>;
  /** Ids of those to be looked at by now, the longest overdue first. */
  due(now: Instant, limit: number): Promise<string[]>;
  /** The latest first. @throws DomainError `request.bad-cursor` */
  list(limit: number, cursor?: string): Promise<PrivacyPage>;
  /** Keeps the report of a round of retention, by its day. */
  keepRound(round: RetentionRound): Promise<void>;
  /** The latest first. */
  rounds(limit: number): Promise<RetentionRound[]>;
}

/** What a round of retention does to the cases of one category. */
export type RetentionTally = { erased: number; held: number; open: number; failed: number };

/** A day's round over what has been kept for as long as it may be: how far it is, and what came of it. */
export type RetentionRound = {
  /** The date (UTC). */
  day: string;
  startedAt: Instant;
  finishedAt?: Instant;
  /** By category: how long it is kept, which cases it was about (ended before), and the tally. */
  categories: Record<string, { months: number; endedBefore: Instant } & RetentionTally>;
  /** Those that were not erased, the first of them: why. */
  left: CaseForRequest[];
};
