import { type ClockKind, clockKinds } from './clock.ts';
import type { Policy } from './policy.ts';
import type { Replayed } from './replay-case.ts';
import { refText } from './stock.ts';

type Counts = { due: number; late: number; escalated: number };

/** What some policies would have made of the cases. */
export type ReplaySide = Counts & { packs: string[]; byClock: ({ clock: ClockKind } & Counts)[] };

/** Counts that are gathered case by case. */
export type Tally = { packs: Set<string>; byClock: Map<ClockKind, Counts> };

export const newTally = (policies: readonly Policy[]): Tally => ({
  packs: new Set(policies.map(refText)),
  byClock: new Map(),
});

export function add({ packs, byClock }: Tally, deadlines: readonly Replayed[], given: readonly Policy[] = []): void {
  for (const policy of given) packs.add(refText(policy));
  for (const { kind, late, escalated } of deadlines) {
    const { due, ...before } = byClock.get(kind) ?? { due: 0, late: 0, escalated: 0 };
    byClock.set(kind, {
      due: due + 1,
      late: before.late + Number(late),
      escalated: before.escalated + escalated,
    });
  }
}

export function sideOf({ packs, byClock }: Tally): ReplaySide {
  const rows = clockKinds.flatMap((clock) => {
    const counts = byClock.get(clock);
    return counts ? [{ clock, ...counts }] : [];
  });
  const sum = (name: keyof Counts): number => rows.reduce((total, row) => total + row[name], 0);
  return { packs: [...packs], due: sum('due'), late: sum('late'), escalated: sum('escalated'), byClock: rows };
}
