/** Crockford's base32: no I, L, O, U, so that a reference survives being read out on the phone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const valueOf = new Map([...alphabet].map((letter, value) => [letter, value]));

/** The first `length` base32 letters of the bytes. Needs `length * 5 / 8` bytes or more. */
export function crockford(bytes: Uint8Array, length: number): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5 && text.length < length) {
      bits -= 5;
      text += alphabet[(held >>> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return text;
}

/** Doubles in GF(32) with the primitive polynomial x^5 + x^2 + 1. */
const double = (value: number): number => ((value << 1) ^ (value & 16 ? 0b100101 : 0)) & 31;

/**
 * The check letter: a weighted sum over GF(32) with the weights 2^6 … 2^0, all different and none zero, which tells
 * any one wrong letter and any two letters that changed places.
 */
function checkLetter(letters: string): string {
  let sum = 0;
  for (const letter of letters) sum = double(sum ^ (valueOf.get(letter) ?? 0));
  return alphabet[sum] ?? '0';
}

/** `CR-7KQ3-M2XT`: 35 bits from the bytes and a check letter. Needs at least 5 bytes. */
export function referenceFrom(bytes: Uint8Array): string {
  const letters = crockford(bytes, 7);
  return `CR-${letters.slice(0, 4)}-${letters.slice(4)}${checkLetter(letters)}`;
}

/**
 * Reads a reference as people write it: any case, spaces or dashes anywhere, O for 0, I or L for 1.
 * @returns the canonical form, or undefined when it is not a reference or its check letter is wrong.
 */
export function readReference(written: string): string | undefined {
  if (written.length > 40) return undefined;
  const bare = written.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (!/^CR[0-9A-HJKMNP-TV-Z]{8}$/.test(bare)) return undefined;
  const letters = bare.slice(2, 9);
  if (checkLetter(letters) !== bare[9]) return undefined;
  return `CR-${bare.slice(2, 6)}-${bare.slice(6)}`;
}
