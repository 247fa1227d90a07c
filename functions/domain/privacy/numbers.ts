import { isAlphanumeric, isDigit } from '../triage/fold.ts';
import { kindOfNumber, numberLength } from './kinds-of-numbers.ts';
import type { PersonalDataPlace } from './personal-data.ts';

/** Digits in a row. `closed` is of one that an X ends, as the check character of an identity card may be. */
export type Group = { digits: string; start: number; end: number; closed: boolean };

/** Telephone numbers, identity cards and bank cards, however their digits are grouped. */
export function numbers(folded: Uint16Array): PersonalDataPlace[] {
  const places: PersonalDataPlace[] = [];
  for (let at = 0; at < folded.length; at += 1) {
    if (!isDigit(folded[at]) || isAlphanumeric(folded[at - 1])) continue;
    const groups = groupsFrom(folded, at);
    places.push(...numbersAmong(groups, folded));
    at = (groups.at(-1)?.end ?? at + 1) - 1;
  }
  return places;
}

/** What stands between two groups of one number: a blank, a hyphen or a dash, a bracket, a dot, nothing that shows. */
const separators = new Set(Array.from(' -().·‐‑‒–—−\u00ad\u200b\u200c\u200d\u2060\ufeff', (c) => c.charCodeAt(0)));

/** The run of digit groups that starts here, with one or two separators between two of them. */
function groupsFrom(folded: Uint16Array, start: number): Group[] {
  const groups: Group[] = [];
  let at = start;
  for (;;) {
    let end = at;
    while (isDigit(folded[end])) end += 1;
    const digits = String.fromCharCode(...folded.subarray(at, Math.min(end, at + 2 * numberLength.most)));
    const closed = folded[end] === 0x78 && !isAlphanumeric(folded[end + 1]);
    groups.push({ digits: closed ? `${digits}X` : digits, start: at, end: closed ? end + 1 : end, closed });
    if (closed) return groups;
    // A letter that follows makes it part of a code, not a number.
    if (isAlphanumeric(folded[end])) return groups.slice(0, -1).concat({ digits: '', start: at, end, closed });
    if (!separators.has(folded[end] ?? 0)) return groups;
    if (isCode(folded, at, end)) return groups.slice(0, -1);
    at = separators.has(folded[end + 1] ?? 0) ? end + 2 : end + 1;
    if (!isDigit(folded[at])) return groups;
  }
}

/** Whether letters hang on both ends of the digits: XJ-13812345678-A is a model. */
const isCode = (folded: Uint16Array, start: number, end: number): boolean =>
  folded[start - 1] === 0x2d && isLetter(folded[start - 2]) && folded[end] === 0x2d && isLetter(folded[end + 1]);

const isLetter = (unit: number | undefined): boolean => isAlphanumeric(unit) && !isDigit(unit);

/** The numbers that neighbouring groups make together, from the left, the longest first. A bounded look for each group. */
function numbersAmong(groups: readonly Group[], folded: Uint16Array): PersonalDataPlace[] {
  const places: PersonalDataPlace[] = [];
  for (let from = 0; from < groups.length; from += 1) {
    const first = groups[from];
    if (!first || first.digits === '') continue;
    let digits = '';
    let longest: (PersonalDataPlace & { last: number }) | undefined;
    for (let to = from; to < groups.length && to - from < numberLength.groups; to += 1) {
      const last = groups[to];
      digits += last?.digits ?? '';
      if (!last || last.digits === '' || digits.length > numberLength.most) break;
      const kind = kindOfNumber(digits, groups.slice(from, to + 1), folded);
      if (kind !== undefined) longest = { kind, start: first.start, end: last.end, last: to };
    }
    if (!longest) continue;
    from = longest.last;
    places.push({ kind: longest.kind, start: longest.start, end: longest.end });
  }
  return places;
}
