/** When a schedule fires: the expressions of EventBridge, `rate(…)`, `cron(…)` and `at(…)`. Times are milliseconds. */
export type Timetable = {
  /** The first firing after `time`, or undefined when there is none any more. */
  next(time: number): number | undefined;
};

const units: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
const names = {
  month: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
  day: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'],
};

/** How far ahead a cron expression is searched. */
const horizonDays = 366 * 5;

/**
 * @param zone IANA name of the zone that `cron` and `at` are written in
 * @param begin where a rate counts from
 * @throws Error that names what is not understood
 */
export function timetable(expression: string, zone: string, begin: number): Timetable {
  const match = /^(rate|cron|at)\((.+)\)$/u.exec(expression.trim());
  const [, kind, body = ''] = match ?? [];
  if (kind === 'rate') return rate(expression, body, begin);
  if (kind === 'cron') return cron(expression, body, zone);
  if (kind === 'at') {
    const at = localTime(body, zone);
    return { next: (time) => (at > time ? at : undefined) };
  }
  throw new Error(`"${expression}" is not a schedule: rate(…), cron(…) or at(…).`);
}

function rate(expression: string, body: string, begin: number): Timetable {
  const match = /^(\d+) (minute|hour|day)s?$/u.exec(body);
  const every = Number(match?.[1]) * (units[match?.[2] ?? ''] ?? Number.NaN);
  if (!(every > 0)) throw new Error(`"${expression}" is not a rate such as rate(5 minutes).`);
  return { next: (time) => begin + (Math.floor((time - begin) / every) + 1) * every };
}

function cron(expression: string, body: string, zone: string): Timetable {
  const fields = body.trim().split(/\s+/u);
  if (fields.length !== 6)
    throw new Error(`"${expression}" must have six fields: minutes hours day month weekday year.`);
  const [minute = '', hour = '', day = '', month = '', weekday = '', year = ''] = fields;
  const read = (text: string, low: number, high: number, words: string[] = [], base = 0): Set<number> =>
    readField(expression, text, low, high, words, base);
  const minutes = read(minute, 0, 59);
  const hours = read(hour, 0, 23);
  const days = read(day, 1, 31);
  const months = read(month, 1, 12, names.month, 1);
  const weekdays = read(weekday, 1, 7, names.day, 1);
  const years = read(year, 1970, 2199);
  const fits = (date: Date): boolean =>
    years.has(date.getUTCFullYear()) &&
    months.has(date.getUTCMonth() + 1) &&
    days.has(date.getUTCDate()) &&
    weekdays.has(date.getUTCDay() + 1);
  return {
    next: (time) => {
      const from = wallClock(time, zone);
      for (let ahead = 0; ahead < horizonDays; ahead++) {
        const date = Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate() + ahead);
        if (!fits(new Date(date))) continue;
        for (const h of hours) {
          for (const m of minutes) {
            const at = instantOf(date + h * 3_600_000 + m * 60_000, zone);
            if (at > time) return at;
          }
        }
      }
      return undefined;
    },
  };
}

/** The values of a field in rising order. `base` is the number of the first word. */
function readField(
  expression: string,
  text: string,
  low: number,
  high: number,
  words: string[],
  base: number,
): Set<number> {
  const values = new Set<number>();
  const number = (part: string): number => {
    const word = words.indexOf(part.toUpperCase());
    const value = word >= 0 ? word + base : Number(part);
    if (!Number.isInteger(value) || value < low || value > high) {
      throw new Error(`"${expression}": "${part}" is not between ${low} and ${high}, or not supported on one machine.`);
    }
    return value;
  };
  for (const part of text.split(',')) {
    const [range = '', step] = part.split('/');
    const [first = '', last] = range.split('-');
    const any = range === '*' || range === '?';
    const from = any ? low : number(first);
    const to = any || (step !== undefined && last === undefined) ? high : number(last ?? first);
    for (let value = from; value <= to; value += step === undefined ? 1 : Math.max(1, Number(step))) values.add(value);
  }
  return new Set([...values].toSorted((a, b) => a - b));
}

/** What clocks in the zone show, as if it were UTC. */
function wallClock(time: number, zone: string): Date {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(time);
  const value = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  return new Date(
    Date.UTC(value('year'), value('month') - 1, value('day'), value('hour'), value('minute'), value('second')),
  );
}

/** The instant at which clocks in the zone show `shown` (given as if it were UTC). */
function instantOf(shown: number, zone: string): number {
  const offsetAt = (time: number): number => wallClock(time, zone).getTime() - Math.floor(time / 1000) * 1000;
  const guess = shown - offsetAt(shown);
  return shown - offsetAt(guess);
}

function localTime(text: string, zone: string): number {
  const shown = Date.parse(`${text}Z`);
  if (Number.isNaN(shown)) throw new Error(`at(${text}) is not a time such as at(2030-01-31T09:00:00).`);
  return instantOf(shown, zone);
}
