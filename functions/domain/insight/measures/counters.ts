import type { Category, Channel, Kind, Language, Level, Team } from '../../complaint/vocabulary.ts';
import type { Sentiment } from '../../services.ts';
import type { ClockKind } from '../../sla/clock.ts';
import type { Day } from './days.ts';

/** How cases stand at present. `late`: the deadline that drives an open case has passed. */
type Standing = `open.${Level}` | 'unassigned' | 'late';

/** Of the day on which cases were received; `due` are open cases whose next deadline falls on that day. */
type Arriving =
  | `kind.${Kind}`
  | `category.${Category}`
  | `channel.${Channel}`
  | `language.${Language}`
  | `level.${Level}`
  | `sentiment.${Sentiment}`
  | 'due';

/**
 * Of the day on which something happened. `first` and `solve` are histograms (buckets.ts) with the sum of their minutes
 * beside them; `kept` and `missed` are promises of the policies by the kind of their clock.
 */
type Happening =
  | 'resolved'
  | 'closed'
  | 'withdrawn'
  | 'merged'
  | 'reopened'
  | 'disputed'
  | `rating.${number}`
  | `${TimeFigure}.${number | 'minutes'}`
  | `${'kept' | 'missed'}.${ClockKind}`;

/** `first`: from receipt to the first response; `solve`: from receipt to the decision that holds. */
export type TimeFigure = 'first' | 'solve';

export type Figure = Standing | Arriving | Happening;

/** What is counted together, in one item of the table: how cases stand, or what came in or went out on a day. */
export type Slot = 'now' | `${Day} ${'in' | 'out'}`;

/** One number that a dashboard adds up: of a team, in a slot. */
export type Counter = `${Team} ${Slot} ${Figure}`;

/** Counters and how much each is raised (or lowered) by; what is not named stays as it is. */
export type Counts = Readonly<Record<string, number>>;

export const counterOf = (team: Team, slot: Slot, figure: Figure): Counter => `${team} ${slot} ${figure}`;

/** A counter's slot with its team, and its figure: where it stands, and under which name. */
export function placeOf(counter: string): { team: string; slot: string; figure: string } {
  const [team = '', ...rest] = counter.split(' ');
  return { team, slot: rest.slice(0, -1).join(' '), figure: rest.at(-1) ?? '' };
}

/** Both together; a counter that comes to nothing is left out. */
export function plus(...all: readonly Counts[]): Counts {
  const sums = new Map<string, number>();
  for (const counts of all) {
    for (const [counter, value] of Object.entries(counts)) sums.set(counter, (sums.get(counter) ?? 0) + value);
  }
  return Object.fromEntries([...sums].filter(([, value]) => value !== 0));
}

/** What has to be added to `before` to make it `after`. */
export const difference = (after: Counts, before: Counts): Counts =>
  plus(after, Object.fromEntries(Object.entries(before).map(([counter, value]) => [counter, -value])));
