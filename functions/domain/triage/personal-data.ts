import { fold, isAlphanumeric, isDigit } from './fold.ts';

/** Kinds of personal data that the rules know; Comprehend adds others of its own in English. */
export const personalDataKinds = ['EMAIL', 'PHONE', 'ID_CARD', 'BANK_CARD', 'ADDRESS'] as const;
export type PersonalDataKind = (typeof personalDataKinds)[number];

/** Which kinds of personal data a text holds; the data itself leaves no trace. One pass over the text. */
export const findPersonalData = (text: string): PersonalDataKind[] => findInFolded(fold(text));

/** The same for a text that is folded already. */
export function findInFolded(folded: Uint16Array): PersonalDataKind[] {
  const found = new Set(placesInFolded(folded).map(({ kind }) => kind));
  return personalDataKinds.filter((kind) => found.has(kind));
}

/** Personal data and where it stands: code units from `start` to before `end`. */
export type PersonalDataPlace = { kind: PersonalDataKind; start: number; end: number };

/** All personal data of a folded text, in its order. A run of digit groups that holds several numbers is their place. */
export function placesInFolded(folded: Uint16Array): PersonalDataPlace[] {
  const places: PersonalDataPlace[] = [];
  for (let at = 0; at < folded.length; at += 1) {
    const unit = folded[at];
    if (unit === atSign && isEmailAt(folded, at)) places.push({ kind: 'EMAIL', ...addressAround(folded, at) });
    else if (isDigit(unit) && !isAlphanumeric(folded[at - 1])) {
      const groups = digitGroups(folded, at);
      // Each kind once: they are all in one place, and whoever asks reads that place for each that it is given.
      for (const kind of new Set(kindsOfGroups(groups))) places.push({ kind, start: at, end: groups.end });
      if (isAddressNumber(folded, at, groups.firstEnd)) {
        places.push({ kind: 'ADDRESS', start: at, end: groups.firstEnd });
      }
      at = groups.end - 1;
    }
  }
  return places;
}

/** How far a mail address reaches around its at sign; what comes before it has at most 64 characters. */
function addressAround(folded: Uint16Array, at: number): { start: number; end: number } {
  let start = at;
  const inLocal = (unit: number | undefined): boolean => isAlphanumeric(unit) || localMarks.has(unit ?? 0);
  while (start > 0 && at - start < 64 && inLocal(folded[start - 1])) start -= 1;
  let end = at + 1;
  while (end < folded.length && end - at < 254 && (isAlphanumeric(folded[end]) || isDomainMark(folded[end]))) end += 1;
  while (isDomainMark(folded[end - 1])) end -= 1;
  return { start, end };
}

const isDomainMark = (unit: number | undefined): boolean => unit === 0x2e || unit === 0x2d;

const atSign = 0x40;
const codes = (characters: string): Set<number> => new Set(Array.from(characters, (c) => c.charCodeAt(0)));
const localMarks = codes("._%+-'");

function isEmailAt(folded: Uint16Array, at: number): boolean {
  const before = folded[at - 1];
  if (!isAlphanumeric(before) && !localMarks.has(before ?? 0)) return false;
  // A domain: labels with a dot between two letters or digits. A label has at most 63 characters.
  let dot = false;
  const last = Math.min(folded.length, at + 200);
  for (let next = at + 1; next < last; next += 1) {
    const unit = folded[next];
    if (isAlphanumeric(unit)) {
      if (dot) return true;
    } else if (unit === 0x2e) {
      if (next === at + 1) return false;
      dot = true;
    } else if (unit !== 0x2d || next === at + 1) return false;
  }
  return false;
}

type Groups = { groups: string[]; plus: boolean; end: number; firstEnd: number };

/** The run of digit groups that starts here, with at most one blank, hyphen or bracket between two of them. */
function digitGroups(folded: Uint16Array, start: number): Groups {
  const groups: string[] = [];
  let at = start;
  let group = '';
  let firstEnd = 0;
  for (;;) {
    const unit = folded[at];
    if (isDigit(unit)) group += String.fromCharCode(unit ?? 0);
    else {
      const closes = (unit === 0x78 || unit === 0x58) && group.length === 17;
      if (closes) {
        group += 'X';
        at += 1;
      }
      groups.push(group);
      group = '';
      firstEnd ||= at;
      const separated = !closes && separators.has(folded[at] ?? 0);
      const next = separated && separators.has(folded[at + 1] ?? 0) ? at + 2 : at + 1;
      if (!separated || !isDigit(folded[next])) break;
      at = next - 1;
    }
    at += 1;
  }
  // A letter that follows makes it part of a code, not a number.
  if (isAlphanumeric(folded[at])) groups.length = 0;
  return {
    groups,
    plus: folded[start - 1] === 0x2b || (folded[start - 1] === 0x28 && folded[start - 2] === 0x2b),
    end: at,
    firstEnd,
  };
}

const separators = codes(' -()');

/** Digits of the shortest and the longest number that we know, and into how many groups people break one. */
const numberLength = { least: 8, most: 19, groups: 8 };

/** The numbers that neighbouring groups make together, from the left, the longest first. A bounded look for each group. */
function kindsOfGroups({ groups, plus }: Groups): PersonalDataKind[] {
  const kinds: PersonalDataKind[] = [];
  for (let from = 0; from < groups.length; from += 1) {
    let digits = '';
    let longest: { kind: PersonalDataKind; last: number } | undefined;
    const end = Math.min(groups.length, from + numberLength.groups);
    for (let to = from; to < end; to += 1) {
      digits += groups[to] ?? '';
      if (digits.length > numberLength.most) break;
      if (digits.length < numberLength.least) continue;
      const kind = kindOfNumber(digits, groups, from, to, plus && from === 0);
      if (kind !== undefined) longest = { kind, last: to };
    }
    if (longest !== undefined) {
      kinds.push(longest.kind);
      from = longest.last;
    }
  }
  return kinds;
}

/** The number that the groups from `from` to `to` (inclusive) make. */
function kindOfNumber(
  digits: string,
  groups: readonly string[],
  from: number,
  to: number,
  plus: boolean,
): PersonalDataKind | undefined {
  if (isIdCard(digits)) return 'ID_CARD';
  if (isMobile(digits) || (plus && digits.length <= 15) || isGroupedPhone(digits, groups, from, to)) return 'PHONE';
  if (isBankCard(digits)) return 'BANK_CARD';
  return undefined;
}

/** A Chinese mobile number, with or without the country's code. */
function isMobile(digits: string): boolean {
  if (digits.length === 11) return digits[0] === '1' && between(digits[1], '3', '9');
  return digits.length === 13 && digits.startsWith('861') && between(digits[3], '3', '9');
}

/** Chinese landline 010-12345678, British 07700 900123 and 020 7946 0958, North American (415) 555-0132. */
function isGroupedPhone(digits: string, groups: readonly string[], from: number, to: number): boolean {
  const area = groups[from] ?? '';
  if (to === from) return false;
  if (area[0] === '0' && area.length >= 3 && area.length <= 5) return digits.length >= 10 && digits.length <= 12;
  const northAmerican = to === from + 2 && area.length === 3 && between(area[0], '2', '9');
  return northAmerican && groups[from + 1]?.length === 3 && groups[to]?.length === 4;
}

const between = (digit: string | undefined, low: string, high: string): boolean =>
  digit !== undefined && digit >= low && digit <= high;

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643-1999: 17 digits and a check character (ISO 7064, MOD 11-2), with a date of birth that can be. */
function isIdCard(digits: string): boolean {
  if (digits.length !== 18) return false;
  const month = Number(digits.slice(10, 12));
  const day = Number(digits.slice(12, 14));
  if (!['18', '19', '20'].includes(digits.slice(6, 8)) || month < 1 || month > 12 || day < 1 || day > 31) return false;
  let sum = 0;
  for (const [at, weight] of idWeights.entries()) sum += weight * Number(digits[at]);
  return '10X98765432'[sum % 11] === digits[17]?.toUpperCase();
}

/** A number of a payment scheme's range and length (UnionPay, Visa, Mastercard, Amex, JCB) with a right Luhn digit. */
function isBankCard(digits: string): boolean {
  const two = Number(digits.slice(0, 2));
  const { length } = digits;
  const ranged =
    (two === 62 && length >= 16 && length <= 19) ||
    (digits.startsWith('95588') && length === 19) ||
    (digits[0] === '4' && (length === 16 || length === 19)) ||
    (((two >= 51 && two <= 55) || (two >= 22 && two <= 27)) && length === 16) ||
    ((two === 34 || two === 37) && length === 15) ||
    (two === 35 && length === 16);
  return ranged && passesLuhn(digits);
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let back = 0; back < digits.length; back += 1) {
    const digit = Number(digits[digits.length - 1 - back]);
    const value = back % 2 === 1 ? digit * 2 : digit;
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

const streets = codes('路街道巷弄里村镇鎮胡同段园園');
const houses = codes('号號弄栋棟幢');
const rooms = codes('室户戶层層楼樓单單');
const buildings = codes('栋棟幢座区區楼樓元号號');

/** 中山路88号, 3栋2单元, 12楼501室: a number between the words that a Chinese address puts around it. */
function isAddressNumber(folded: Uint16Array, start: number, end: number): boolean {
  const before = folded[start - 1] ?? 0;
  const after = folded[end] ?? 0;
  return (streets.has(before) && houses.has(after)) || (buildings.has(before) && rooms.has(after));
}
