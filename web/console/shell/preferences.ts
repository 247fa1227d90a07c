import { useSyncExternalStore } from 'react';
import { applyDensity, applyMode, Density, Mode } from '@cloudscape-design/global-styles';

/** How somebody likes to see the console, on this computer. */
export type Preferences = {
  theme: 'system' | 'light' | 'dark';
  density: 'comfortable' | 'compact';
  shortcuts: boolean;
};

const key = 'redress.console';
const standard: Preferences = { theme: 'system', density: 'comfortable', shortcuts: true };
const darkSystem = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
let current = recall();

function recall(): Preferences {
  try {
    return { ...standard, ...JSON.parse(localStorage.getItem(key) ?? '{}') };
  } catch {
    return standard;
  }
}

/** Shows the console as it is liked; called once before it is drawn, and with every change. */
export function applyPreferences(): void {
  const dark = current.theme === 'dark' || (current.theme === 'system' && darkSystem.matches);
  applyMode(dark ? Mode.Dark : Mode.Light);
  applyDensity(current.density === 'compact' ? Density.Compact : Density.Comfortable);
  document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
}

darkSystem.addEventListener('change', applyPreferences);

export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(key, JSON.stringify(current));
  } catch {
    // A browser that keeps nothing forgets it with the page.
  }
  applyPreferences();
  for (const listener of listeners) listener();
}

export const usePreferences = (): Preferences =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
