/** The orders that the API knows. */
const sorts = ['urgency', 'due', 'received', '-received'] as const;
export type Sort = (typeof sorts)[number];

export const sortOf = (query: URLSearchParams): Sort => sorts.find((sort) => sort === query.get('sort')) ?? 'urgency';

/** The column whose head shows the order; `descending` only where the API has both ways. */
export function shown(sort: Sort): { field: string; descending: boolean } {
  return sort === '-received' ? { field: 'received', descending: true } : { field: sort, descending: false };
}

/** The order that a press on a column's head asks for. */
export function pressed({
  sortingColumn: { sortingField },
  isDescending,
}: {
  sortingColumn: { sortingField?: string };
  isDescending?: boolean;
}): Sort {
  if (sortingField === 'received') return isDescending === true ? '-received' : 'received';
  return sortingField === 'due' ? 'due' : 'urgency';
}
