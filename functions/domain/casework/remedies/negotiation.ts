import type { Instant } from '../../complaint/complaint.ts';
import { compare, midpoint, type Money } from '../../money/money.ts';
import type { Person, RemedyKind } from './remedy.ts';

/** Who named an amount: what the customer demands, or what the desk offers. */
export const sides = ['customer', 'desk'] as const;
export type Side = (typeof sides)[number];

/** One amount that was named, and by whom it was written down. */
export type Round = { side: Side; amount: Money; by: string; at: Instant; words?: string };

export const negotiationStates = ['open', 'agreed', 'ended'] as const;
export type NegotiationState = (typeof negotiationStates)[number];

/** The sheet on which demand and offers stand, round by round, all in one currency; nothing on it is changed. */
export type Negotiation = { kind: RemedyKind; rounds: Round[] } & (
  | { state: 'open' }
  | { state: 'agreed'; agreed: Person & { at: Instant; amount: Money; remedy: string } }
  | { state: 'ended'; ended: Person & { at: Instant; reason: string } }
);

/** What the case itself knows of a sheet. Amounts in minor units. */
export type NegotiationLine = {
  id: string;
  kind: RemedyKind;
  state: NegotiationState;
  currency: string;
  demand?: number;
  offer?: number;
};

/** More is no negotiation, and would outgrow its item. */
export const mostRounds = 50;

const lastOf = (rounds: readonly Round[], side: Side): Money | undefined =>
  rounds.findLast((round) => round.side === side)?.amount;

/** Where the two stand: the latest demand and the latest offer. */
export const standing = ({ rounds }: Pick<Negotiation, 'rounds'>): { demand?: Money; offer?: Money } => {
  const [demand, offer] = [lastOf(rounds, 'customer'), lastOf(rounds, 'desk')];
  return { ...(demand && { demand }), ...(offer && { offer }) };
};

/**
 * What to meet at (对半): half way between demand and offer, the odd minor unit to the customer; the demand itself once
 * the offer reaches it; nothing while one of them has named no amount.
 */
export function suggestion({ demand, offer }: { demand?: Money; offer?: Money }): Money | undefined {
  if (!demand || !offer) return undefined;
  return compare(offer, demand) >= 0 ? demand : midpoint(demand, offer);
}

export function negotiationLine(id: string, sheet: Negotiation): NegotiationLine {
  const { demand, offer } = standing(sheet);
  return {
    id,
    kind: sheet.kind,
    state: sheet.state,
    currency: (demand ?? offer)?.currency ?? '',
    ...(demand && { demand: demand.minor }),
    ...(offer && { offer: offer.minor }),
  };
}
