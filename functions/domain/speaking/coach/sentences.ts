export type Span = { start: number; end: number };

const ends = /[。！？!?；;\n]+["”’』」)]*|\.(?=\s|$)["”’)]*/g;

/** Where the sentences of a text lie, in code units; what is between two of them belongs to the first. */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(ends)) {
    // "Mr. Li", "5 p.m. today": a full stop after an abbreviation ends nothing.
    if (
      match[0].startsWith('.') &&
      /(?:^|[\s(.])(?:mr|mrs|ms|dr|no|st|[ap]\.m|e\.g|i\.e)$/i.test(
        text.slice(Math.max(start, match.index - 5), match.index),
      )
    )
      continue;
    const end = match.index + match[0].length;
    if (text.slice(start, match.index).trim() !== '') {
      spans.push({ start, end });
      start = end;
    }
  }
  if (text.slice(start).trim() !== '') spans.push({ start, end: text.length });
  return spans;
}

/** The place of the sentence that holds a position. */
export const sentenceAt = (sentences: readonly Span[], at: number): number =>
  sentences.findIndex(({ start, end }) => at >= start && at < end);

export const within = ({ start, end }: Span, at: { start: number }): boolean => at.start >= start && at.start < end;
