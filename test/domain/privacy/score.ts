import {
  personalDataIn,
  type PersonalDataKind,
  personalDataKinds,
  type PersonalDataPlace,
} from '../../../functions/domain/privacy/personal-data.ts';
import { letters } from './labelled.ts';

/** A text and what a person marked in it. */
export type Labelled = { text: string; places: PersonalDataPlace[] };

/** The labelled texts: a mark is `[KIND …]`. */
export const labelled: readonly Labelled[] = letters
  .trim()
  .split('\n')
  .map((line) => {
    let text = '';
    let from = 0;
    const places: PersonalDataPlace[] = [];
    for (const { index, 0: mark, groups } of line.matchAll(/\[(?<kind>[A-Z_]+) (?<said>[^\]]+)\]/g)) {
      const kind = personalDataKinds.find((one) => one === groups?.['kind']);
      if (!kind) throw new Error(`"${mark}" is of no kind that is known.`);
      text += line.slice(from, index);
      const start = text.length;
      text += groups?.['said'] ?? '';
      places.push({ kind, start, end: text.length });
      from = index + mark.length;
    }
    return { text: text + line.slice(from), places };
  });

/** `found` were marked and found, `missed` marked and not found, `wrong` found and not marked. */
export type Score = { kind: PersonalDataKind; found: number; missed: number; wrong: number };

/** Of one kind, and what is found covers what is marked but for a few characters. */
const same = (marked: PersonalDataPlace, place: PersonalDataPlace): boolean =>
  marked.kind === place.kind &&
  Math.min(marked.end, place.end) - Math.max(marked.start, place.start) >= 0.9 * (marked.end - marked.start);

/** How the detector does on the labelled texts, kind by kind, and the texts in which it errs. */
export function scores(): { kinds: Score[]; errors: string[] } {
  const kinds = new Map(personalDataKinds.map((kind) => [kind, { kind, found: 0, missed: 0, wrong: 0 }]));
  const errors: string[] = [];
  const count = (kind: PersonalDataKind, what: 'found' | 'missed' | 'wrong', text: string): void => {
    const score = kinds.get(kind);
    if (score) score[what] += 1;
    if (what !== 'found') errors.push(`${what} ${kind}: ${text}`);
  };
  for (const { text, places: marked } of labelled) {
    const places = personalDataIn(text);
    for (const one of marked) count(one.kind, places.some((place) => same(one, place)) ? 'found' : 'missed', text);
    for (const place of places) if (!marked.some((one) => same(one, place))) count(place.kind, 'wrong', text);
  }
  return { kinds: [...kinds.values()], errors };
}

export const precision = ({ found, wrong }: Omit<Score, 'kind'>): number => found / Math.max(1, found + wrong);
export const recall = ({ found, missed }: Omit<Score, 'kind'>): number => found / Math.max(1, found + missed);
