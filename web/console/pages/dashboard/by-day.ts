import { categories } from '../../../../functions/domain/complaint/vocabulary.ts';
import type { CoreWords } from '../../wording/core.ts';
import type { PageWords } from '../../wording/pages.ts';
import type { Sheet } from './sheet.ts';
import type { Dashboard } from './sheets.ts';

type Day = Dashboard['byDay'][number];
type Words = { core: CoreWords; words: PageWords['dashboard'] };

const daysOfWeek = 7;
/** More bars than this nobody tells apart. */
const mostBars = 31;

/** Days, or weeks where there are many of them; the first week is the short one. Each is named by its first day. */
function stretches(days: readonly Day[], dayName: (day: string) => string): { name: string; id: string; of: Day[] }[] {
  const size = days.length > mostBars ? daysOfWeek : 1;
  const short = days.length % size;
  const starts = days.flatMap((_, index) => (index === 0 || (index - short) % size === 0 ? [index] : []));
  return starts.map((start, index) => {
    const of = days.slice(start, starts[index + 1]);
    const first = of[0]?.day ?? '';
    return { id: first, name: dayName(first), of };
  });
}

const sum = (days: readonly Day[], count: (day: Day) => number): number =>
  days.reduce((total, day) => total + count(day), 0);

export const isByWeek = ({ byDay }: Dashboard): boolean => byDay.length > mostBars;

/** What came in, by category. */
export const volume = (data: Dashboard, { core, words }: Words, dayName: (day: string) => string): Sheet => ({
  head: isByWeek(data) ? words.week : words.day,
  dated: true,
  columns: [
    ...categories.map((category) => ({ id: category, name: core.categories[category] })),
    { id: 'all', name: words.flow.received, tableOnly: true },
  ],
  rows: stretches(data.byDay, dayName).map(({ id, name, of }) => ({
    id,
    name,
    values: [
      ...categories.map((category) => sum(of, (day) => day.categories[category])),
      sum(of, ({ received }) => received),
    ],
  })),
});

const movements = ['received', 'resolved', 'closed', 'withdrawn', 'reopened'] as const;

/** What came in and what went out. */
export const movement = (data: Dashboard, { words }: Words, dayName: (day: string) => string): Sheet => ({
  head: isByWeek(data) ? words.week : words.day,
  dated: true,
  columns: movements.map((id) => ({ id, name: words.flow[id] })),
  rows: stretches(data.byDay, dayName).map(({ id, name, of }) => ({
    id,
    name,
    values: movements.map((what) => sum(of, (day) => day[what])),
  })),
});
