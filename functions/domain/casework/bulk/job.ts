import type { Actor, Instant } from '../../complaint/complaint.ts';
import type { Category, Language, Level } from '../../complaint/vocabulary.ts';
import type { ErrorCode } from '../../errors.ts';
import type { LinkKind } from '../links/links.ts';
import type { Scope } from '../scope.ts';

/** What is done to each case of a job. */
export type BulkAction =
  | { action: 'assign'; assignee: string }
  | { action: 'classify'; category?: Category | undefined; level?: Level | undefined; reason: string }
  | { action: 'close' }
  | { action: 'link'; to: string; kind: Exclude<LinkKind, 'split'>; reason: string }
  /** Each customer reads it in their language. */
  | { action: 'reply'; text: Record<Language, string> };

/** How many cases one job takes, how many are worked on in one slice, and how many of those at once. */
export const bulkLimits = { cases: 2_000, slice: 24, atOnce: 8 } as const;

/** One thing done to many cases, with the rights that its giver had then, and how far it is. */
export type BulkJob = {
  id: string;
  action: BulkAction;
  by: Extract<Actor, { type: 'staff' }>;
  scope: Scope;
  /** Set when the cases are those of a batch: a case that has been corrected since is left out. */
  batch?: { product: string; batch: string };
  createdAt: Instant;
  /** Of what was asked for, so that a repeated request finds its job. */
  request: string;
  total: number;
  slices: number;
  state: 'running' | 'finished';
  /** The first round does every case, each further one those that had failed. */
  round: number;
  /** The slice that comes next, from 1. */
  next: number;
  done: number;
  failed: number;
  /** Who works on it holds it until then; whoever comes later goes on where it stands. */
  heldUntil?: Instant;
  finishedAt?: Instant;
  /** A case that it was done to was erased, and what its giver wrote with it: it cannot be done again. */
  wordless?: true;
};

/** Why it could not be done to one case: a code of errors.ts and what its sentence needs. */
export type BulkFailure = { reference: string; code: ErrorCode; details: Record<string, string | number> };

/** Some cases of a job. `round` is the last one that it has been through, 0 before the first. */
export type BulkSlice = { number: number; references: string[]; round: number; failures: BulkFailure[] };

/** Where jobs stand. A job moves on under the condition that nobody moved it meanwhile. */
export interface BulkStore {
  /** Writes a job with its slices, all or nothing, and lists it among those that are not finished. */
  create(job: BulkJob, slices: readonly BulkSlice[]): Promise<'created' | 'taken'>;
  /** A consistent read. */
  read(id: string): Promise<{ job: BulkJob; version: number } | undefined>;
  slice(id: string, number: number): Promise<BulkSlice | undefined>;
  /** All that is known of a job: one read. */
  open(id: string): Promise<{ job: BulkJob; version: number; slices: BulkSlice[] } | undefined>;
  /**
   * Writes the job as it shall be, and a slice with it.
   * @param waking lists it again among those that are not finished
   * @returns false, and writes nothing, when somebody else wrote it since that version
   */
  write(job: BulkJob, version: number, also?: { slice?: BulkSlice; waking?: true }): Promise<boolean>;
  /** Jobs that are not finished, the oldest ids first: one read. */
  unfinished(): Promise<string[]>;
  /** Takes a finished job off that list. */
  settle(id: string): Promise<void>;
}
