import type { CoreWords } from '../wording/core.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** The two largest units that fit, rounded down: `2 d 3 h`, `4 min 10 s`. Seconds are told in the last ten minutes. */
export function spanOf(milliseconds: number, { times }: CoreWords): string {
  const span = Math.abs(milliseconds);
  const parts: [number, (count: number) => string][] = [
    [Math.floor(span / day), times.days],
    [Math.floor((span % day) / hour), times.hours],
    [Math.floor((span % hour) / minute), times.minutes],
    [span < 10 * minute ? Math.floor((span % minute) / second) : 0, times.seconds],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return times.seconds(0);
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, say]) => say(count))
    .join(' ');
}

/** How near a deadline is: `near` within the last four hours, half of a working day. */
export function urgencyOf(dueAt: string, at: number): 'late' | 'near' | 'ahead' {
  const left = Date.parse(dueAt) - at;
  return left < 0 ? 'late' : left < 4 * hour ? 'near' : 'ahead';
}
