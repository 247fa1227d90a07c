import { openCalendar } from '../../../functions/domain/sla/calendar/calendar.ts';
import type { Calendar } from '../../../functions/domain/sla/calendar/calendar-data.ts';
import { calendarData } from '../../../functions/domain/sla/calendar/calendars.ts';
import type { Findings, Part, Verdict } from '../report.ts';
import { median } from '../statistics.ts';
import { type Adder, type Rival, rivals } from './rivals.ts';

const workingMinutes = 40 * 60;
const rounds = 5;
const ours = 'Redress';

type Case = { what: string; calendar: Calendar; makesUp: boolean };

function cases(): Case[] {
  const china = calendarData('cn-office');
  const withoutMakeUp = china.holidays && {
    ...china.holidays,
    days: china.holidays.days.filter(({ kind }) => kind !== 'make-up'),
  };
  return [
    { what: 'England: one interval a day, bank holidays', calendar: calendarData('uk-office'), makesUp: false },
    {
      what: 'China: a lunch break, holidays, no make-up days',
      calendar: { ...china, holidays: withoutMakeUp },
      makesUp: false,
    },
    { what: 'China: the same with its make-up days', calendar: china, makesUp: true },
  ];
}

export const calendars: Part = {
  name: 'calendars',
  what: 'additions of 40 working hours beside the business-time packages of the registry',
  run: async ({ quick, progress }) => {
    const zone = process.env['TZ'];
    try {
      return measureAll(quick ? 40 : 300, quick ? 200 : 2000, progress);
    } finally {
      // The packages reckon in the process's own zone, which is lent to the office's.
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  },
};

/** @param milliseconds of one run; each rate is the median of five, taken in turn */
function measureAll(milliseconds: number, count: number, progress: (text: string) => void): Findings {
  const rows = cases().flatMap(({ what, calendar, makesUp }) => {
    progress(what);
    process.env['TZ'] = calendar.zone;
    const asked = startsIn2026(count);
    const ourCalendar = openCalendar(calendar);
    const add: Adder = (from, minutes) => ourCalendar.addWorking(from, minutes * 60_000);
    const right = asked.map((from) => add(from, workingMinutes));
    const able = rivals.filter((rival) => rival.makesUp || !makesUp);
    const contestants = [
      { name: ours, add, answered: asked, equal: count, different: 0, failed: 0 },
      ...able.map((rival) => compared(rival, calendar, asked, right)),
    ];
    const rates = contestants.map((): number[] => []);
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, { add: adder, answered }] of contestants.entries()) {
        if (answered.length > 0) rates[index]?.push(rate(adder, answered, milliseconds));
      }
    }
    return contestants.map(({ name, equal, different, failed }, index) => ({
      what,
      name,
      perSecond: median(rates[index] ?? []),
      equal,
      different,
      failed,
    }));
  });
  return {
    tables: [
      {
        title: `Adding 40 working hours to ${count} instants of 2026, from ISO text to ISO text, one thread, warm`,
        columns: [
          { key: 'what', title: 'calendar' },
          { key: 'name', title: 'who' },
          { key: 'perSecond', title: 'additions/s' },
          { key: 'equal', title: 'equal' },
          { key: 'different', title: 'different' },
          { key: 'failed', title: 'failed' },
        ],
        rows,
        notes: [
          `Median of ${rounds} runs of ${milliseconds} ms each, taken in turn. Equal: the same instant as ours.`,
          'Failed: threw instead of answering; rates are of what was answered. Packages without make-up days are left out there.',
          'The packages are given the process’s zone as the office’s; none of them takes one.',
        ],
      },
      {
        title:
          'The first answer of a calendar that nobody has asked yet: three years compiled, the zone’s changes known',
        columns: [
          { key: 'calendar', title: 'calendar' },
          { key: 'milliseconds', title: 'ms', digits: 2 },
        ],
        rows: cases().map(({ calendar, what }) => ({ calendar: what, milliseconds: firstAnswer(calendar) })),
      },
    ],
    verdicts: cases().flatMap(({ what }) =>
      judged(
        what,
        rows.filter((row) => row.what === what),
      ),
    ),
    unmeasured: [],
  };
}

type Row = { name: string; perSecond: number };

function judged(what: string, rows: readonly Row[]): Verdict[] {
  const own = rows.find(({ name }) => name === ours)?.perSecond ?? Number.NaN;
  const [fastest] = rows.filter(({ name }) => name !== ours).toSorted((a, b) => b.perSecond - a.perSecond);
  const times = own / (fastest?.perSecond ?? Number.NaN);
  return [
    { what, target: '500,000 additions/s', seen: Math.round(own).toLocaleString('en-GB'), met: own >= 500_000 },
    {
      what,
      target: '10 × the fastest package',
      seen: fastest ? `${Math.round(times)} × ${fastest.name}` : 'no package does this',
      met: fastest && times >= 10,
    },
  ];
}

/** What a package answers beside ours, and the instants for which it answers at all. */
function compared(rival: Rival, calendar: Calendar, asked: readonly string[], right: readonly string[]) {
  const add = rival.setUp(calendar);
  const answers = asked.map((from): string | undefined => {
    try {
      return add(from, workingMinutes);
    } catch {
      return undefined;
    }
  });
  const equal = answers.filter((answer, index) => answer === right[index]).length;
  const failed = answers.filter((answer) => answer === undefined).length;
  const answered = asked.filter((_, index) => answers[index] !== undefined);
  return { name: rival.name, add, answered, equal, failed, different: asked.length - equal - failed };
}

function rate(add: Adder, starts: readonly string[], milliseconds: number): number {
  const began = performance.now();
  let now = began;
  let turn = 0;
  while (now - began < milliseconds) {
    // A clock reading costs as much as an addition of ours.
    for (const until = turn + 20; turn < until; turn += 1) add(starts[turn % starts.length] ?? '', workingMinutes);
    now = performance.now();
  }
  return (turn * 1000) / (now - began);
}

function firstAnswer(calendar: Calendar): number {
  return median(
    Array.from({ length: 15 }, () => {
      const began = performance.now();
      openCalendar(calendar).addWorking('2026-06-01T09:00:00.000Z', workingMinutes * 60_000);
      return performance.now() - began;
    }),
  );
}

/** Whole minutes of 2026, any time of day, until November: 40 hours on they still lie where every list of holidays reaches. */
function startsIn2026(count: number): string[] {
  let seed = 20_260_101;
  return Array.from({ length: count }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return new Date(Date.UTC(2026, 0, 1) + (seed % (320 * 1440)) * 60_000).toISOString();
  });
}
