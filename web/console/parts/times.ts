import { useSyncExternalStore } from 'react';
import { localeFor } from '../../language.ts';
import { serverNow } from '../api/server-time.ts';
import { useDesk } from '../desk.ts';

const second = 1_000;

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

export { spanOf } from './spans.ts';
