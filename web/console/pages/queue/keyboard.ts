import { useEffect, useRef } from 'react';

export type QueueKeys = {
  /** Selects the case, or no longer. */
  toggle: (reference: string) => void;
  refresh: () => void;
  nextPage: () => void;
  previousPage: () => void;
  help: () => void;
};

const links = (): HTMLAnchorElement[] => Array.from(document.querySelectorAll<HTMLAnchorElement>('[data-case] a'));

/** Where letters are written or chosen with, they are no shortcuts. */
const elsewhere =
  'input:not([type=checkbox]), textarea, select, [contenteditable], dialog, [role=dialog], [role=listbox], [role=menu]';

/** The shortcuts of the queue. The case at hand is the one whose link has the focus, so that Enter opens it. */
export function useQueueKeys(keys: QueueKeys, enabled: boolean): void {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    if (!enabled) return undefined;
    const listen = (event: KeyboardEvent): void => {
      const { target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (!(target instanceof Element) || target.closest(elsewhere) || document.querySelector('[role=dialog]')) return;
      const done = act(event.key, current.current, target);
      if (done) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [enabled]);
}

function act(key: string, keys: QueueKeys, target: Element): boolean {
  const all = links();
  const at = all.findIndex((link) => link === document.activeElement);
  // Arrows scroll the page unless a case is at hand.
  const arrows = at >= 0 || target === document.body;
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return (key === 'j' || arrows) && focus(all[Math.min(at + 1, all.length - 1)]);
    case 'k':
    case 'ArrowUp':
      return (key === 'k' || arrows) && focus(all[Math.max(at - 1, 0)]);
    case 'x': {
      const reference = target.closest('[data-case]')?.getAttribute('data-case') ?? null;
      if (reference !== null) keys.toggle(reference);
      return reference !== null;
    }
    case '/':
      return focus(document.querySelector<HTMLElement>('.queue-filter input'));
    case 'r':
      keys.refresh();
      return true;
    case 'n':
      keys.nextPage();
      return true;
    case 'p':
      keys.previousPage();
      return true;
    case '?':
      keys.help();
      return true;
    default:
      return false;
  }
}

function focus(element: HTMLElement | null | undefined): boolean {
  element?.focus();
  return element !== null && element !== undefined;
}
