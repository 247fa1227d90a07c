import { isDigit } from './fold.ts';

/** From how much money on an amount is large or very large, by what stands beside it. */
const thresholds = {
  yuan: { large: 3_000, 'very-large': 30_000 },
  other: { large: 500, 'very-large': 5_000 },
} as const;
type Currency = keyof typeof thresholds;

const signs: Record<string, Currency> = { '¥': 'yuan', '￥': 'yuan', $: 'other', '€': 'other', '£': 'other' };
const units: [string, Currency][] = [
  ['元', 'yuan'],
  ['块', 'yuan'],
  ['rmb', 'yuan'],
  ['yuan', 'yuan'],
  ['cny', 'yuan'],
  ['美元', 'other'],
  ['美金', 'other'],
  ['欧元', 'other'],
  ['dollar', 'other'],
  ['usd', 'other'],
  ['euro', 'other'],
  ['eur', 'other'],
  ['pound', 'other'],
  ['gbp', 'other'],
];

/** The largest sum of money that the text names, as a size; undefined when it names none worth noting. */
export function largestAmount(folded: Uint16Array): 'large' | 'very-large' | undefined {
  let largest: 'large' | 'very-large' | undefined;
  for (let at = 0; at < folded.length; at += 1) {
    if (!isDigit(folded[at])) continue;
    const { value, end } = numberAt(folded, at);
    const currency = currencyOf(folded, at, end);
    if (currency !== undefined) {
      const limits = thresholds[currency.unit];
      const sum = value * currency.factor;
      if (sum >= limits['very-large']) return 'very-large';
      if (sum >= limits.large) largest = 'large';
    }
    at = end - 1;
  }
  return largest;
}

function numberAt(folded: Uint16Array, start: number): { value: number; end: number } {
  let digits = '';
  let at = start;
  let decimal = false;
  for (; at < folded.length; at += 1) {
    const unit = folded[at] ?? 0;
    if (isDigit(unit)) digits += digits.length < 20 ? String.fromCharCode(unit) : '';
    else if (unit === 0x2e && !decimal && isDigit(folded[at + 1])) {
      decimal = true;
      digits += '.';
    } else if (unit !== 0x2c || !isDigit(folded[at + 1])) break;
  }
  return { value: Number(digits), end: at };
}

function currencyOf(folded: Uint16Array, start: number, end: number): { unit: Currency; factor: number } | undefined {
  const before = folded[start - 1] === 0x20 ? folded[start - 2] : folded[start - 1];
  let after = folded[end] === 0x20 ? end + 1 : end;
  const tenThousands = folded[after] === '万'.charCodeAt(0);
  if (tenThousands) after += 1;
  const factor = tenThousands ? 10_000 : 1;
  const sign = before === undefined ? undefined : signs[String.fromCharCode(before)];
  if (sign !== undefined) return { unit: sign, factor };
  const unit = units.find(([name]) => startsWith(folded, after, name))?.[1];
  return unit === undefined ? undefined : { unit, factor };
}

function startsWith(folded: Uint16Array, at: number, name: string): boolean {
  for (let index = 0; index < name.length; index += 1) {
    if (folded[at + index] !== name.charCodeAt(index)) return false;
  }
  return true;
}
