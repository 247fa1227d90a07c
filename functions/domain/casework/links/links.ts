import type { Actor, Instant } from '../../complaint/complaint.ts';

/** Why two cases belong together. `split` is written by splitting alone. */
export const linkKinds = ['same-cause', 'duplicate', 'related', 'split'] as const;
export type LinkKind = (typeof linkKinds)[number];

/**
 * One end of a link: each of the two cases has one, written in the transaction of the events that say so. Who unlinks
 * ends it, with a reason; it is never deleted.
 */
export type CaseLink = {
  /** The other case. */
  to: string;
  kind: LinkKind;
  reason: string;
  at: Instant;
  by: Actor;
  ended?: { at: Instant; by: Actor; reason: string };
};

/** Where related cases are found, by index and never by scan. No key and no entry holds contact data in clear. */
export interface RelatedBook {
  /** Puts a case on each of these lists; doing so again changes nothing. */
  enter(entries: readonly Entry[]): Promise<void>;
  /** Those on one list, newest first, at most `limit`; only those received at or after `since`, if given. */
  on(list: string, limit: number, since?: Instant): Promise<Entry[]>;
  /** Every reference on one list, newest first, at most `limit`. */
  all(list: string, limit: number): Promise<string[]>;
  /** The lists that a case was put on by what its customer is called, reached by and ordered. */
  listsOf(reference: string): Promise<string[]>;
  keepListsOf(reference: string, lists: readonly string[]): Promise<void>;
  /** The links of a case, ended ones too, at most `limit`: a consistent read. */
  links(reference: string, limit: number): Promise<CaseLink[]>;
  /** Takes the reasons out of these links of a case, at both ends. */
  silence(reference: string, links: readonly CaseLink[]): Promise<void>;
  /** Takes a case off these lists, and forgets on which it was. Doing so again changes nothing. */
  forget(entry: Pick<Entry, 'reference' | 'receivedAt'>, lists: readonly string[]): Promise<void>;
  /** Its links to these, where there are any: a consistent read. */
  between(reference: string, others: readonly string[]): Promise<CaseLink[]>;
}

/** A case on a list. `sketch` is what can be compared of the customer's words (shingles.ts). */
export type Entry = { list: string; reference: string; receivedAt: Instant; sketch?: string };
