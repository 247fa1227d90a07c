/**
 * The most bytes of UTF-8 in one text: "5 KB" in Comprehend's reference of the Batch operations, which its older
 * reference spells "fewer than 5,000 bytes".
 */
export const maxTextBytes = 4_999;

const sentenceMarks = new Set(Array.from('。！？!?…\n', (mark) => mark.charCodeAt(0)));
const fullStop = 0x2e;
const blanks = new Set(Array.from(' \n\r\t\u3000', (mark) => mark.charCodeAt(0)));
/** Marks that close a quotation belong to the sentence that they end. */
const closers = new Set(Array.from('”’"\')）」』', (mark) => mark.charCodeAt(0)));

/**
 * Cuts a text into parts of at most `maxBytes` bytes of UTF-8, on sentence ends; a longer sentence is cut where it
 * must be, never within a surrogate pair. The parts joined are the text. One pass.
 * @param maxBytes at least 4, the longest character
 */
export function splitText(text: string, maxBytes: number = maxTextBytes): string[] {
  const parts: string[] = [];
  let start = 0;
  let bytes = 0;
  // The latest place after a sentence end, and the bytes from there to here.
  let stop = 0;
  let bytesSinceStop = 0;
  for (let at = 0; at < text.length; ) {
    const length = isPair(text, at) ? 2 : 1;
    const size = length === 2 ? 4 : sizeOf(text.charCodeAt(at));
    // Twice at most: the rest of a sentence that begins after a cut may itself be too long.
    while (bytes + size > maxBytes) {
      const cut = stop > start ? stop : at;
      parts.push(text.slice(start, cut));
      bytes = cut === at ? 0 : bytesSinceStop;
      start = cut;
    }
    at += length;
    bytes += size;
    bytesSinceStop += size;
    if (endsSentence(text, at)) {
      stop = at;
      bytesSinceStop = 0;
    }
  }
  if (start < text.length) parts.push(text.slice(start));
  return parts;
}

const isPair = (text: string, at: number): boolean =>
  isBetween(text.charCodeAt(at), 0xd800, 0xdbff) && isBetween(text.charCodeAt(at + 1), 0xdc00, 0xdfff);

const isBetween = (unit: number, low: number, high: number): boolean => unit >= low && unit <= high;

/** Bytes of one code unit; a lone surrogate is written as the replacement character. */
const sizeOf = (unit: number): number => (unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3);

/** Whether a sentence ends just before `at`. A full stop counts before a blank only: 3.5 is no sentence. */
function endsSentence(text: string, at: number): boolean {
  const next = text.charCodeAt(at);
  if (sentenceMarks.has(next) || closers.has(next)) return false;
  const last = text.charCodeAt(at - 1);
  const mark = closers.has(last) ? text.charCodeAt(at - 2) : last;
  return sentenceMarks.has(mark) || (mark === fullStop && (at >= text.length || blanks.has(next)));
}
