import { DomainError } from '../errors.ts';
import type { Currency } from './currencies.ts';

/** An amount in whole minor units (fen, cents, yen, fils) of one currency; never negative, at most `mostMinor`. */
export type Money = { minor: number; currency: Currency };

/** Ten thousand million yuan: sums of amounts stay exact integers by far. */
export const mostMinor = 1_000_000_000_000;

/** @throws DomainError `money.other-currency`, naming both: nothing here converts */
function ensureSame(given: Money, wanted: Money): void {
  if (given.currency !== wanted.currency) {
    throw new DomainError('money.other-currency', { given: given.currency, wanted: wanted.currency });
  }
}

/** @throws DomainError `money.other-currency` */
export function add(a: Money, b: Money): Money {
  ensureSame(b, a);
  return { minor: a.minor + b.minor, currency: a.currency };
}

/**
 * Negative when `a` is less, 0 when they are the same, positive when `a` is more.
 * @throws DomainError `money.other-currency`
 */
export function compare(a: Money, b: Money): number {
  ensureSame(a, b);
  return a.minor - b.minor;
}

/** The same amount in the same currency. */
export const isSame = (a: Money, b: Money): boolean => a.minor === b.minor && a.currency === b.currency;

/**
 * Half way between two amounts (对半). What cannot be halved goes to the customer: the odd minor unit is rounded up, to
 * whole yen where there are no cents.
 * @throws DomainError `money.other-currency`
 */
export function midpoint(a: Money, b: Money): Money {
  ensureSame(b, a);
  const low = Math.min(a.minor, b.minor);
  return { minor: low + Math.ceil((Math.max(a.minor, b.minor) - low) / 2), currency: a.currency };
}
