import type { Instant } from '../../complaint/complaint.ts';
import type { InBoth } from '../causes/cause-tree.ts';

/** Corrective: what went wrong is put right so that it stays right. Preventive: what could go wrong elsewhere does not. */
export const actionKinds = ['corrective', 'preventive'] as const;
export type ActionKind = (typeof actionKinds)[number];

export const actionStates = ['open', 'done', 'verified', 'cancelled'] as const;
export type ActionState = (typeof actionStates)[number];

export const results = ['effective', 'not-effective'] as const;
export type Result = (typeof results)[number];

export const actionLimits = { what: 1_000, owner: 128, evidence: 4_000, reason: 2_000, perCase: 40 } as const;

/** The cause that it is done about, as it was when the action was added: a code, or a cause of the fishbone. */
export type AboutCause = { code: string; tree: number; label: InBoth } | { cause: string; text: string };

type Signed = { by: string; at: Instant };

/**
 * What is done so that it does not happen again. It is there for good: what is not done any more is cancelled, what
 * did not help is verified as not effective.
 */
export type CaseAction = {
  kind: ActionKind;
  what: string;
  about: AboutCause;
  /** Who answers for it; a user name, a department or a supplier. */
  owner: string;
  dueAt: Instant;
  /** From when on it can be seen whether it helped. */
  effectiveAt: Instant;
  added: Signed;
  /** The id of the clock that runs for it now: to its due date, then to the check. */
  clock: string;
  /** What is remembered of the request that added it, when that came with an idempotency key. */
  request?: string;
} & (
  | { state: 'open' }
  | { state: 'done'; done: Done }
  | { state: 'verified'; done: Done; verified: Signed & { result: Result; reason?: string } }
  | { state: 'cancelled'; done?: Done; cancelled: Signed & { reason: string } }
);

export type Done = Signed & { evidence: string };

/** What each step may follow. */
export const allowedIn = {
  complete: ['open'],
  verify: ['done'],
  cancel: ['open', 'done'],
} as const satisfies Record<string, readonly ActionState[]>;
