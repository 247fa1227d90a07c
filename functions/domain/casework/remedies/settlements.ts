import type { Instant } from '../../complaint/complaint.ts';
import type { EventOf, PublishedEvent } from '../../complaint/events.ts';
import type { Category } from '../../complaint/vocabulary.ts';
import type { Currency } from '../../money/currencies.ts';
import { midpoint, type Money } from '../../money/money.ts';
import type { Services } from '../../services.ts';
import type { RemedyKind } from './remedy.ts';

/** Settlements that are alike: of complaints of one category, of one kind, in one currency. */
export type Likeness = { category: Category; kind: RemedyKind; currency: Currency };

/** A remedy that was executed. `of` is the case and the remedy, so that it counts once. Minor units. */
export type Settlement = { of: string; minor: number; at: Instant };

/** How many of the latest are kept: an odd number, enough for a median that holds, and one small item. */
export const mostSettlements = 101;

/** The latest settlements of each likeness: one item each, which does not grow with the cases. */
export interface SettlementBook {
  /** The latest, oldest first; none when there never was one. */
  of(likeness: Likeness): Promise<readonly Settlement[]>;
  /** Writes what `add` makes of them, deciding again when somebody else wrote meanwhile; undefined: nothing to write. */
  change(likeness: Likeness, add: (known: readonly Settlement[]) => readonly Settlement[] | undefined): Promise<void>;
}

/** The latest with one more, or undefined when it was counted before or is older than all that are kept. */
export function withSettlement(known: readonly Settlement[], one: Settlement): readonly Settlement[] | undefined {
  if (known.some(({ of }) => of === one.of)) return undefined;
  const oldest = known[0];
  if (known.length >= mostSettlements && oldest && one.at < oldest.at) return undefined;
  return [...known, one].toSorted((a, b) => (a.at < b.at ? -1 : 1)).slice(-mostSettlements);
}

/** What similar cases were settled for; half way between the two in the middle where their number is even. */
export type Similar = { count: number; median: Money; lowest: Money; highest: Money };

export function similar(known: readonly Settlement[], currency: Currency): Similar | undefined {
  const amounts = known.map(({ minor }): Money => ({ minor, currency })).toSorted((a, b) => a.minor - b.minor);
  const [lowest, highest] = [amounts[0], amounts.at(-1)];
  const [below, above] = [amounts[(amounts.length - 1) >> 1], amounts[amounts.length >> 1]];
  if (!lowest || !highest || !below || !above) return undefined;
  return { count: amounts.length, median: midpoint(below, above), lowest, highest };
}

/** A remedy was executed: who negotiates the next one of its kind shall know of it. */
export async function rememberSettlement(
  { settlements }: Pick<Services, 'settlements'>,
  event: PublishedEvent,
): Promise<void> {
  if (event.type !== 'RemedyExecuted') return;
  const likeness = likenessOf(event);
  const { minor, remedy } = event.facts;
  if (!likeness || minor === undefined) return;
  const settlement = { of: `${event.reference} ${remedy}`, minor, at: event.at };
  await settlements.change(likeness, (known) => withSettlement(known, settlement));
}

const likenessOf = ({
  facts: { kind, currency },
  summary: { category },
}: Pick<EventOf<'RemedyExecuted'>, 'facts' | 'summary'>): Likeness | undefined =>
  currency === undefined ? undefined : { category, kind, currency };
