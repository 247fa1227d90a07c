import { fold, isHan, plainOf } from '../triage/fold.ts';
import { knownNames, likelyNames, type NamePlace } from './names.ts';
import { type PersonalDataKind, type PersonalDataPlace, personalDataIn } from './personal-data.ts';

/**
 * How much of personal data somebody is shown: all of it; all but the numbers of documents, cards and accounts; or
 * none, neither contact data nor names nor anything that a rule finds in what people wrote.
 */
export type Sight = 'all' | 'no-identifiers' | 'masked';

/** Numbers by which somebody can be impersonated, or robbed. */
const identifiers: ReadonlySet<PersonalDataKind> = new Set(['ID_CARD', 'BANK_CARD', 'IBAN', 'PASSPORT']);

/** A text as it is shown, and the kinds of what is masked in it. */
export type Shown = { text: string; kinds: PersonalDataKind[] };

/** What masking leaves could be a number together with what stands beside it: that is masked whole. */
const mostRounds = 6;

/**
 * A text as somebody may see it: 138****5678, l***@example.com, 6222 **** **** 1234. Masking twice changes nothing.
 * @param names the customer's, and others that are known; hidden from who is shown nobody's data
 */
export function shownText(text: string, sight: Sight, names: readonly string[] = []): Shown {
  // Each identifier has digits: most texts have none.
  if (sight === 'all' || (sight === 'no-identifiers' && !/\p{Nd}/u.test(text))) return { text, kinds: [] };
  const kinds = new Set<PersonalDataKind>();
  let shown = text;
  for (let round = 1; round <= mostRounds; round += 1) {
    const hidden = personalDataIn(shown).filter(({ kind }) => sight === 'masked' || identifiers.has(kind));
    if (hidden.length === 0) break;
    for (const { kind } of hidden) kinds.add(kind);
    shown = replaced(shown, hidden, (piece, { kind }) => (round === 1 ? maskOf(kind, piece) : allStars(piece)));
  }
  return { text: sight === 'masked' ? withoutNames(shown, names) : shown, kinds: [...kinds] };
}

/** People's words as a mail to staff may hold them: whoever reads it may need whose they are, and no card's number. */
export const withoutIdentifiers = (text: string): string => shownText(text, 'no-identifiers').text;

/** A name: 王** of 王小明, M*** P*** of Mary Poppins. */
export const maskedName = (name: string): string =>
  name.replace(/[^\s·,.]+/gu, (word) => {
    const [first = ''] = word;
    const han = isHan(first.charCodeAt(0));
    if (word.length === first.length) return han || !/\p{L}/u.test(word) ? word : `${word}***`;
    return /\*/.test(word) ? word : `${first}${han ? '*'.repeat([...word].length - 1) : '***'}`;
  });

/** A mail address or a telephone number that stands in a field of its own. */
export const maskedContact = (kind: 'EMAIL' | 'PHONE', value: string): string => maskOf(kind, value);

function withoutNames(text: string, names: readonly string[]): string {
  const folded = fold(text);
  const plain = plainOf(folded);
  const places = merged([...knownNames(plain, names), ...likelyNames(text, folded, plain)]);
  return replaced(text, places, maskedName);
}

function replaced<P extends NamePlace>(
  text: string,
  places: readonly P[],
  mask: (piece: string, place: P) => string,
): string {
  let shown = '';
  let from = 0;
  for (const place of places) {
    shown += text.slice(from, place.start) + mask(text.slice(place.start, place.end), place);
    from = place.end;
  }
  return shown + text.slice(from);
}

/** In their order, and where some overlap, one for them. */
function merged(places: readonly NamePlace[]): NamePlace[] {
  const apart: NamePlace[] = [];
  for (const { start, end } of places.toSorted((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else apart.push({ start, end });
  }
  return apart;
}

/** How many letters and digits stay, in front and at the end. */
const stay: Record<Exclude<PersonalDataPlace['kind'], 'EMAIL' | 'ADDRESS'>, readonly [number, number]> = {
  PHONE: [3, 4],
  ID_CARD: [3, 4],
  BANK_CARD: [4, 4],
  IBAN: [4, 4],
  PASSPORT: [1, 2],
};

function maskOf(kind: PersonalDataKind, piece: string): string {
  if (kind === 'ADDRESS') return '******';
  if (kind !== 'EMAIL') return inside(piece, ...stay[kind]);
  const at = piece.normalize('NFKC').lastIndexOf('@');
  const [first = ''] = piece;
  const domain = piece.slice(at + 1);
  // A number or a whole name in front of the dots tells as much as the address.
  return `${at > 1 ? first : ''}***@${at === -1 || /\p{Nd}{5}/u.test(domain) ? '***' : domain}`;
}

/** All letters and digits but the first and the last few; of a short one no more than a third stays. */
function inside(piece: string, first: number, last: number): string {
  const total = piece.match(alphanumeric)?.length ?? 0;
  const [head, tail] = total >= (first + last) * 1.4 ? [first, last] : [0, Math.min(last, Math.floor(total / 3))];
  let seen = 0;
  return piece.replace(alphanumeric, (character) => {
    seen += 1;
    return seen <= head || seen > total - tail ? character : '*';
  });
}

const alphanumeric = /[\p{L}\p{Nd}]/gu;
const allStars = (piece: string): string => piece.replace(alphanumeric, '*');
