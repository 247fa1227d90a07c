import { fold, isAlphanumeric, isHan } from '../triage/fold.ts';

/** A place where somebody is named: UTF-16 units from `start` to before `end`. */
export type NamePlace = { start: number; end: number };

/** After these a person says who they are; before those they name somebody. */
const introductions = ['我叫', '我是', '姓名', '名叫', '联系人', 'my name is ', "name's ", 'this is ', 'i am called '];
const titlesBehind = ['先生', '女士', '小姐', '经理', '师傅', '老师', '医生', '主任', '总监'];
const titlesBefore = ['mr ', 'mrs ', 'ms ', 'miss ', 'dr ', 'mr. ', 'mrs. ', 'ms. ', 'dr. '];

/**
 * Where a folded text names one of those who are known, in whole or in part. Linear in the text for each name.
 * @param names as they are written elsewhere; each counts up to 100 characters
 */
export function knownNames(plain: string, names: readonly string[]): NamePlace[] {
  return names.flatMap(partsOf).flatMap((name) => everywhere(plain, name, (at) => [at, at + name.length]));
}

/** Where people usually name themselves or others. Names elsewhere are not found: no rule tells 王芳 from a word. */
export function likelyNames(plain: string, folded: Uint16Array): NamePlace[] {
  const introduced = introductions.flatMap((cue) =>
    everywhere(plain, cue, (at) => {
      const start = at + cue.length;
      return [start, isHan(folded[start]) ? Math.min(start + 3, folded.length) : pastWords(folded, start, 2)];
    }),
  );
  const titled = titlesBehind.flatMap((title) => everywhere(plain, title, (at) => [at - 1, at]));
  const addressed = titlesBefore.flatMap((title) =>
    everywhere(plain, title, (at) => {
      const start = at + title.length;
      return isAlphanumeric(folded[at - 1]) ? [0, 0] : [start, pastWords(folded, start, 1)];
    }),
  );
  return [...introduced, ...titled, ...addressed];
}

function everywhere(plain: string, what: string, place: (at: number) => [start: number, end: number]): NamePlace[] {
  const places: NamePlace[] = [];
  for (let at = plain.indexOf(what); at !== -1; at = plain.indexOf(what, at + 1)) {
    const [start, end] = place(at);
    if (end > Math.max(0, start)) places.push({ start: Math.max(0, start), end });
  }
  return places;
}

/** A name, and each of its words that is long enough to be told from any other. */
function partsOf(name: string): string[] {
  const whole = String.fromCharCode(...fold(name.slice(0, 100))).trim();
  const parts = [whole, ...whole.split(/[\s·・.,]+/)];
  // Of 李雷 the whole, of 欧阳娜娜 what she is called, too.
  if (/^\p{Script=Han}{3,4}$/u.test(whole)) parts.push(whole.slice(-2));
  return [...new Set(parts)].filter((part) => part.length >= (isHan(part.charCodeAt(0)) ? 2 : 3));
}

function pastWords(folded: Uint16Array, from: number, words: number): number {
  let at = from;
  for (let word = 0; word < words; word += 1) {
    while (folded[at] === 0x20) at += 1;
    while (isAlphanumeric(folded[at])) at += 1;
  }
  return at;
}
