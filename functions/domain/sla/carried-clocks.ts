import type { Instant } from '../complaint/complaint.ts';
import { type Clock, isDated, isLive } from './clock.ts';

/** A clock that still ran for a case when it was merged, as the case that goes on is told of it. */
export type CarriedClock = Pick<Clock, 'id' | 'kind' | 'rule' | 'from' | 'startedAt' | 'dueAt'>;

/** What still runs for a case, to be carried into another one. */
export const carriedOf = (clocks: readonly Clock[]): CarriedClock[] =>
  clocks
    .filter(isLive)
    .map(({ id, kind, rule, from, startedAt, dueAt }) => ({ id, kind, rule, from, startedAt, dueAt }));

/** What becomes of carried clocks: own clocks that are held to an earlier date, and clocks that the case has to take over. */
export type Reception = { heldTo: ReadonlyMap<string, Instant>; adopted: CarriedClock[] };

const slotOf = ({ id }: Pick<Clock, 'id'>): string => id.replace(/#\d+$/, '');

/**
 * The customer has been told both dates, so the earlier one holds. A carried clock finds its like among those that run:
 * the same deadline of the same policy, or one of its kind. What finds none goes on as a clock of its own, for somebody
 * still waits for it, except an acknowledgement: whoever has been told of the one case knows of the other. What was
 * promised is always a date of its own.
 */
export function receive(carried: readonly CarriedClock[], own: readonly Clock[]): Reception {
  const heldTo = new Map<string, Instant>();
  const adopted: CarriedClock[] = [];
  for (const clock of carried) {
    const kin = own.filter((one) => isLive(one) && one.kind === clock.kind);
    const like = kin.find((one) => slotOf(one) === slotOf(clock)) ?? kin[0];
    if (isDated(clock.kind) || (!like && clock.kind !== 'acknowledge')) adopted.push(clock);
    else if (like && clock.dueAt < (heldTo.get(like.id) ?? like.dueAt)) heldTo.set(like.id, clock.dueAt);
  }
  return { heldTo, adopted };
}
