const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const units = [
  ['day', day],
  ['hour', hour],
  ['minute', minute],
  ['second', second],
] as const;

/**
 * A span in the two largest units that fit: `2 days 4 hours`, `3 minutes 12 seconds`; rounded down, so that nobody is
 * promised more time than there is.
 *
 * @param milliseconds not negative
 */
export function spanIn(locale: string, milliseconds: number): string {
  const largest = units.findIndex(([, size]) => milliseconds >= size);
  const first = largest < 0 ? units.length - 1 : largest;
  let rest = milliseconds;
  return units
    .slice(first, first + 2)
    .map(([unit, size], index) => {
      const count = Math.floor(rest / size);
      rest -= count * size;
      if (count === 0 && index > 0) return '';
      return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
    })
    .filter((part) => part !== '')
    .join(locale.startsWith('zh') ? '' : ' ');
}
