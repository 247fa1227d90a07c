import { day, inReach, type Wall } from './wall.ts';

/** An instant in milliseconds since 1970 UTC. */
export type Milliseconds = number;

/** One time zone: what its clocks show when, and when they show it. Exact to the second for every year that Intl knows. */
export interface Zone {
  /** IANA name. */
  readonly id: string;
  /** What a clock on the wall shows at that instant. */
  wallAt(instant: Milliseconds): Wall;
  /**
   * The first instant at which the clock on the wall shows that time or a later one: of a time that comes twice the
   * first, of a time that the clock skips the moment of the change. Never decreases as the time grows.
   */
  firstReaching(wall: Wall): Milliseconds;
  /**
   * The instant of that time on the wall as RFC 5545 and Temporal's `compatible` read it: of a time that comes twice
   * the first; a time that the clock skips is read with the offset from before the change (02:30 becomes 03:30).
   */
  instantOf(wall: Wall): Milliseconds;
}

/** The two nearest changes since 1970 lie 7 days apart (America/Boa_Vista, October 2000): less than half of that. */
const probe = 3 * day;

/** More than any offset from UTC. */
const widest = 26 * 60 * 60 * 1000;

/** Without changes, and without Intl, whose first formatter costs a process some 20 ms. */
const utc: Zone = { id: 'UTC', wallAt: (instant) => instant, firstReaching: (wall) => wall, instantOf: (wall) => wall };

const zones = new Map([[utc.id, utc]]);

/** True for a name of the time zone database. An offset such as `+08:00` is none: it knows no daylight saving. */
export function isZone(id: string): boolean {
  if (id === utc.id) return true;
  if (!/^[A-Za-z]/.test(id)) return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: id });
    return true;
  } catch {
    return false;
  }
}

/**
 * The zone of that name; one for each name is kept.
 *
 * @throws RangeError when there is no such zone
 */
export function openZone(id: string): Zone {
  const known = zones.get(id);
  if (known) return known;
  const made = createZone(id);
  zones.set(id, made);
  return made;
}

/** From `starts[i]` until `starts[i + 1]` clocks are `offsets[i]` milliseconds ahead of UTC. */
type Table = { from: Milliseconds; to: Milliseconds; starts: Milliseconds[]; offsets: Milliseconds[] };

function createZone(id: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: id, timeZoneName: 'longOffset' });
  let table: Table = { from: 0, to: 0, starts: [], offsets: [] };

  const offsetAt = (instant: Milliseconds): Milliseconds => readOffset(format.format(instant));

  /** The one change between the two instants. Offsets change on whole seconds. */
  const changeBetween = (low: Milliseconds, high: Milliseconds): Milliseconds => {
    const after = offsetAt(high);
    let [before, since] = [low / 1000, high / 1000];
    while (since - before > 1) {
      const middle = Math.floor((before + since) / 2);
      if (offsetAt(middle * 1000) === after) since = middle;
      else before = middle;
    }
    return since * 1000;
  };

  const compile = (from: Milliseconds, to: Milliseconds): Table => {
    const [starts, offsets] = [[from], [offsetAt(from)]];
    for (let low = from; low < to; low += probe) {
      const high = Math.min(low + probe, to);
      const offset = offsetAt(high);
      if (offset === offsets.at(-1)) continue;
      starts.push(changeBetween(low, high));
      offsets.push(offset);
    }
    return { from, to, starts, offsets };
  };

  /** The table, made to hold the years around that instant. */
  const covering = (instant: Milliseconds): Table => {
    if (instant - widest >= table.from && instant + widest < table.to) return table;
    const year = new Date(instant).getUTCFullYear();
    // A year on either side of what calendars answer for, so that their edges are exact too.
    if (!(year >= 1968 && year <= 2202)) inReach(Infinity);
    const [from, to] = [Date.UTC(year - 1, 0, 1), Date.UTC(year + 2, 0, 1)];
    if (table.starts.length === 0) table = compile(from, to);
    if (from < table.from) table = joined(compile(from, table.from), table);
    if (to > table.to) table = joined(table, compile(table.to, to));
    return table;
  };

  /** Where in the table the first segment lies that can show that time; each further one is looked at in turn. */
  const find = (wall: Wall, skipped: (change: Milliseconds, offsetBefore: Milliseconds) => Milliseconds): number => {
    const { starts, offsets } = covering(wall);
    for (let index = lastAtOrBefore(starts, wall - widest); ; index += 1) {
      const [start, offset] = [starts[index] ?? 0, offsets[index] ?? 0];
      if (wall - offset < start) return skipped(start, offsets[index - 1] ?? offset);
      if (wall - offset < (starts[index + 1] ?? Infinity)) return wall - offset;
    }
  };

  return {
    id,
    wallAt(instant) {
      const { starts, offsets } = covering(instant);
      return instant + (offsets[lastAtOrBefore(starts, instant)] ?? 0);
    },
    firstReaching: (wall) => find(wall, (change) => change),
    instantOf: (wall) => find(wall, (_, offsetBefore) => wall - offsetBefore),
  };
}

/** One table of two that meet. */
function joined(first: Table, second: Table): Table {
  const same = first.offsets.at(-1) === second.offsets[0] ? 1 : 0;
  return {
    from: first.from,
    to: second.to,
    starts: [...first.starts, ...second.starts.slice(same)],
    offsets: [...first.offsets, ...second.offsets.slice(same)],
  };
}

/** The index of the last of the rising numbers that is not greater than `value`; -1 when each is. */
export function lastAtOrBefore(rising: readonly number[], value: number, from = 0): number {
  let low = from;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rising[middle] ?? Infinity) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** @param text ends with `GMT`, `GMT+05:30` or `GMT-00:44:30` @returns milliseconds ahead of UTC */
function readOffset(text: string): Milliseconds {
  const [, sign, hours = 0, minutes = 0, seconds = 0] = /GMT(?:([+-])(\d+):(\d+)(?::(\d+))?)?$/.exec(text) ?? [];
  const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -size : size;
}
