import { continuesAfter, continuesBefore, fold } from './fold.ts';

/** A row of a lexicon: the terms (separated by `|` or a line break) and what they say. */
export type LexiconRow<Says> = { says: Says; terms: string };

/** A term found: where (code units of the text), its spelling in the lexicon, and what it says. */
export type Hit<Says> = { start: number; end: number; term: string; says: Says };

type Found<Lexicons> = {
  [Name in keyof Lexicons]: Lexicons[Name] extends readonly LexiconRow<infer S>[] ? Hit<S>[] : never;
};

type Leaf = { lexicon: string; term: string; says: unknown };

const space = 0x20;
/** More than there are different characters in all terms. */
const mostSymbols = 4_096;

/**
 * Puts several lexicons into one trie and gives the function that finds all their terms in one pass over a text.
 * Within each lexicon the leftmost, longest term wins and terms do not overlap, so a longer term shields its parts:
 * 不错 is not 不. Latin terms match whole words only. The pass takes at most (length of the text) × (length of the
 * longest term) steps, whatever the text.
 */
export function compileLexicons<const L extends Record<string, readonly LexiconRow<unknown>[]>>(
  lexicons: L,
): (folded: Uint16Array) => Found<L> {
  // Each code unit that a term uses has a number from 1 on; all others have 0 and end a term without a look-up.
  const symbols = new Uint16Array(65_536);
  let symbolCount = 0;
  // An edge's key is its node and its symbol: one flat map instead of a map per node.
  const edges = new Map<number, number>();
  const leaves: (Leaf[] | undefined)[] = [undefined];

  for (const [lexicon, rows] of Object.entries(lexicons)) {
    for (const { terms, says } of rows) {
      for (const term of terms.trim().split(/[|\n] */)) plant({ lexicon, term, says });
    }
  }

  function plant(leaf: Leaf): void {
    let node = 0;
    for (const unit of fold(leaf.term)) {
      if (symbols[unit] === 0) symbols[unit] = symbolCount += 1;
      const key = node * mostSymbols + (symbols[unit] ?? 0);
      let next = edges.get(key);
      if (next === undefined) {
        next = leaves.push(undefined) - 1;
        edges.set(key, next);
      }
      node = next;
    }
    (leaves[node] ??= []).push(leaf);
  }

  const names = Object.keys(lexicons);
  return (folded) => {
    const found: Record<string, Hit<unknown>[]> = {};
    for (const name of names) found[name] = [];
    for (let start = 0; start < folded.length; start += 1) {
      if (folded[start] === space || continuesBefore(folded, start)) continue;
      let node = 0;
      let at = start;
      while (at < folded.length) {
        const unit = folded[at] ?? 0;
        const symbol = symbols[unit] ?? 0;
        const next = symbol === 0 ? undefined : edges.get(node * mostSymbols + symbol);
        if (next === undefined) break;
        node = next;
        at += 1;
        if (unit === space) while (folded[at] === space) at += 1;
        const here = leaves[node];
        if (here === undefined || continuesAfter(folded, at)) continue;
        for (const { lexicon, term, says } of here) keep(found[lexicon] ?? [], { start, end: at, term, says });
      }
    }
    // The lexicons' own types say what each hit says; the trie holds them all as unknown.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return found as Found<L>;
  };
}

/** Adds the hit unless an earlier term covers its start; a longer one from the same start takes the place of a shorter. */
function keep(hits: Hit<unknown>[], hit: Hit<unknown>): void {
  const last = hits.at(-1);
  if (last === undefined || hit.start >= last.end) hits.push(hit);
  else if (last.start === hit.start && hit.end > last.end) hits[hits.length - 1] = hit;
}
