import { useSyncExternalStore } from 'react';

/** `offline` as the browser says; `unreachable` when calls get no answer all the same. */
export type Connection = 'online' | 'offline' | 'unreachable';

const listeners = new Set<() => void>();
let unanswered = false;

const read = (): Connection => (!navigator.onLine ? 'offline' : unanswered ? 'unreachable' : 'online');
const tell = (): void => {
  for (const listener of listeners) listener();
};

/** A call was answered, whatever the answer. */
export function heard(): void {
  if (!unanswered) return;
  unanswered = false;
  tell();
}

/** A call got no answer. */
export function missed(): void {
  if (unanswered) return;
  unanswered = true;
  tell();
}

addEventListener('online', tell);
addEventListener('offline', tell);

/** Calls back whenever the connection changes. @returns how to end that */
export function onConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useConnection = (): Connection => useSyncExternalStore(onConnection, read);
