import { findPersonalData } from '../privacy/personal-data.ts';
import { endsClause, fold, isHan } from './fold.ts';

const most = 8;
/** Only the beginning of a very long text is searched: what matters is said early. */
const searched = 10_000;

/** Characters that join words rather than carry a meaning of their own. */
export const chineseStops = new Set(
  Array.from(
    '的了是在我你您他她它们這这那和就都也很把被给給与與及又还還着著过過吗嗎呢吧啊呀嘛之而但却再才只从從对' +
      '對向到得地个個会會能要想说說让讓叫请請不没沒有无無来來去上下里裡用买買等因为為所以如果已经經今天昨年月日号號一二三两兩几幾次时時候后後前么麼什怎啥谁誰哪每最真太非常特别別极極至於于其可並并且或则則便即将將现現仍总總',
    (c) => c.charCodeAt(0),
  ),
);
export const englishStops = new Set(
  "a an the and or but if then so as of at by for with about against between into through during before after above below to from up down in out on off over under again further once here there when where why how all any both each few more most other some such no nor not only own same than too very can will just don't should now i me my we our you your he him his she her it its they them their what which who this that these those am is are was were be been being have has had do does did would could ought i'm i've it's didn't doesn't isn't wasn't can't won't never ever also get got told said asked since still yet because until while please thank thanks hello dear regards hi ago us me mine went came made make want wanted need day days week weeks month months time times".split(
    ' ',
  ),
);

/**
 * What the text is about, by its content words: in English the longest runs of words between function words, in
 * Chinese the runs of two to eight characters between function characters. The ones said most often and earliest first.
 * Phrases that hold personal data are left out.
 */
export function findKeyPhrases(text: string, folded: Uint16Array = fold(text)): string[] {
  const counts = new Map<string, number>();
  const take = (start: number, end: number, weight: number): void => {
    const phrase = text.slice(start, end).trim();
    counts.set(phrase, (counts.get(phrase) ?? 0) + weight);
  };
  const last = Math.min(folded.length, searched);
  let at = 0;
  while (at < last) {
    if (isHan(folded[at])) at = chineseRun(folded, at, last, take);
    else if (isLatin(folded[at])) at = latinRun(text, folded, at, last, take);
    else at += 1;
  }
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([phrase]) => phrase)
    .filter((phrase) => findPersonalData(phrase).length === 0);
}

type Take = (start: number, end: number, weight: number) => void;

function chineseRun(folded: Uint16Array, from: number, last: number, take: Take): number {
  let at = from;
  while (at < last && isHan(folded[at]) && !chineseStops.has(folded[at] ?? 0)) at += 1;
  const length = at - from;
  if (length >= 2 && length <= 8) take(from, at, Math.min(length, 4));
  return Math.max(at, from + 1);
}

const isLatin = (unit: number | undefined): boolean =>
  unit !== undefined && ((unit >= 0x61 && unit <= 0x7a) || (unit >= 0xc0 && unit <= 0x24f));

const isLatinInner = (unit: number | undefined): boolean =>
  isLatin(unit) || (unit !== undefined && ((unit >= 0x30 && unit <= 0x39) || unit === 0x27 || unit === 0x2d));

/** Longest local part of a mail address. */
const longestName = 64;

/** Where the mail address (or what looks like one) that begins here ends; undefined when none does. */
function pastAddress(folded: Uint16Array, from: number): number | undefined {
  let at = from;
  let sign = false;
  while (at < folded.length && (sign || at - from <= longestName)) {
    const unit = folded[at] ?? 0;
    if (unit === 0x40) sign = true;
    else if (!isLatinInner(unit) && unit !== 0x2e && unit !== 0x5f && unit !== 0x25 && unit !== 0x2b) break;
    at += 1;
  }
  return sign ? at : undefined;
}

/** Reads words up to the end of the clause and takes each run of content words (at most four). */
function latinRun(text: string, folded: Uint16Array, from: number, last: number, take: Take): number {
  let at = from;
  let runStart = -1;
  let runEnd = -1;
  let words = 0;
  const finish = (): void => {
    if (words >= 1 && runEnd - runStart >= 4) take(runStart, runEnd, Math.min(words, 3));
    words = 0;
  };
  while (at < last && !endsClause(folded[at]) && !isHan(folded[at])) {
    if (!isLatinInner(folded[at])) {
      at += 1;
      continue;
    }
    const start = at;
    const past = pastAddress(folded, at);
    if (past !== undefined) {
      finish();
      at = past;
      continue;
    }
    while (at < last && isLatinInner(folded[at])) at += 1;
    if (englishStops.has(text.slice(start, at).toLowerCase()) || !isLatin(folded[start])) finish();
    else {
      if (words === 4) finish();
      if (words === 0) runStart = start;
      runEnd = at;
      words += 1;
    }
  }
  finish();
  return Math.max(at, from + 1);
}
