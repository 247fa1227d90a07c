import { simplified, traditional } from './lexicon/traditional.ts';

const toSimplified = new Map<number, number>();
for (let at = 0; at < traditional.length; at += 1) {
  toSimplified.set(traditional.charCodeAt(at), simplified.charCodeAt(at));
}

const space = 0x20;
const apostrophe = 0x27;

/**
 * The text as the lexicons are written: lower case, half width, simplified characters, straight apostrophes, and a
 * space for each blank (line breaks stay, for they end a clause). One code unit stays one code unit, so that a place
 * in the folded text is the same place in the text.
 */
export function fold(text: string): Uint16Array {
  const folded = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at += 1) folded[at] = foldUnit(text.charCodeAt(at));
  return folded;
}

function foldUnit(unit: number): number {
  if (unit < 0x80) {
    if (unit >= 0x41 && unit <= 0x5a) return unit + 0x20;
    return unit === 0x09 ? space : unit;
  }
  if (unit >= 0x4e00 && unit <= 0x9fff) return toSimplified.get(unit) ?? unit;
  if (unit === 0x2019 || unit === 0x2018 || unit === 0x02bc) return apostrophe;
  if (unit === 0x3000 || unit === 0x00a0) return space;
  if (unit >= 0xff01 && unit <= 0xff5e) return foldUnit(unit - 0xfee0);
  return unit;
}

const decoder = /* @__PURE__ */ new TextDecoder('utf-16le', { ignoreBOM: true });

/** A folded text as a text; each unit stands where it stood. */
export const plainOf = (folded: Uint16Array): string => decoder.decode(folded);

export const isDigit = (unit: number | undefined): boolean => unit !== undefined && unit >= 0x30 && unit <= 0x39;

export const isHan = (unit: number | undefined): boolean => unit !== undefined && unit >= 0x4e00 && unit <= 0x9fff;

/** A letter of ASCII (folded) or a digit. */
export const isAlphanumeric = (unit: number | undefined): boolean =>
  unit !== undefined && ((unit >= 0x61 && unit <= 0x7a) || isDigit(unit));

/** Whether a Latin word that holds the unit at `at` began before it. An apostrophe belongs to a word between letters only. */
export const continuesBefore = (folded: Uint16Array, at: number): boolean =>
  isAlphanumeric(folded[at]) &&
  (isAlphanumeric(folded[at - 1]) || (folded[at - 1] === apostrophe && isAlphanumeric(folded[at - 2])));

/** Whether a Latin word that ends before `at` goes on. */
export const continuesAfter = (folded: Uint16Array, at: number): boolean =>
  isAlphanumeric(folded[at - 1]) &&
  (isAlphanumeric(folded[at]) || (folded[at] === apostrophe && isAlphanumeric(folded[at + 1])));

// Full-width marks are already folded to ASCII; 。、「」『』 are not.
const clauseEnds = new Set(Array.from('.,;:!?()[]"\n\r。、「」『』…—“”', (mark) => mark.charCodeAt(0)));

/** Whether a clause ends here: a negation does not reach beyond. */
export const endsClause = (unit: number | undefined): boolean => unit !== undefined && clauseEnds.has(unit);
