const mostCharacters = 120;

/** The beginning of somebody's words on one line, at most 120 characters, for lists and mails. */
export function excerptOf(text: string): string {
  // A bounded beginning keeps a long text cheap and still leaves room for the white space that is folded.
  const beginning = text.slice(0, mostCharacters * 4).replace(/[\uD800-\uDBFF]$/, '');
  const characters = [...beginning.replace(/[\p{Cc}\s]+/gu, ' ').trim()];
  const whole = characters.length <= mostCharacters && beginning.length === text.length;
  return whole ? characters.join('') : `${characters.slice(0, mostCharacters - 1).join('')}…`;
}
