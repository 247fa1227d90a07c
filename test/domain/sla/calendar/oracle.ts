import type { CalendarData } from '../../../../functions/domain/sla/calendar/calendar-data.ts';

/**
 * A second opinion on calendars, slow on purpose: it asks Intl what the clock on the wall shows at each single minute
 * of a window, marks each minute as worked or not, and counts minutes. It shares no code with the engine.
 */
const minute = 60_000;

/** What a clock in that zone shows at each minute: `shown[i]` minutes after 1970 on the wall at `first + i` minutes. */
export type WallClock = { first: number; shown: Float64Array; highest: Float64Array };

/** @param from a date, UTC @param days how long the window is */
export function watchClock(zone: string, from: string, days: number): WallClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const first = Date.parse(`${from}T00:00:00Z`);
  const shown = new Float64Array(days * 1440);
  const highest = new Float64Array(days * 1440);
  for (let index = 0; index < shown.length; index += 1) {
    shown[index] = minutesOf(format.format(first + index * minute));
    highest[index] = Math.max(shown[index] ?? 0, index > 0 ? (highest[index - 1] ?? 0) : 0);
  }
  return { first, shown, highest };
}

/** @param text `03/29/2026, 01:30` */
function minutesOf(text: string): number {
  const two = (at: number): number => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 48 * 11;
  return Date.UTC(two(6) * 100 + two(8), two(0) - 1, two(3), two(12), two(15)) / minute;
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** What the calendar says of a single date (days since 1970), if anything. */
function specialOn(calendar: Omit<CalendarData, 'id' | 'title'>, date: number) {
  const written = new Date(date * 86_400_000).toISOString().slice(0, 10);
  return (
    calendar.days?.find((day) => day.date === written) ?? calendar.holidays?.days.find((day) => day.date === written)
  );
}

/** The shifts that begin on a date (days since 1970), as minutes after its midnight. */
function shiftsOn(calendar: Omit<CalendarData, 'id' | 'title'>, date: number): [start: number, end: number][] {
  const weekday = weekdays[new Date(date * 86_400_000).getUTCDay()] ?? 'sunday';
  const special = specialOn(calendar, date);
  let texts = calendar.week[weekday] ?? [];
  if (special?.kind === 'holiday') texts = [];
  if (special?.kind === 'make-up') texts = calendar.week[special.like] ?? [];
  if (special?.kind === 'half-day' || special?.kind === 'other-hours') texts = special.hours;
  return texts
    .map((text): [number, number] => {
      const minutes = (from: number): number =>
        Number(text.slice(from, from + 2)) * 60 + Number(text.slice(from + 3, from + 5));
      return minutes(6) > minutes(0) ? [minutes(0), minutes(6)] : [minutes(0), minutes(6) + 1440];
    })
    .toSorted(([a], [b]) => a - b);
}

function reasonOf(calendar: Omit<CalendarData, 'id' | 'title'>, date: number, open: boolean): string {
  const special = specialOn(calendar, date);
  if (open) {
    if (special === undefined) return 'open working-time';
    return `open ${special.kind === 'make-up' ? 'make-up-day' : 'other-hours'} ${special.name.en}`;
  }
  if (shiftsOn(calendar, date).length > 0) return 'closed outside-hours';
  return special ? `closed holiday ${special.name.en}` : 'closed day-off';
}

export type Oracle = ReturnType<typeof askOracle>;

/** A question that leads out of the window is answered with undefined. */
export function askOracle(clock: WallClock, calendar: Omit<CalendarData, 'id' | 'title'>) {
  const { first, shown, highest } = clock;
  const worked = new Uint8Array(shown.length);
  /** Of each worked minute, the date on which its shift began; the earlier one where two are at work. */
  const begun = new Float64Array(shown.length);
  const closes = new Map<number, number>();

  // A shift begins in the first minute in which the clock shows its start or later, and ends likewise.
  const firstShowing = (time: number): number => {
    let low = 0;
    while (low < highest.length && (highest[low] ?? 0) < time)
      low += highest.length - low > 1440 && (highest[low + 1440] ?? 0) < time ? 1440 : 1;
    return low;
  };
  const dateAt = (index: number): number => Math.floor((shown[index] ?? 0) / 1440);
  for (let date = dateAt(0) - 1; date <= dateAt(shown.length - 1); date += 1) {
    for (const [start, end] of shiftsOn(calendar, date)) {
      const [from, to] = [firstShowing(date * 1440 + start), firstShowing(date * 1440 + end)];
      for (let index = from; index < to; index += 1) {
        if (worked[index] === 0) begun[index] = date;
        worked[index] = 1;
      }
      if (to > from && to < shown.length) closes.set(date, first + to * minute);
    }
  }

  const indexOf = (at: number): number => Math.floor((at - first) / minute);
  const isOpen = (at: number): boolean => worked[indexOf(at)] === 1;

  const changed = shown.findIndex((time, index) => index > 0 && time !== (shown[index - 1] ?? 0) + 1);

  const reasons = new Map<number, string>();

  return {
    /**
     * Why each minute from the one of `from` until the one of `to` counts or not, in order, once for as long as it goes
     * on: `open working-time`, `closed holiday A feast`. Closed time is of the highest date that was ever shown.
     */
    reasonsBetween(from: number, to: number): string[] {
      const list: string[] = [];
      let lastKey = -1;
      for (let index = indexOf(from), end = indexOf(to); index < end; index += 1) {
        const open = worked[index] === 1;
        const date = open ? (begun[index] ?? 0) : Math.floor((highest[index] ?? 0) / 1440);
        const key = date * 2 + (open ? 1 : 0);
        if (key === lastKey) continue;
        lastKey = key;
        const reason = reasons.get(key) ?? reasonOf(calendar, date, open);
        reasons.set(key, reason);
        if (reason !== list.at(-1)) list.push(reason);
      }
      return list;
    },

    /** The first minute that shows a date after every date that was shown until `at`. */
    nextDay(at: number): number | undefined {
      const midnight = (Math.floor((highest[indexOf(at)] ?? 0) / 1440) + 1) * 1440;
      for (let index = indexOf(at); index < shown.length; index += 1) {
        if ((shown[index] ?? 0) >= midnight) return first + index * minute;
      }
      return undefined;
    },

    /** The first instant in the window at which the clock does not show the next minute. */
    clockChange: changed < 0 ? undefined : first + changed * minute,

    isOpen,

    nextOpening(at: number): number | undefined {
      if (isOpen(at)) return at;
      for (let index = indexOf(at) + 1; index < worked.length; index += 1) {
        if (worked[index] === 1) return first + index * minute;
      }
      return undefined;
    },

    workingBetween(from: number, to: number): number {
      const [start, end] = [indexOf(from), indexOf(to)];
      let minutes = 0;
      for (let index = start; index < end; index += 1) if (worked[index] === 1) minutes += 1;
      // Whole minutes from the one of `from` to the one of `to`, put right by the parts of those two.
      const before = isOpen(from) ? from - (first + start * minute) : 0;
      const after = isOpen(to) ? to - (first + end * minute) : 0;
      return minutes * minute - before + after;
    },

    addWorking(from: number, amount: number): number | undefined {
      if (amount === 0) return from;
      const start = indexOf(from);
      let left = amount + (isOpen(from) ? from - (first + start * minute) : 0);
      for (let index = start; index < worked.length; index += 1) {
        if (worked[index] !== 1) continue;
        if (left <= minute) return first + index * minute + left;
        left -= minute;
      }
      return undefined;
    },

    /** The closes of all business days after the day of that instant, in order. */
    closesAfter(from: number): number[] {
      const today = dateAt(indexOf(from));
      return [...closes].filter(([date]) => date > today).map(([, close]) => close);
    },

    addCalendarTime(from: number, months: number, days: number): number | undefined {
      const index = indexOf(from);
      const wall = new Date((shown[index] ?? 0) * minute);
      const [year, month, date] = [wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate()];
      // Try the same day of the month; go back until there is such a day.
      let target = date;
      while (new Date(Date.UTC(year, month + months, target)).getUTCDate() !== target) target -= 1;
      const wanted = Date.UTC(year, month + months, target + days, wall.getUTCHours(), wall.getUTCMinutes()) / minute;
      const reached = firstShowing(wanted);
      if (reached >= shown.length) return undefined;
      // A time that is never shown is as late as it would have been, had the clock not been changed.
      const since = shown[reached] === wanted ? 0 : wanted - (shown[reached - 1] ?? 0) - 1;
      return first + (reached + since) * minute + (from - (first + index * minute));
    },
  };
}
