import { useState } from 'react';

/** The pages of a list whose server gives a cursor to the next one only. */
export type Pages = {
  /** From 1. */
  page: number;
  /** Of this page; undefined for the first. */
  cursor: string | undefined;
  /** How many are known. */
  known: number;
  open: (page: number) => void;
};

/**
 * @param list what is listed: with another filter or order it begins at the first page again
 * @param nextOf the cursor to the page after the present one, when there is one
 */
export function usePages(list: string): Pages & { reached: (next: string | undefined) => void } {
  const [state, set] = useState({ list, page: 1, cursors: [undefined] as (string | undefined)[] });
  const fresh = { list, page: 1, cursors: [undefined] };
  const { page, cursors } = state.list === list ? state : fresh;
  return {
    page,
    cursor: cursors[page - 1],
    known: cursors.length,
    open: (wanted) =>
      set((before) => {
        const now = before.list === list ? before : fresh;
        return { ...now, page: Math.min(Math.max(wanted, 1), now.cursors.length) };
      }),
    reached: (next) =>
      set((before) => {
        const now = before.list === list ? before : fresh;
        // The pages behind this one are those that its own answer leads to.
        const upToHere = now.cursors.slice(0, now.page);
        const wanted = next === undefined ? upToHere : [...upToHere, next];
        const same = now.cursors[now.page] === next;
        return same ? before : { ...now, cursors: wanted };
      }),
  };
}
