import { wording as shared } from '../../functions/domain/correspondence/wording.ts';

const { kinds, categories, levels, teams, clocks } = shared.en;

/** In mails these words stand within sentences; on pages they stand alone. */
function standingAlone<T extends string>(names: Record<T, string>): Record<T, string> {
  const rows = Object.entries<string>(names).map(([key, name]) => [key, name.charAt(0).toUpperCase() + name.slice(1)]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are the ones that came in
  return Object.fromEntries(rows) as Record<T, string>;
}

/** The vocabulary of cases, as pages say it. */
export const cases = {
  kinds: standingAlone(kinds),
  categories: standingAlone(categories),
  levels: standingAlone(levels),
  teams: standingAlone(teams),
  clocks: standingAlone(clocks),
  statuses: {
    received: 'Received',
    'in-progress': 'In progress',
    resolved: 'Resolved',
    closed: 'Closed',
    withdrawn: 'Withdrawn',
    merged: 'Merged into another case',
  },
};

export type CasesWording = typeof cases;
