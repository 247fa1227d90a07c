import type { Deadlines } from '../complaint/events.ts';
import type { Clock, ClockKind } from './clock.ts';

/** The latest due time of each kind of clock; null where there is none (praise, suggestions). */
export function deadlinesOf(clocks: readonly Clock[]): Deadlines {
  const latest = (kind: ClockKind): string | null => clocks.findLast((clock) => clock.kind === kind)?.dueAt ?? null;
  return {
    acknowledge: latest('acknowledge'),
    firstResponse: latest('first-response'),
    resolution: latest('resolution'),
  };
}
