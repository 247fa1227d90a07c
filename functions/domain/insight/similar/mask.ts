import { knownNames, likelyNames } from '../../privacy/names.ts';
import { personalDataIn } from '../../privacy/personal-data.ts';
import { fold, isAlphanumeric, isDigit, plainOf } from '../../triage/fold.ts';

/** What stands where personal data stood: it ends a clause, so that nothing is read across it. */
const gap = 0x0a;

/** Digits in a row that could be a number of somebody: an order, an account, a document. */
const longestNumber = 4;

/**
 * A text, folded, without what says who somebody is: mail addresses, telephone and document numbers, addresses, any
 * longer number, the customer's name, and names where people usually name themselves or others. Names that stand
 * anywhere else are not found: no rule tells 王芳 from a word.
 *
 * @param names the customer's, and others that are known
 */
export function masked(text: string, names: readonly string[]): Uint16Array {
  const short = text.slice(0, longest);
  const folded = fold(short);
  const plain = plainOf(folded);
  const kept = folded.slice();
  const hide = (start: number, end: number): void => {
    kept.fill(gap, Math.max(0, start), end);
  };
  for (const { start, end } of personalDataIn(short, folded)) hide(start, end);
  longNumbers(folded, hide);
  for (const { start, end } of [...knownNames(plain, names), ...likelyNames(short, folded, plain)]) hide(start, end);
  return kept;
}

/** Only the beginning of a very long text is read: what matters is said early. */
const longest = 6_000;

/** The text with a dot for each run of what `masked` leaves out. */
export function withoutPersons(text: string, names: readonly string[]): string {
  const short = text.slice(0, longest);
  const before = fold(short);
  const after = masked(short, names);
  let shown = '';
  for (let at = 0; at < short.length; at += 1) {
    if (after[at] === before[at]) shown += short[at] ?? '';
    else if (!shown.endsWith('…')) shown += '…';
  }
  return shown.toWellFormed();
}

function longNumbers(folded: Uint16Array, hide: (start: number, end: number) => void): void {
  for (let at = 0; at < folded.length; at += 1) {
    if (!isAlphanumeric(folded[at])) continue;
    let end = at;
    let digits = 0;
    while (isAlphanumeric(folded[end])) {
      if (isDigit(folded[end])) digits += 1;
      end += 1;
    }
    if (digits > longestNumber) hide(at, end);
    at = end;
  }
}
