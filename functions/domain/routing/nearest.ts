/**
 * The name that somebody may have meant: the one that the fewest changes make of it, when those are a third of it at
 * most. Letters count without their case.
 */
export function nearest(written: string, known: readonly string[]): string | undefined {
  const wanted = [...written.toLowerCase()].slice(0, longest);
  const [best] = known
    .map((name) => ({ name, distance: distance(wanted, [...name.toLowerCase()].slice(0, longest)) }))
    .filter(({ name, distance: far }) => far <= Math.max(1, Math.floor(name.length / 3)))
    .toSorted((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  return best?.name;
}

const longest = 128;

/** Levenshtein's: how many letters are added, left out or replaced. */
function distance(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, one] of a.entries()) {
    const next = [i + 1];
    for (const [j, other] of b.entries()) {
      next.push(Math.min((row[j] ?? 0) + (one === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
