import { printable } from '../../../correspondence/printable.ts';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** What must not begin a line, and what must not end one (中文排版需求). */
const closing = /^[、。，．：；！？）】》〉」』”’…—·.,:;!?%)\]}]/u;
const opening = /^[（【《〈「『“‘([{]$/u;

/** Written without spaces between words: a line may end after any character. */
const ideographic = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uffe6]/u;
const wide = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uffe6]/u;
const pictures = /\p{Extended_Pictographic}|\p{Regional_Indicator}/gu;

/** Cautious widths in ems of the sans-serif fonts that browsers have: a line may come out shorter, never longer. */
function widthOf(grapheme: string): number {
  // A font that does not know a family draws each of its members.
  const drawn = grapheme.match(pictures)?.length ?? 0;
  if (drawn > 0) return drawn * 1.4;
  if (wide.test(grapheme)) return 1.05;
  if (/^[ilj.,:;'|!]/.test(grapheme)) return 0.34;
  if (/^[mwMW@%]/.test(grapheme)) return 0.95;
  if (/^[A-Z&]/.test(grapheme)) return 0.74;
  if (/^\s/.test(grapheme)) return 0.32;
  return /^[\x21-\x7e]/.test(grapheme) ? 0.6 : 0.8;
}

type Piece = { text: string; width: number; glued: boolean };

/** What is kept together: words, single ideographs with their punctuation; a word wider than a line falls apart. */
function pieces(text: string, width: number): Piece[] {
  const found: Piece[] = [];
  let breakable = true;
  for (const { segment } of graphemes.segment(text)) {
    const own = widthOf(segment);
    const last = found.at(-1);
    const alone = ideographic.test(segment);
    const joins =
      last && !last.text.endsWith(' ') && (closing.test(segment) || opening.test(last.text) || (!alone && !breakable));
    if (joins && last.width + own <= width) {
      last.text += segment;
      last.width += own;
    } else found.push({ text: segment, width: own, glued: joins === true });
    breakable = alone || segment === '-' || segment === '/' || segment === ' ';
  }
  return found;
}

/**
 * A text as lines no wider than `width` ems: broken between words, between ideographs, and inside of what is wider than
 * a line. What a reader cannot see but a program obeys is left out.
 */
export function linesOf(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of pieces(printable(text).replace(/\s+/gu, ' ').trim(), width)) {
    if (used + piece.width > width && line !== '') {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    if (line === '' && piece.text === ' ') continue;
    line += piece.text;
    used += piece.width;
  }
  if (line !== '') lines.push(line.trimEnd());
  return lines;
}
