import { useSyncExternalStore } from 'react';

/** Where the reader is: all of it stands behind the `#`, so that nothing of a case is in any server's log. */
export type Place = { path: string; query: URLSearchParams };

const listeners = new Set<() => void>();
let current = readPlace();

function readPlace(): Place {
  const [path = '', query = ''] = location.hash.replace(/^#/, '').split('?', 2);
  return { path: path === '' || path === '/' ? '/queue' : path, query: new URLSearchParams(query) };
}

addEventListener('hashchange', reread);

function reread(): void {
  current = readPlace();
  for (const listener of listeners) listener();
}

export const usePlace = (): Place =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );

/** The address of a place, for `href`. Empty values are left out. */
export function hrefOf(path: string, query: Record<string, string | undefined> = {}): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => (entry[1] ?? '') !== '');
  return given.length === 0 ? `#${path}` : `#${path}?${new URLSearchParams(given).toString()}`;
}

/** The address of a case, as mails to staff have it. */
export const caseHref = (reference: string): string => `#/cases/${encodeURIComponent(reference)}`;

/** Goes to a place as a link does. `replace` leaves no step behind: for what is typed or chosen in place. */
export function go(href: string, { replace = false }: { replace?: boolean } = {}): void {
  if (location.hash === href) return;
  if (!replace) {
    location.hash = href;
    return;
  }
  replaceAddress(href);
}

/** Puts another address in place of the present one, as when a sign-in is over and its query has done its work. */
export function replaceAddress(href: string): void {
  history.replaceState(null, '', href);
  reread();
}
