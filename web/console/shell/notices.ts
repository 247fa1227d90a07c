import { useSyncExternalStore } from 'react';

/** What the console tells in passing, above the page. */
export type Notice = { id: number; type: 'success' | 'info' | 'warning' | 'error'; text: string };

const listeners = new Set<() => void>();
let notices: readonly Notice[] = [];
let last = 0;

/** How long what went well stays; what did not stays until it is dismissed. */
const passing = 6_000;

function set(next: readonly Notice[]): void {
  notices = next;
  for (const listener of listeners) listener();
}

/** Tells something above the page, and to screen readers. What went well goes away by itself. */
export function notify(type: Notice['type'], text: string): void {
  last += 1;
  const id = last;
  set([...notices.filter((one) => one.text !== text).slice(-3), { id, type, text }]);
  if (type === 'success') setTimeout(() => dismissNotice(id), passing);
}

export function dismissNotice(id: number): void {
  set(notices.filter((one) => one.id !== id));
}

export const useNotices = (): readonly Notice[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => notices,
  );
