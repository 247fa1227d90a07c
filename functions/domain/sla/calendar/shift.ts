/** In the order of `Date.prototype.getUTCDay`. */
export const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
export type Weekday = (typeof weekdays)[number];

/** Minutes after the midnight with which its day begins: `[1320, 1800]` is ten in the evening until six next morning. */
export type Shift = readonly [start: number, end: number];

const written = /^(?:([01]\d|2[0-3]):([0-5]\d))-(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

/** Reads `09:00-17:30`; `22:00-06:00` ends on the next day; `00:00-24:00` is the whole day. */
export function readShift(text: string): Shift | 'unreadable' | 'no-length' {
  const [whole, ...numbers] = written.exec(text) ?? [];
  if (whole === undefined) return 'unreadable';
  const [fromHour, fromMinute, toHour = 24, toMinute = 0] = numbers.map((each) => (each ? Number(each) : undefined));
  const [start, end] = [Number(fromHour) * 60 + Number(fromMinute), toHour * 60 + toMinute];
  if (start === end) return 'no-length';
  return [start, end > start ? end : end + 24 * 60];
}
