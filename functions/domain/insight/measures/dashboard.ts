import {
  type Category,
  type Level,
  type Team,
  categories,
  channels,
  kinds,
  languages,
  levels,
} from '../../complaint/vocabulary.ts';
import { clockKinds } from '../../sla/clock.ts';
import { bucketCount, quantile } from './buckets.ts';
import { type Counts, type Figure, type Slot, type TimeFigure, counterOf } from './counters.ts';
import { type Day, daysAfter, daysUntil } from './days.ts';

const sentiments = ['positive', 'neutral', 'negative', 'mixed'] as const;
const stars = [1, 2, 3, 4, 5] as const;
const daysAhead = 8;

/** Reads counters by name; what was never counted is 0. */
type Reader = {
  /** The sum over teams and days of what came in, or of what happened. */
  over: (days: readonly Day[], face: 'in' | 'out', figure: Figure) => number;
  of: (team: Team, slot: Slot, figure: Figure) => number;
};

function readerOf(totals: Counts, teams: readonly Team[]): Reader {
  const of: Reader['of'] = (team, slot, figure) => totals[counterOf(team, slot, figure)] ?? 0;
  const over: Reader['over'] = (days, face, figure) =>
    days.reduce((sum, day) => teams.reduce((more, team) => more + of(team, `${day} ${face}`, figure), sum), 0);
  return { of, over };
}

/** From which day on a dashboard of so many days needs the counters: as many again, to compare with. */
export const firstDay = (today: Day, days: number): Day => daysAfter(today, 1 - 2 * days);

/**
 * What a dashboard shows, from the counters.
 * @param today as the enterprise's calendar has it
 * @param days how many, `today` the last of them
 */
export function dashboardOf(totals: Counts, teams: readonly Team[], today: Day, days: number) {
  const reader = readerOf(totals, teams);
  const period = daysUntil(today, days);
  const before = daysUntil(daysAfter(today, -days), days);
  return {
    from: period[0] ?? today,
    to: today,
    now: nowOf(reader, teams, today),
    period: figuresOf(reader, period),
    before: figuresOf(reader, before),
    byDay: period.map((day) => dayOf(reader, day)),
  };
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

function nowOf({ of, over }: Reader, teams: readonly Team[], today: Day) {
  const byTeam = teams.map((team) => ({
    team,
    open: named(levels, (level: Level) => of(team, 'now', `open.${level}`)),
    late: of(team, 'now', 'late'),
    dueToday: of(team, `${today} in`, 'due'),
    unassigned: of(team, 'now', 'unassigned'),
  }));
  const all = (read: (row: (typeof byTeam)[number]) => number): number => sumOf(byTeam.map(read));
  return {
    open: all(({ open }) => sumOf(Object.values(open))),
    late: all(({ late }) => late),
    dueToday: all(({ dueToday }) => dueToday),
    unassigned: all(({ unassigned }) => unassigned),
    byTeam,
    ahead: daysUntil(daysAfter(today, daysAhead - 1), daysAhead).map((day) => ({ day, due: over([day], 'in', 'due') })),
  };
}

function dayOf({ over }: Reader, day: Day) {
  const happened = (figure: Figure): number => over([day], 'out', figure);
  return {
    day,
    received: sumOf(kinds.map((kind) => over([day], 'in', `kind.${kind}`))),
    resolved: happened('resolved'),
    closed: happened('closed'),
    withdrawn: happened('withdrawn'),
    reopened: happened('reopened'),
    categories: named(categories, (category: Category) => over([day], 'in', `category.${category}`)),
  };
}

function figuresOf(reader: Reader, days: readonly Day[]) {
  const came = (figure: Figure): number => reader.over(days, 'in', figure);
  const happened = (figure: Figure): number => reader.over(days, 'out', figure);
  const byKind = named(kinds, (kind) => came(`kind.${kind}`));
  const given = stars.map((star) => happened(`rating.${star}`));
  return {
    received: sumOf(Object.values(byKind)),
    resolved: happened('resolved'),
    closed: happened('closed'),
    withdrawn: happened('withdrawn'),
    merged: happened('merged'),
    reopened: happened('reopened'),
    disputed: happened('disputed'),
    kinds: byKind,
    categories: named(categories, (category) => came(`category.${category}`)),
    levels: named(levels, (level) => came(`level.${level}`)),
    channels: named(channels, (channel) => came(`channel.${channel}`)),
    languages: named(languages, (language) => came(`language.${language}`)),
    sentiments: named(sentiments, (sentiment) => came(`sentiment.${sentiment}`)),
    firstResponse: timesOf('first', happened),
    resolution: timesOf('solve', happened),
    service: clockKinds.map((clock) => {
      const [inTime, late] = [happened(`kept.${clock}`), happened(`missed.${clock}`)];
      return { clock, inTime, late, share: inTime + late === 0 ? null : inTime / (inTime + late) };
    }),
    ratings: {
      count: sumOf(given),
      average: mean(sumOf(given.map((count, index) => count * (index + 1))), sumOf(given)),
      stars: given,
    },
  };
}

function timesOf(figure: TimeFigure, happened: (figure: Figure) => number) {
  const buckets = Array.from({ length: bucketCount }, (_, bucket) => happened(`${figure}.${bucket}`));
  const cases = sumOf(buckets);
  const hours = (minutes: number | undefined): number | null =>
    minutes === undefined ? null : Math.round((minutes / 60) * 1000) / 1000;
  return {
    cases,
    median: hours(quantile(buckets, 0.5)),
    p90: hours(quantile(buckets, 0.9)),
    average: hours(cases === 0 ? undefined : happened(`${figure}.minutes`) / cases),
  };
}

const mean = (sum: number, count: number): number | null => (count === 0 ? null : sum / count);

const named = <K extends string>(names: readonly K[], value: (name: K) => number): Record<K, number> =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every name of the list is a key
  Object.fromEntries(names.map((name) => [name, value(name)])) as Record<K, number>;
