import type { Instant } from '../../complaint/complaint.ts';
import type { Category } from '../../complaint/vocabulary.ts';

/** What is remembered of a solved case to find it again: terms, and nothing that a person wrote as they wrote it. */
export type SolvedCase = {
  reference: string;
  solvedAt: Instant;
  category: Category;
  terms: string[];
  /** The kinds of the remedies that it had. */
  remedies: string[];
};

/** Solved cases by their terms. What one question costs depends on how much it asks for, not on how much there is. */
export interface SolvedIndex {
  /** References of cases with each term, the latest solved first, at most `most` of each. */
  postings(terms: readonly string[], most: number): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Those that are still remembered, in any order. */
  remembered(references: readonly string[]): Promise<SolvedCase[]>;
  /** Remembers a case as it is now, in place of what was remembered of it before. */
  remember(solved: SolvedCase): Promise<void>;
  forget(reference: string): Promise<void>;
}
