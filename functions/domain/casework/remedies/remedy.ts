import type { Instant } from '../../complaint/complaint.ts';
import { DomainError } from '../../errors.ts';
import type { Currency } from '../../money/currencies.ts';
import type { Money } from '../../money/money.ts';

/** What puts it right, and whether it has its price: what the customer is paid, or what it costs the enterprise. */
export const remedyKinds = {
  refund: 'amount',
  exchange: 'cost',
  repair: 'cost',
  compensation: 'amount',
  apology: 'none',
  explanation: 'none',
} as const satisfies Record<string, 'amount' | 'cost' | 'none'>;
export type RemedyKind = keyof typeof remedyKinds;
export const remedyKindNames = ['refund', 'exchange', 'repair', 'compensation', 'apology', 'explanation'] as const;

export const remedyStates = ['proposed', 'approved', 'rejected', 'executed', 'cancelled', 'superseded'] as const;
export type RemedyState = (typeof remedyStates)[number];

/** A member of the staff and the role in which they acted. */
export type Person = { id: string; role: string };

/** An approval is of one amount: that of the remedy it stands in, which never changes. */
export type Approval = Person & { at: Instant };

type Ending = Person & { at: Instant; reason: string };

/**
 * What is to be done for the customer. Kind, amount, date and words never change: whoever wants them otherwise
 * proposes anew, and the new proposal supersedes this one, approvals and all.
 */
export type Remedy = {
  kind: RemedyKind;
  /** None for an apology or an explanation. */
  amount?: Money;
  /** What approval limits are held against: the amount and all that the case is given beside it, in that currency. */
  weighs?: Money;
  /** What is promised, as the customer reads it. */
  what: string;
  /** Who sees that it is done: a user name. */
  owner: string;
  /** By when it is to be done: the promise to the customer, from approval on. */
  dueAt: Instant;
  proposedBy: Person;
  proposedAt: Instant;
  /** How many people beside the proposer have to approve. */
  needs: number;
  approvals: Approval[];
  /** The clock of the promise that the customer was given. */
  clock?: string;
  /** The remedy that this one took the place of. */
  replaces?: string;
  /** The sheet on which it was agreed. */
  negotiation?: string;
} & (
  | { state: 'proposed' }
  | { state: 'approved'; approvedAt: Instant }
  | { state: 'executed'; approvedAt: Instant; executed: Person & { at: Instant; evidence: string } }
  | { state: 'rejected'; ended: Ending }
  | { state: 'cancelled'; ended: Ending }
  | { state: 'superseded'; ended: Person & { at: Instant }; by: { remedy: string; amount?: Money } }
);

/** What the case itself knows of its remedies, so that a decision need not read them all. */
export type RemedyLine = {
  id: string;
  kind: RemedyKind;
  state: RemedyState;
  minor?: number;
  currency?: Currency;
  /** How many have to approve beside the proposer, and how many have. */
  needs: number;
  given: number;
  /** The promise that the customer was given and that ends with this one. */
  clock?: string;
};

/**
 * THE transition table of a remedy: which command is possible in which states. `change` supersedes; a rejected one
 * can be changed or cancelled as long as the customer still waits for what it was to replace.
 */
export const remedyCommands = {
  approve: ['proposed'],
  reject: ['proposed'],
  execute: ['approved'],
  cancel: ['proposed', 'approved', 'rejected'],
  change: ['proposed', 'approved', 'rejected'],
} as const satisfies Record<string, readonly RemedyState[]>;
export type RemedyCommand = keyof typeof remedyCommands;

/** What still counts as given to the customer, or as about to be. */
export const inForce = ({ state }: Pick<RemedyLine, 'state'>): boolean =>
  state === 'proposed' || state === 'approved' || state === 'executed';

/** @throws DomainError `remedy.wrong-state`, naming the states in which it would be possible */
export function ensurePossible(command: RemedyCommand, id: string, { state }: Pick<Remedy, 'state'>): void {
  const allowed: readonly RemedyState[] = remedyCommands[command];
  if (!allowed.includes(state)) {
    throw new DomainError('remedy.wrong-state', { remedy: id, state, allowed: allowed.join(', ') });
  }
}

export const lineOf = (id: string, { kind, state, amount, needs, approvals, clock }: Remedy): RemedyLine => ({
  id,
  kind,
  state,
  ...amount,
  needs,
  given: approvals.length,
  // What superseded it has taken over the promise.
  ...(clock !== undefined && state !== 'superseded' && { clock }),
});

/** The lines with that one in its place, or behind the others. */
export function withLine<L extends { id: string }>(lines: readonly L[] | undefined, line: L): L[] {
  const known = lines?.some(({ id }) => id === line.id) === true;
  return known ? lines.map((one) => (one.id === line.id ? line : one)) : [...(lines ?? []), line];
}
