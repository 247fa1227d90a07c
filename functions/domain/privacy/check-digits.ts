/** Numbers that carry a proof of themselves. */

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const daysOfMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** GB 11643-1999: 17 digits and a check character (ISO 7064, MOD 11-2), with a date of birth that can be. */
export function isIdCard(digits: string): boolean {
  if (!/^[1-9]\d{5}(?:18|19|20)\d{9}[\dX]$/.test(digits)) return false;
  const day = Number(digits.slice(12, 14));
  if (day < 1 || day > (daysOfMonths[Number(digits.slice(10, 12)) - 1] ?? 0)) return false;
  let sum = 0;
  for (const [at, weight] of idWeights.entries()) sum += weight * Number(digits[at]);
  return '10X98765432'[sum % 11] === digits[17];
}

/** Whose cards begin how, and how many digits they have: UnionPay, ICBC, Visa, Mastercard, Amex, JCB, Discover, Diners. */
const schemes = [
  /^62\d{14,17}$/,
  /^95588\d{14}$/,
  /^4\d{15}(?:\d{3})?$/,
  /^(?:5[1-5]|2[2-7])\d{14}$/,
  /^3[47]\d{13}$/,
  /^35\d{14}$/,
  /^6(?:011|5\d\d|4[4-9]\d)\d{12}$/,
  /^3(?:0[0-5]|[68]\d)\d{11}$/,
];

/** A number of a payment scheme's range and length, with a right Luhn digit. */
export const isBankCard = (digits: string): boolean =>
  digits.length >= 14 && schemes.some((scheme) => scheme.test(digits)) && passesLuhn(digits);

/** ISO/IEC 7812-1: the last digit proves the others. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let back = 0; back < digits.length; back += 1) {
    const digit = Number(digits[digits.length - 1 - back]);
    const value = back % 2 === 1 ? digit * 2 : digit;
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** ISO 13616: the first four characters moved behind the others, letters as numbers from 10 on, leave 1 of 97. */
export function isIban(characters: string): boolean {
  let rest = 0;
  for (const character of characters.slice(4) + characters.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
