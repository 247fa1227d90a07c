import { categories, kinds, levels, statuses, teams } from '../../../../functions/domain/complaint/vocabulary.ts';

/** What the queue can be filtered by: the API's own names, so that an address of the queue reads like its request. */
const filterNames = [
  'status',
  'team',
  'assignee',
  'unassigned',
  'level',
  'kind',
  'category',
  'late',
  'dueBefore',
  'text',
] as const;
export type FilterName = (typeof filterNames)[number];
export type Filter = { [N in FilterName]?: string };

/** Days by name, so that a saved filter means the day on which it is used. */
export const dueDays = ['today', 'tomorrow', 'week'] as const;

/** What can be chosen, where that is a closed list. */
export const choices = { status: statuses, team: teams, level: levels, kind: kinds, category: categories } as const;

/** The filter that an address of the queue names. */
export function filterOf(query: URLSearchParams): Filter {
  const given = filterNames.flatMap((name): [FilterName, string][] => {
    const value = query.get(name)?.trim() ?? '';
    return value === '' ? [] : [[name, value]];
  });
  return Object.fromEntries(given);
}

/** Whether two filters ask for the same. */
export const isSame = (one: Filter, other: Filter): boolean => filterNames.every((name) => one[name] === other[name]);

export const isEmpty = (filter: Filter): boolean => isSame(filter, {});

/** The filter as the API takes it: days become moments, by the reader's own midnight. */
export function asked({ dueBefore, ...others }: Filter, now: number): Filter {
  if (dueBefore === undefined) return others;
  const days = dueDays.findIndex((day) => day === dueBefore);
  const end = new Date(now);
  end.setHours(24 * ([1, 2, 8][days] ?? 1), 0, 0, 0);
  return { ...others, dueBefore: days < 0 ? dueBefore : end.toISOString() };
}

const builtInNames = ['all', 'mine', 'unassigned', 'late', 'today', 'urgent'] as const;
export type BuiltIn = (typeof builtInNames)[number];

/** The filters that everybody has. */
export const builtIn = (username: string): Record<BuiltIn, Filter> => ({
  all: {},
  mine: { assignee: username },
  unassigned: { unassigned: 'true' },
  late: { late: 'true' },
  today: { dueBefore: 'today' },
  urgent: { level: 'urgent' },
});
