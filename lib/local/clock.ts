/**
 * The machine's time: the real one plus an offset that a tester moves forward. The offset lies in memory that all
 * workers share, and replaces `Date` before a function's bundle is loaded, so that no function knows of it.
 *
 * Workers load this file as text: it imports nothing.
 */

/** Milliseconds that the machine is ahead of the real time, readable from every thread. */
export type SharedOffset = Float64Array<SharedArrayBuffer>;

const RealDate = Date;
const realNow = Date.now;

export function newOffset(milliseconds = 0): SharedOffset {
  const offset = new Float64Array(new SharedArrayBuffer(8));
  offset[0] = milliseconds;
  return offset;
}

/** The real time, whatever the machine's says, in milliseconds since 1970. */
export function wallNow(): number {
  return realNow();
}

/** Replaces this thread's `Date` by one that runs ahead by `offset`. Dates made before and after are of one kind. */
export function installClock(offset: SharedOffset): void {
  const now = (): number => realNow() + (offset[0] ?? 0);
  function MovedDate(this: unknown, ...parts: ConstructorParameters<DateConstructor> | []): unknown {
    if (new.target === undefined) return new RealDate(now()).toString();
    const kind = new.target === (MovedDate as unknown) ? RealDate : new.target;
    return Reflect.construct(RealDate, parts.length === 0 ? [now()] : parts, kind);
  }
  Object.defineProperties(MovedDate, {
    length: { value: 7 },
    name: { value: 'Date' },
    prototype: { value: RealDate.prototype, writable: false },
    now: { value: now, writable: true, configurable: true },
    parse: { value: RealDate.parse, writable: true, configurable: true },
    UTC: { value: RealDate.UTC, writable: true, configurable: true },
  });
  RealDate.prototype.constructor = MovedDate;
  Reflect.set(globalThis, 'Date', MovedDate);
  moveTemporal(now);
}

/** Where the engine has `Temporal`, its present moves with the clock. */
function moveTemporal(now: () => number): void {
  type Instant = { toZonedDateTimeISO(zone: string): Record<string, () => unknown> };
  type TemporalLike = {
    Now: Record<string, unknown> & { timeZoneId(): string };
    Instant: { fromEpochMilliseconds(ms: number): Instant };
  };
  const temporal: TemporalLike | undefined = Reflect.get(globalThis, 'Temporal');
  if (temporal === undefined) return;
  const instant = (): Instant => temporal.Instant.fromEpochMilliseconds(now());
  const zoned = (zone?: string): Record<string, () => unknown> =>
    instant().toZonedDateTimeISO(zone ?? temporal.Now.timeZoneId());
  temporal.Now['instant'] = instant;
  temporal.Now['zonedDateTimeISO'] = zoned;
  temporal.Now['plainDateTimeISO'] = (zone?: string) => zoned(zone)['toPlainDateTime']?.();
  temporal.Now['plainDateISO'] = (zone?: string) => zoned(zone)['toPlainDate']?.();
  temporal.Now['plainTimeISO'] = (zone?: string) => zoned(zone)['toPlainTime']?.();
}

/**
 * Milliseconds of an ISO 8601 duration of fixed length: weeks, days (24 h), hours, minutes, seconds; `PT24H`, `P7D`.
 * @returns undefined when it is not one, or names months or years, whose length depends on the calendar.
 */
export function durationMilliseconds(text: string): number | undefined {
  const match =
    /^P(?=\d|T\d)(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?=\d)(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/u.exec(
      text,
    );
  if (match === null) return undefined;
  const seconds = [604_800, 86_400, 3600, 60, 1].reduce((sum, unit, i) => sum + unit * Number(match[i + 1] ?? 0), 0);
  return Math.round(seconds * 1000);
}
