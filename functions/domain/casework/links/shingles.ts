import { fold, isAlphanumeric, isHan } from '../../triage/fold.ts';

/** How many of a text's shingles are kept. Two texts with no more than these together are compared exactly. */
const kept = 64;

/** A character of Chinese says about as much as a syllable of English. */
const lengthOf = { han: 2, latin: 4 } as const;

/**
 * What can be compared of somebody's words without keeping them: the smallest hashes of their overlapping pieces, as
 * base 36. Folded first, so that case, width, blanks, punctuation and the traditional characters that triage
 * knows make no difference.
 *
 * @param seed secret of the deployment: without it nobody can try which words lead to these hashes
 */
export function sketchOf(text: string, seed: string): string {
  const units = [...fold(text)].filter((unit) => isHan(unit) || isAlphanumeric(unit));
  const hashes = new Set<number>();
  const start = hashText(seed);
  for (let at = 0; at < units.length; at += 1) {
    const length = isHan(units[at]) ? lengthOf.han : lengthOf.latin;
    if (at + length > units.length && at > 0) break;
    hashes.add(units.slice(at, at + length).reduce(mix, start));
  }
  return [...hashes]
    .toSorted((a, b) => a - b)
    .slice(0, kept)
    .map((hash) => hash.toString(36))
    .join(' ');
}

/** FNV-1a over 16-bit units, with a last stir, so that small differences go far. */
const mix = (hash: number, unit: number): number => Math.imul(hash ^ unit ^ (hash >>> 15), 0x01000193) >>> 0;
const hashText = (text: string): number =>
  [...text].reduce((hash, letter) => mix(hash, letter.charCodeAt(0)), 0x811c9dc5);

/** How much of their words two texts share, between 0 and 1 (Jaccard's index, estimated by the smallest hashes). */
export function similarity(a: string, b: string): number {
  const [mine, theirs] = [hashesOf(a), hashesOf(b)];
  if (mine.length === 0 || theirs.length === 0) return 0;
  const [inMine, inTheirs] = [new Set(mine), new Set(theirs)];
  const smallest = [...new Set([...mine, ...theirs])].toSorted((x, y) => x - y).slice(0, kept);
  const shared = smallest.filter((hash) => inMine.has(hash) && inTheirs.has(hash)).length;
  return shared / smallest.length;
}

const hashesOf = (sketch: string): number[] =>
  sketch === '' ? [] : sketch.split(' ').map((hash) => Number.parseInt(hash, 36));
