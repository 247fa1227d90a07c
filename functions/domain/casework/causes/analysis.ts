import type { Instant } from '../../complaint/complaint.ts';
import type { PartRef } from '../../complaint/parts.ts';
import type { InBoth } from './cause-tree.ts';

/** The branches of a fishbone that every analysis can have; whoever needs others names them. */
export const branches = ['people', 'process', 'product', 'policy', 'place', 'supplier'] as const;
export type StandardBranch = (typeof branches)[number];
export const isStandard = (branch: string): branch is StandardBranch =>
  (branches as readonly string[]).includes(branch);

/** Characters are UTF-16 units. `causes` counts those of all branches, with what lies behind them. */
export const causeLimits = {
  whys: 7,
  question: 500,
  answer: 2_000,
  problem: 300,
  ownBranches: 4,
  branchName: 40,
  causes: 60,
  causeText: 200,
} as const;

/** A question and what was found, by whom (their user name) and when. */
export type Why = { question: string; answer: string; by: string; at: Instant };

/** A cause, and what lies behind it. `id` is unique in its case and never given to another one. */
export type Cause = { id: string; text: string; causes?: { id: string; text: string }[] };

/** `branch` is one of the standard ones, or the name that a user gave to their own. */
export type Branch = { branch: string; causes: Cause[] };

/** A cause code as a case keeps it: what it said when it was chosen, whatever later trees say. `tree` is its version. */
export type CauseCode = { code: string; tree: number; label: InBoth };

/** Why it happened, as far as it is known. The events have every earlier version of it. */
export type CauseAnalysis = {
  /** What happened, in the words of whoever analyses it. */
  problem?: string;
  whys: Why[];
  fishbone: Branch[];
  code?: CauseCode;
  /** How many causes have been given an id so far. */
  numbered: number;
  recordedAt: Instant;
  recordedBy: string;
};

/** A case has one analysis. */
export const causeRef = { kind: 'cause', id: 'analysis' } as const satisfies PartRef;

/** All causes of a fishbone with what lies behind them, in their order. */
export const causesOf = (fishbone: readonly Branch[]): { id: string; text: string }[] =>
  fishbone.flatMap(({ causes }) => causes.flatMap((cause) => [cause, ...(cause.causes ?? [])]));
