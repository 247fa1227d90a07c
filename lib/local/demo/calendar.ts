import { chanceOf } from './chance.ts';

/** The desk's own time, all year: Shanghai's. */
const zoneMilliseconds = 8 * 3_600_000;
const day = 86_400_000;

/** A moment at which people are at their desks or their phones; what happens, happens at one of these. */
export type Moment = { at: number; staff: boolean };

/** Minutes after midnight. */
const working = [
  { minute: 9 * 60 + 20, staff: true },
  { minute: 11 * 60 + 10, staff: true },
  { minute: 14 * 60 + 20, staff: true },
  { minute: 16 * 60 + 40, staff: true },
  { minute: 20 * 60 + 20, staff: false },
];
const free = [
  { minute: 10 * 60 + 40, staff: false },
  { minute: 19 * 60 + 10, staff: false },
];
/** On Saturdays somebody is there in the morning. */
const half = free.map(({ minute }) => ({ minute, staff: minute < 12 * 60 }));

/** The moments between two instants, in order: five on working days, of which the last is the customers' own, else two. */
export function momentsBetween(from: number, until: number, seed: string): Moment[] {
  const chance = chanceOf(seed, 'moments');
  const moments: Moment[] = [];
  const midnight = Math.floor((from + zoneMilliseconds) / day) * day - zoneMilliseconds;
  for (let start = midnight; start < until; start += day) {
    const weekday = new Date(start + zoneMilliseconds).getUTCDay();
    for (const { minute, staff } of { 0: free, 6: half }[weekday] ?? working) {
      const at = start + (minute + chance.whole(-25, 35)) * 60_000;
      if (at > from && at < until) moments.push({ at, staff });
    }
  }
  return moments;
}
