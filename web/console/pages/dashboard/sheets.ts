import { levels } from '../../../../functions/domain/complaint/vocabulary.ts';
import type { Answer } from '../../api/call.ts';
import { hrefOf } from '../../router.ts';
import type { CoreWords } from '../../wording/core.ts';
import type { PageWords } from '../../wording/pages.ts';
import type { Column, Sheet } from './sheet.ts';

export type Dashboard = Answer<'showDashboard'>;
type Words = { core: CoreWords; words: PageWords['dashboard'] };

const tones = { general: 'plain', important: 'bad', urgent: 'grave' } as const;

/** The open cases of each team by level. */
export function openByTeam({ now }: Dashboard, { core, words }: Words): Sheet {
  const standing = ['late', 'dueToday', 'unassigned'] as const;
  return {
    head: words.team,
    columns: [
      ...levels.map((level) => ({ id: level, name: core.levels[level], tone: tones[level] })),
      ...standing.map((id) => ({ id, name: words.figures[id], tableOnly: true })),
    ],
    rows: now.byTeam.map((one) => ({
      id: one.team,
      name: core.teams[one.team],
      values: [...levels.map((level) => one.open[level]), ...standing.map((id) => one[id])],
      links: [
        ...levels.map((level) => hrefOf('/queue', { team: one.team, level })),
        hrefOf('/queue', { team: one.team, late: 'true' }),
        hrefOf('/queue', { team: one.team, dueBefore: 'today' }),
        hrefOf('/queue', { team: one.team, unassigned: 'true' }),
      ],
    })),
  };
}

/** The next deadlines of today and of the week that follows. */
export const ahead = ({ now }: Dashboard, { words }: Words, dayName: (day: string) => string): Sheet => ({
  head: words.day,
  dated: true,
  columns: [{ id: 'due', name: words.due }],
  rows: now.ahead.map(({ day, due }) => ({ id: day, name: dayName(day), values: [due] })),
});

/** What happened in the period, beside the one before. */
export function flow(data: Dashboard, { words }: Words): Sheet {
  const what = ['received', 'resolved', 'closed', 'withdrawn', 'merged', 'reopened', 'disputed'] as const;
  return compared(data, words, words.what, (period) =>
    what.map((id) => ({ id, name: words.flow[id], value: period[id] })),
  );
}

/** How many of each, by the names that the reader knows: `kinds` and `channels` are counted alike. */
export function shares(
  data: Dashboard,
  field: 'kinds' | 'channels' | 'languages' | 'sentiments' | 'levels' | 'categories',
  { core, words }: Words,
): Sheet {
  const names: Readonly<Record<string, string>> = core[field];
  return compared(data, words, words.shares[field], (period) =>
    Object.entries<number>(period[field]).map(([id, value]) => ({ id, name: names[id] ?? id, value })),
  );
}

export const ratings = (data: Dashboard, { words }: Words): Sheet =>
  compared(data, words, words.rating, ({ ratings: { stars } }) =>
    stars.map((value, index) => ({ id: String(index + 1), name: words.stars(index + 1), value })),
  );

type Counted = { id: string; name: string; value: number };

function compared(
  data: Dashboard,
  words: Words['words'],
  head: string,
  count: (period: Dashboard['period']) => Counted[],
): Sheet {
  const before = new Map(count(data.before).map(({ id, value }) => [id, value]));
  return {
    head,
    columns: [...nowAndBefore(data, words), { id: 'change', name: words.change, say: words.changed, tableOnly: true }],
    rows: count(data.period).map(({ id, name, value }) => {
      const earlier = before.get(id) ?? 0;
      return { id, name, values: [value, earlier, earlier === 0 ? null : (value - earlier) / earlier] };
    }),
  };
}

const nowAndBefore = ({ days }: Dashboard, words: Words['words']): Column[] => [
  { id: 'period', name: words.these(days), tone: 'plain' },
  { id: 'before', name: words.before(days), tone: 'past' },
];

/** How long customers waited for a first answer and for the decision, in hours. */
export function waits(data: Dashboard, { words }: Words, span: (hours: number) => string): Sheet {
  const figures = ['median', 'p90', 'average'] as const;
  const columns = [
    ...figures.map((id) => ({ id, name: words.times[id], say: span })),
    { id: 'cases', name: words.cases, tableOnly: true },
    ...figures.map((id) => ({ id: `${id}-before`, name: words.earlier(words.times[id]), say: span, tableOnly: true })),
  ];
  return {
    head: words.wait,
    columns,
    rows: (['firstResponse', 'resolution'] as const).map((id) => {
      const [now, before] = [data.period[id], data.before[id]];
      return {
        id,
        name: words.waits[id],
        values: [...figures.map((one) => now[one]), now.cases, ...figures.map((one) => before[one])],
      };
    }),
  };
}

/** What was promised, and how much of it was kept in time. */
export const service = ({ period, before }: Dashboard, { core, words }: Words): Sheet => ({
  head: words.promise,
  columns: [
    { id: 'in-time', name: words.inTime, tone: 'good' },
    { id: 'late', name: words.tooLate, tone: 'grave' },
    { id: 'share', name: words.share, say: words.percent, tableOnly: true },
    { id: 'share-before', name: words.earlier(words.share), say: words.percent, tableOnly: true },
  ],
  rows: period.service.map(({ clock, inTime, late, share }) => ({
    id: clock,
    name: core.clocks[clock],
    values: [inTime, late, share, before.service.find((one) => one.clock === clock)?.share ?? null],
  })),
});
