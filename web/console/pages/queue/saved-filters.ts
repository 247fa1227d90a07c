import type { Filter } from './filter.ts';

/** A filter that somebody gave a name. */
export type SavedFilter = { name: string; filter: Filter };

const keyOf = (username: string): string => `redress.filters.${username}`;

/** The filters that this person has saved on this computer. */
export function savedFilters(username: string): SavedFilter[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(username)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isSaved) : [];
  } catch {
    return [];
  }
}

export function saveFilters(username: string, filters: readonly SavedFilter[]): void {
  try {
    localStorage.setItem(keyOf(username), JSON.stringify(filters));
  } catch {
    // A browser that keeps nothing forgets them with the page.
  }
}

function isSaved(value: unknown): value is SavedFilter {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'filter' in value &&
    typeof value.filter === 'object' &&
    value.filter !== null
  );
}
