import { useSyncExternalStore } from 'react';
import type { dashboardQuery } from '../../../../functions/contract/measure-shapes.ts';
import type * as z from 'zod';

export type View = 'chart' | 'table';
export type Period = z.output<typeof dashboardQuery>['days'];

/** The API's; written again, since its shapes would bring a schema library along. */
export const periods = ['7', '30', '90'] as const satisfies readonly Period[];

/** How somebody likes the dashboard, on this computer: how far it looks back, and what they rather read as a table. */
type Choices = { days: Period; views: Readonly<Record<string, View>> };

const key = 'redress.dashboard';
const listeners = new Set<() => void>();
let current = recall();

function recall(): Choices {
  try {
    const kept: Partial<Choices> = JSON.parse(localStorage.getItem(key) ?? '{}');
    return { days: periodOf(kept.days) ?? '30', views: typeof kept.views === 'object' ? kept.views : {} };
  } catch {
    return { days: '30', views: {} };
  }
}

/** One of the periods that there are, or undefined. */
export function periodOf(days: unknown): Period | undefined {
  return periods.find((one) => one === days);
}

export function chooseOnDashboard(change: Partial<Choices>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(key, JSON.stringify(current));
  } catch {
    // A browser that keeps nothing forgets it with the page.
  }
  for (const listener of listeners) listener();
}

export const useDashboardChoices = (): Choices =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
