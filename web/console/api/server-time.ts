let offset = 0;

/** Remembers how far this computer's clock is from the desk's, by the `Date` of an answer (whole seconds). */
export function noteServerTime(date: string | null): void {
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return;
  const measured = theirs - Date.now();
  // The header drops the fraction of a second: what differs by less is the same time.
  if (Math.abs(measured - offset) > 1_500) offset = measured;
}

/** Milliseconds since 1970 by the desk's clock: countdowns run by it, whatever this computer's clock says. */
export const serverNow = (): number => Date.now() + offset;
