/**
 * Characters that a reader cannot see but a mail program obeys: control characters (tab and line feed excepted),
 * marks that turn the direction of the text around, separators that act as line breaks, and code points that are none.
 */
const unprintable =
  // oxlint-disable-next-line no-control-regex -- finding them is the purpose
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\p{Noncharacter_Code_Point}]/gu;
const lineBreaks = /\r\n?|[\u2028\u2029\u0085]/g;

/** The text as it may stand in a mail: nothing invisible that acts, line breaks as `\n`, no half characters. */
export const printable = (text: string): string =>
  text.toWellFormed().replace(lineBreaks, '\n').replace(unprintable, '');

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** At most `most` characters as a reader counts them; what was cut leaves an ellipsis. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  let count = 0;
  for (const { segment } of graphemes.segment(text)) {
    count += 1;
    if (count > most || kept.length + segment.length > most * 8) return `${kept.trimEnd()}…`;
    kept += segment;
  }
  return kept;
}

/** One printable line of at most `most` characters: what may stand in a subject, a header or a table's cell. */
export const oneLine = (text: string, most: number): string =>
  shortened(printable(text).replace(/\s+/g, ' ').trim(), most);

const looksLikeAddress = /:\/\/|www\.|@|[a-z0-9-]\.[a-z]{2,}(?:\/|\s|$)/i;

/**
 * The customer's name for a greeting, or undefined when it is none: a link or an address in the name would make
 * our mail carry somebody's advertisement to whatever address was typed into the form.
 */
export function greetingName(name: string): string | undefined {
  const line = oneLine(name, 40);
  return line === '' || looksLikeAddress.test(line) ? undefined : line;
}
