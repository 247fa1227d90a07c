import { fold } from '../triage/fold.ts';
import { chineseAddresses } from './chinese-addresses.ts';
import { ibans, passports } from './documents.ts';
import { emails } from './emails.ts';
import { englishAddresses } from './english-addresses.ts';
import { numbers } from './numbers.ts';

/** Kinds of personal data that the rules know; Comprehend adds others of its own in English. */
export const personalDataKinds = ['EMAIL', 'PHONE', 'ID_CARD', 'BANK_CARD', 'ADDRESS', 'IBAN', 'PASSPORT'] as const;
export type PersonalDataKind = (typeof personalDataKinds)[number];

/** Personal data and where it stands: UTF-16 units from `start` to before `end`. */
export type PersonalDataPlace = { kind: PersonalDataKind; start: number; end: number };

/**
 * All personal data of a text, in its order; no two places overlap. THE detector: triage names kinds by it, the coach
 * warns by it, what is remembered of solved cases is rid of it, and roles that need not see it are shown it masked.
 * Each rule looks a bounded way around what it finds, so that the time is linear in the text.
 * @param folded the same text as `fold` writes it, when it is at hand
 */
export function personalDataIn(text: string, folded: Uint16Array = fold(text)): PersonalDataPlace[] {
  // What comes later is surer, and takes the place of what came before: a house number never ends a telephone number.
  return apart(text.length, [
    ...chineseAddresses(folded),
    ...englishAddresses(text, folded),
    ...numbers(folded),
    ...passports(folded),
    ...ibans(folded),
    ...emails(folded),
  ]);
}

/** Which kinds of personal data a text holds; the data itself leaves no trace. */
export function findPersonalData(text: string, folded?: Uint16Array): PersonalDataKind[] {
  const found = new Set(personalDataIn(text, folded).map(({ kind }) => kind));
  return personalDataKinds.filter((kind) => found.has(kind));
}

/** Without overlaps: of two that share units, the later in the list has them. */
function apart(length: number, found: readonly PersonalDataPlace[]): PersonalDataPlace[] {
  if (found.length < 2) return [...found];
  const owner = new Int32Array(length);
  for (const [at, { start, end }] of found.entries()) owner.fill(at + 1, start, end);
  const places: PersonalDataPlace[] = [];
  for (let start = 0; start < length; ) {
    const whose = owner[start] ?? 0;
    let end = start + 1;
    while (end < length && owner[end] === whose) end += 1;
    const place = found[whose - 1];
    if (place) places.push({ kind: place.kind, start, end });
    start = end;
  }
  return places;
}
