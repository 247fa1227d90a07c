import type { Deadlines } from '../complaint/events.ts';
import { type Clock, type ClockKind, isChance, isLive } from './clock.ts';

/**
 * The due time of each kind of clock: of those that somebody waits for the earliest, else the latest that there was;
 * null where there never was one (praise, suggestions).
 */
export function deadlinesOf(clocks: readonly Clock[]): Deadlines {
  const due = (kind: ClockKind): string | null => {
    const same = clocks.filter((clock) => clock.kind === kind && !isChance(clock));
    const [first] = same.filter(isLive).toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
    return (first ?? same.at(-1))?.dueAt ?? null;
  };
  return { acknowledge: due('acknowledge'), firstResponse: due('first-response'), resolution: due('resolution') };
}
