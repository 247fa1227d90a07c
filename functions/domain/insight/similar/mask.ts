import { fold, isAlphanumeric, isDigit, isHan } from '../../triage/fold.ts';
import { placesInFolded } from '../../triage/personal-data.ts';

/** What stands where personal data stood: it ends a clause, so that nothing is read across it. */
const gap = 0x0a;

/** Digits in a row that could be a number of somebody: an order, an account, a document. */
const longestNumber = 4;

/** What a Chinese street is called with at most, before its number. */
const streetName = 10;

/** After these a person says who they are; before those they name somebody. */
const introductions = ['我叫', '我是', '姓名', '名叫', '联系人', 'my name is ', "name's ", 'this is ', 'i am called '];
const titlesBehind = ['先生', '女士', '小姐', '经理', '师傅', '老师', '医生', '主任', '总监'];
const titlesBefore = ['mr ', 'mrs ', 'ms ', 'miss ', 'dr ', 'mr. ', 'mrs. ', 'ms. ', 'dr. '];

/**
 * A text, folded, without what says who somebody is: mail addresses, telephone and document numbers, addresses, any
 * longer number, the customer's name, and names where people usually name themselves or others. Names that stand
 * anywhere else are not found: no rule tells 王芳 from a word.
 *
 * @param names the customer's, and others that are known
 */
export function masked(text: string, names: readonly string[]): Uint16Array {
  const folded = fold(text.slice(0, longest));
  const plain = String.fromCharCode(...folded);
  const kept = folded.slice();
  const hide = (start: number, end: number): void => {
    kept.fill(gap, Math.max(0, start), end);
  };
  for (const { kind, start, end } of placesInFolded(folded)) {
    let from = start;
    if (kind === 'ADDRESS') while (start - from < streetName && isHan(folded[from - 1])) from -= 1;
    hide(from, end);
  }
  longNumbers(folded, hide);
  for (const name of names.flatMap(partsOf)) {
    for (let at = plain.indexOf(name); at !== -1; at = plain.indexOf(name, at + 1)) hide(at, at + name.length);
  }
  for (const cue of introductions) {
    for (let at = plain.indexOf(cue); at !== -1; at = plain.indexOf(cue, at + 1)) {
      const start = at + cue.length;
      hide(start, isHan(folded[start]) ? start + 3 : pastWords(folded, start, 2));
    }
  }
  for (const title of titlesBehind) {
    for (let at = plain.indexOf(title); at !== -1; at = plain.indexOf(title, at + 1)) hide(at - 1, at);
  }
  for (const title of titlesBefore) {
    for (let at = plain.indexOf(title); at !== -1; at = plain.indexOf(title, at + 1)) {
      if (!isAlphanumeric(folded[at - 1])) hide(at + title.length, pastWords(folded, at + title.length, 1));
    }
  }
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

/** A name, and each of its words that is long enough to be told from any other. */
function partsOf(name: string): string[] {
  const whole = String.fromCharCode(...fold(name.slice(0, 100))).trim();
  const parts = [whole, ...whole.split(/[\s·・.,]+/)];
  // Of 李雷 the whole, of 欧阳娜娜 what she is called, too.
  if (/^\p{Script=Han}{3,4}$/u.test(whole)) parts.push(whole.slice(-2));
  return [...new Set(parts)].filter((part) => part.length >= (isHan(part.charCodeAt(0)) ? 2 : 3));
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

function pastWords(folded: Uint16Array, from: number, words: number): number {
  let at = from;
  for (let word = 0; word < words; word += 1) {
    while (folded[at] === 0x20) at += 1;
    while (isAlphanumeric(folded[at])) at += 1;
  }
  return at;
}
