import { isAlphanumeric, isDigit, plainOf } from '../triage/fold.ts';
import { isIban } from './check-digits.ts';
import type { PersonalDataPlace } from './personal-data.ts';

/** How many characters an IBAN has, by country (SWIFT's registry). */
const ibanLengths = new Map(
  (
    'ad24 ae23 al28 at20 az28 ba20 be16 bg22 bh22 br29 by28 ch21 cr22 cy28 cz24 de22 dk18 do28 ee20 eg29 es24 fi18 fo18 ' +
    'fr27 gb22 ge22 gi23 gl18 gr27 gt28 hr21 hu28 ie22 il23 iq23 is26 it27 jo30 kw30 kz20 lb28 lc32 li21 lt20 lu20 lv21 ' +
    'ly25 mc27 md24 me22 mk19 mr27 mt31 mu30 nl18 no15 pk24 pl28 ps29 pt25 qa29 ro24 rs22 sa24 sc31 se24 si19 sk24 sm27 ' +
    'st25 sv28 tl23 tn24 tr26 ua29 va22 vg24 xk20'
  )
    .split(' ')
    .map((row) => [row.slice(0, 2), Number(row.slice(2))]),
);

const isLetter = (unit: number | undefined): boolean => isAlphanumeric(unit) && !isDigit(unit);

/** Account numbers with a country in front and a checksum, in one piece or in groups. */
export function ibans(folded: Uint16Array): PersonalDataPlace[] {
  const places: PersonalDataPlace[] = [];
  for (let at = 0; at + 15 <= folded.length; at += 1) {
    if (!isLetter(folded[at]) || isAlphanumeric(folded[at - 1]) || !isDigit(folded[at + 2])) continue;
    const length = ibanLengths.get(String.fromCharCode(folded[at] ?? 0, folded[at + 1] ?? 0));
    if (length === undefined) continue;
    let characters = '';
    let end = at;
    while (end < folded.length && characters.length < length) {
      const unit = folded[end] ?? 0;
      if (isAlphanumeric(unit)) characters += String.fromCharCode(unit);
      else if ((unit !== 0x20 && unit !== 0x2d) || !isAlphanumeric(folded[end + 1])) break;
      end += 1;
    }
    if (characters.length < length || isAlphanumeric(folded[end]) || !isIban(characters)) continue;
    places.push({ kind: 'IBAN', start: at, end });
    at = end - 1;
  }
  return places;
}

const cue = /passport|护照|通行证|台胞证/g;
/** How far behind the word its number stands at most. */
const reach = 28;

/** Numbers of passports and travel permits, where the words say that it is one. */
export function passports(folded: Uint16Array): PersonalDataPlace[] {
  const places: PersonalDataPlace[] = [];
  const plain = plainOf(folded);
  for (const { index, 0: word } of plain.matchAll(cue)) {
    const from = index + word.length;
    for (const token of plain.slice(from, from + reach).matchAll(/[a-z\d]+/g)) {
      const start = from + token.index;
      const [code] = token;
      if (!/^[a-z]{0,3}\d{5,9}[a-z]?$/.test(code) || isAlphanumeric(folded[start + code.length])) continue;
      places.push({ kind: 'PASSPORT', start, end: start + code.length });
      break;
    }
  }
  return places;
}
