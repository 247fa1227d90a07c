/** An entity as Comprehend reports it. Offsets count Unicode code points; `EndOffset` is one past the last. */
export type PiiEntity = { Type: string; Score: number; BeginOffset: number; EndOffset: number };

/** The kinds that a pattern can tell for sure enough; names and addresses need a model. First match wins a place. */
const patterns: readonly { type: string; score: number; pattern: RegExp; holds?: (found: string) => boolean }[] = [
  { type: 'EMAIL', score: 0.999, pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g },
  { type: 'URL', score: 0.998, pattern: /\bhttps?:\/\/[^\s<>"]+/g },
  { type: 'CREDIT_DEBIT_NUMBER', score: 0.998, pattern: /\b\d(?:[ -]?\d){12,18}\b/g, holds: passesLuhn },
  { type: 'SSN', score: 0.99, pattern: /\b\d{3}-\d{2}-\d{4}\b/g },
  {
    type: 'IP_ADDRESS',
    score: 0.99,
    pattern: /\b(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)\b/g,
  },
  {
    type: 'PHONE',
    score: 0.99,
    pattern: /(?<![\w-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,4}\)|\d{2,4})[ .-]?\d{3,4}[ .-]?\d{3,4}(?![\w-])/g,
    // A date written in eight digits is not a telephone number.
    holds: (found) => found.replaceAll(/\D/g, '').length >= (/\D/.test(found) ? 8 : 10),
  },
];

/** Personal data in the text, in the order in which it stands there. */
export function detectPii(text: string): PiiEntity[] {
  const taken: { start: number; end: number; type: string; score: number }[] = [];
  for (const { type, score, pattern, holds } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      const free = taken.every((other) => end <= other.start || start >= other.end);
      if (free && (holds === undefined || holds(match[0]))) taken.push({ start, end, type, score });
    }
  }
  const offset = codePointOffsets(text);
  return taken
    .toSorted((one, other) => one.start - other.start)
    .map(({ start, end, type, score }) => ({
      Score: score,
      Type: type,
      BeginOffset: offset(start),
      EndOffset: offset(end),
    }));
}

/** Turns a place in the string (code units) into the place that Comprehend counts (code points). */
export function codePointOffsets(text: string): (codeUnits: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (codeUnits) => codeUnits;
  return (codeUnits) => Array.from(text.slice(0, codeUnits)).length;
}

function passesLuhn(number: string): boolean {
  const digits = Array.from(number.replaceAll(/\D/g, ''), Number).toReversed();
  const sum = digits.reduce((total, digit, place) => {
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
