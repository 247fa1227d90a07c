import { isAlphanumeric, isDigit, plainOf } from '../triage/fold.ts';
import type { PersonalDataPlace } from './personal-data.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const streets = set('street road avenue boulevard lane crescent terrace highway parkway rd ave blvd ln cres hwy pkwy');
/** Words of every day, which are streets when they are written as names: Park Drive. */
const sometimes = set(
  'st dr drive court ct way place pl square sq close gardens grove park row mews hill walk circle cir',
);
/** What no street is called: 3 days on the road. */
const notNames = set(
  'a an and are as at but by day days euros for from had has have hour hours i in is it items km me miles minutes mm month ' +
    'months my of off on or out over people pm am per times to was we week weeks were with year years you your this that ' +
    'dollars pounds star stars percent pairs boxes bottles units pieces copies more on',
);

/** Words between a house number and the word for a street; units that an address has behind that, and before. */
const most = { names: 4, after: 70, flat: 12 } as const;

const flat = /(?:^|[^a-z])(?:flat|apt|apartment|unit|suite|room)\.? ?[a-z\d]{1,5},? $/;
/** British postcodes as they are written in capitals, and American ones behind a comma and the letters of a state. */
const postcode =
  /(?:[BEGLMNSW]|[A-PR-UWYZ][A-HK-Y])\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}|, ?(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]) \d{5}(?:-\d{4})?/g;
const box = /p\.?o\.? box \d{1,6}/g;

/** Addresses as they are written in English: Flat 4, 221B Baker Street, London NW1 6XE; 12 Oak Ave, Springfield, IL 62704. */
export function englishAddresses(text: string, folded: Uint16Array): PersonalDataPlace[] {
  const plain = plainOf(folded);
  const codes = [...matches(text, postcode), ...matches(plain, box)].toSorted((a, b) => a.start - b.start);
  const found: PersonalDataPlace[] = [];
  const add = (start: number, end: number): void => {
    const last = found.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else found.push({ kind: 'ADDRESS', start, end });
  };
  let next = 0;
  const addCodesBefore = (place: number): void => {
    for (let code = codes[next]; code && code.start < place; code = codes[next]) {
      next += 1;
      add(code.start, code.end);
    }
  };
  for (let at = 0; at < folded.length; at += 1) {
    if (!isDigit(folded[at]) || isAlphanumeric(folded[at - 1])) continue;
    const street = streetFrom(text, plain, at);
    if (street === undefined) continue;
    addCodesBefore(at);
    const [before] = flat.exec(plain.slice(Math.max(0, at - most.flat), at)) ?? [''];
    const code = codes[next];
    const ends = code && code.start - street <= most.after && !/[\n.;!?]/.test(text.slice(street, code.start));
    add(at - before.replace(/^[^a-z]/, '').length, ends ? code.end : street);
    at = street - 1;
  }
  addCodesBefore(Infinity);
  return found;
}

const matches = (text: string, pattern: RegExp): { start: number; end: number }[] =>
  Array.from(text.matchAll(pattern), ({ index, 0: found }) => ({ start: index, end: index + found.length })).filter(
    ({ start, end }) => !(isWordAt(text, start) && isWordAt(text, start - 1)) && !isWordAt(text, end),
  );

const isWordAt = (text: string, at: number): boolean => /[a-z\d]/i.test(text[at] ?? '');

/** Where the street ends whose house number begins here: 221B Baker Street. */
function streetFrom(text: string, plain: string, at: number): number | undefined {
  const number = /^\d{1,5}[a-z]?(?:-\d{1,4})?,? /.exec(plain.slice(at, at + 14))?.[0];
  if (number === undefined) return undefined;
  let from = at + number.length;
  for (let words = 0; words <= most.names; words += 1) {
    const word = /^[a-z][a-z'-]{0,20}/.exec(plain.slice(from, from + 22))?.[0];
    if (word === undefined) return undefined;
    const named = /^[A-Z]/.test(text.slice(from, from + 1));
    const end = from + word.length;
    if (words > 0 && (streets.has(word) || (named && sometimes.has(word)))) return end;
    if (notNames.has(word) || plain[end + (plain[end] === '.' ? 1 : 0)] !== ' ') return undefined;
    from = end + (plain[end] === '.' ? 2 : 1);
  }
  return undefined;
}
