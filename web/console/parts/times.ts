import { useSyncExternalStore } from 'react';
import { localeFor } from '../../language.ts';
import { serverNow } from '../api/server-time.ts';
import { useDesk } from '../desk.ts';
import type { CoreWords } from '../wording/core.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = serverNow();

/** One timer for every countdown on the screen; none while there is no countdown. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    if (document.hidden) return;
    now = serverNow();
    for (const one of listeners) one();
  }, second);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Milliseconds by the desk's clock, anew each second. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now);

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

/** How times are written for this reader: in their own variety of the language, by their own computer's zone. */
export function useTimes() {
  const { language } = useDesk();
  const locale = localeFor(language, navigator.languages);
  const format = (options: Intl.DateTimeFormatOptions) => {
    const made = new Intl.DateTimeFormat(locale, options);
    return (iso: string | number) => made.format(typeof iso === 'string' ? Date.parse(iso) : iso);
  };
  return {
    /** `Sun, 22 Nov 2026, 14:05 GMT+8` */
    full: format({ dateStyle: 'full', timeStyle: 'short' }),
    /** `22 Nov, 14:05` */
    short: format({ month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' }),
    /** `22 Nov 2026` */
    date: format({ year: 'numeric', month: 'short', day: 'numeric' }),
  };
}
