import type { DayPlan } from './day-plan.ts';
import { eachShift } from './shifts.ts';
import { day, type DayNumber, inReach, minute } from './wall.ts';
import { lastAtOrBefore, type Milliseconds, type Zone } from './zone.ts';

/**
 * Working time from 1970 to 2199 as one rising list: interval `i` lasts from `starts[i]` until before `ends[i]`, and
 * `before[i]` milliseconds of work lie between the first interval's start and its own. What touches or overlaps from
 * one day into the next is one interval and counts once.
 */
type Timeline = {
  /** Answers are exact from here until before `to`: no shift of an uncompiled day reaches in. */
  from: Milliseconds;
  to: Milliseconds;
  firstYear: number;
  lastYear: number;
  starts: Milliseconds[];
  ends: Milliseconds[];
  before: number[];
};

/** The working time of one calendar, compiled from its zone when first asked for, a few years at a time. */
export interface WorkingTime {
  isOpen(at: Milliseconds): boolean;
  add(from: Milliseconds, working: number): Milliseconds;
  between(a: Milliseconds, b: Milliseconds): number;
  nextOpening(at: Milliseconds): Milliseconds;
  /** When the last shift that begins on that date ends, or undefined when none begins. */
  closeOf(date: DayNumber): Milliseconds | undefined;
}

export function workingTimeOf(planOn: (date: DayNumber) => DayPlan, zone: Zone): WorkingTime {
  let timeline: Timeline | undefined;

  /** The timeline, made to hold that instant. It at least doubles, so that a walk through time stays cheap. */
  const holding = (instant: Milliseconds): Timeline => {
    if (timeline && instant >= timeline.from && instant < timeline.to) return timeline;
    const year = new Date(inReach(instant)).getUTCFullYear();
    const span = timeline ? timeline.lastYear - timeline.firstYear + 1 : 1;
    const firstYear = timeline ? Math.min(timeline.firstYear, year - (instant < timeline.from ? span : 0)) : year - 1;
    const lastYear = timeline ? Math.max(timeline.lastYear, year + (instant >= timeline.to ? span : 0)) : year + 1;
    timeline = compile(planOn, zone, Math.max(firstYear, 1969), Math.min(lastYear, 2200));
    return timeline;
  };

  /** Finds something at or after `from` that may lie beyond what is compiled. */
  const search = (from: Milliseconds, look: (line: Timeline) => Milliseconds | undefined): Milliseconds => {
    for (let line = holding(from); ; line = holding(line.to)) {
      const found = look(line);
      if (found !== undefined && found < line.to) return found;
    }
  };

  return {
    isOpen(at) {
      const { starts, ends } = holding(at);
      return at < (ends[lastAtOrBefore(starts, at)] ?? 0);
    },

    add(from, working) {
      if (!Number.isSafeInteger(working) || working < 0)
        throw new RangeError('Working time is a number of milliseconds.');
      if (working === 0) return from;
      return search(from, (line) => {
        const index = lastAtOrBefore(line.starts, from);
        const goal = workedBy(line, index, from) + working;
        // The last interval that begins with less than the goal behind it is the one in which it is reached.
        const reached = lastAtOrBefore(line.before, goal - 1, Math.max(index, 0));
        const at = (line.starts[reached] ?? 0) + goal - (line.before[reached] ?? 0);
        return at <= (line.ends[reached] ?? 0) ? at : undefined;
      });
    },

    between(a, b) {
      holding(a);
      const line = holding(b);
      const worked = (at: Milliseconds): number => workedBy(line, lastAtOrBefore(line.starts, at), at);
      return worked(b) - worked(a);
    },

    nextOpening(at) {
      return search(at, ({ starts, ends }) => {
        const index = lastAtOrBefore(starts, at);
        return at < (ends[index] ?? 0) ? at : starts[index + 1];
      });
    },

    closeOf: (date) =>
      planOn(date)
        .shifts.map(([from, to]) => [
          zone.firstReaching(date * day + from * minute),
          zone.firstReaching(date * day + to * minute),
        ])
        // Hours that the clock skips altogether are no hours.
        .findLast(([start = 0, end = 0]) => start < end)?.[1],
  };
}

/** Working milliseconds from the first interval's start until `at`, which lies in interval `index` or after it. */
const workedBy = ({ starts, ends, before }: Timeline, index: number, at: Milliseconds): number =>
  index < 0 ? 0 : (before[index] ?? 0) + Math.min(at, ends[index] ?? 0) - (starts[index] ?? 0);

function compile(planOn: (date: DayNumber) => DayPlan, zone: Zone, firstYear: number, lastYear: number): Timeline {
  const [starts, ends, before]: [number[], number[], number[]] = [[], [], []];
  const until = Date.UTC(lastYear + 1, 0, 1);
  let worked = 0;
  eachShift(planOn, zone, Date.UTC(firstYear, 0, 1) / day, until / day, (start, end) => {
    if (start === ends.at(-1)) ends[ends.length - 1] = end;
    else {
      starts.push(start);
      ends.push(end);
      before.push(worked);
    }
    worked += end - start;
  });
  // Dates begin up to 14 hours before UTC's; a shift ends less than 24 hours after its date.
  const [from, to] = [Date.UTC(firstYear, 0, 3), until - 2 * day];
  return { from, to, firstYear, lastYear, starts, ends, before };
}
