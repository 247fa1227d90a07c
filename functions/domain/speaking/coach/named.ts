import { fold, isAlphanumeric, isHan } from '../../triage/fold.ts';

const foldedText = (text: string): string => String.fromCharCode(...fold(text.slice(0, 400)));

const titles = /(?:先生|女士|小姐|老师|太太|同学)$|^(?:mr|mrs|ms|miss|mx|dr|prof)\.? /;

/** Whether a folded reply addresses the customer: by full name, given name, family name, or 李先生. Where, or undefined. */
export function whereNamed(folded: string, name: string): { start: number; end: number } | undefined {
  const whole = foldedText(name).trim();
  const bare = whole.replace(titles, '').trim();
  const han = [...bare].every((letter) => isHan(letter.charCodeAt(0)));
  if (!han) return first(folded, [whole, bare, ...bare.split(/[\s,]+/).filter((part) => part.length > 1)]);
  const full = [whole, bare, ...(bare.length >= 3 ? [bare.slice(1)] : [])];
  // A compound family name (欧阳) is as long as a given name: both readings are tried.
  const families = [bare.slice(0, 1), ...(bare.length > 2 ? [bare.slice(0, 2)] : [])];
  const titled = families.flatMap((family) =>
    ['先生', '女士', '小姐', '老师', '太太', '同学'].map((title) => family + title),
  );
  return first(folded, [...full, ...titled]);
}

/** Words that say nothing of which product it is. */
const empty = new Set(['the', 'and', 'for', 'with', 'new', 'service', 'model', 'set', 'pro', 'plus', 'of']);

/** Whether a folded reply names the product: as a whole, by its model, or by the noun at its end (电热水壶 as 水壶). */
export function whereProduct(folded: string, product: string): { start: number; end: number } | undefined {
  const whole = foldedText(product).trim();
  const parts = (whole.match(/\p{Script=Han}+|[^\s,/()\p{Script=Han}]+/gu) ?? []).filter(
    (part) => part.length > 1 && !empty.has(part),
  );
  const latin = parts.flatMap((part) => (hasHan(part) ? [] : [part, `${part}s`, part.replace(/^[a-z]{1,3}-/, '')]));
  const nouns = parts.filter(hasHan).map((part) => part.replace(/(?<=.{2})(?:服务|产品|套装)$/, ''));
  const chinese = nouns.flatMap((part) => [part, part.slice(-3), part.slice(-2), part.slice(0, 2)]);
  return first(
    folded,
    [whole, ...latin, ...chinese].filter((one) => one.length > 1),
  );
}

const hasHan = (text: string): boolean => Array.from(text).some((letter) => isHan(letter.charCodeAt(0)));

/** The earliest of the terms in the text; Latin ones as whole words. */
function first(text: string, terms: readonly string[]): { start: number; end: number } | undefined {
  let earliest: { start: number; end: number } | undefined;
  for (const term of terms) {
    if (term === '') continue;
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
      if (inAWord(text, at, at + term.length)) continue;
      if (earliest === undefined || at < earliest.start) earliest = { start: at, end: at + term.length };
      break;
    }
  }
  return earliest;
}

const inAWord = (text: string, start: number, end: number): boolean =>
  (isAlphanumeric(text.charCodeAt(start)) && isAlphanumeric(text.charCodeAt(start - 1))) ||
  (isAlphanumeric(text.charCodeAt(end - 1)) && isAlphanumeric(text.charCodeAt(end)));
