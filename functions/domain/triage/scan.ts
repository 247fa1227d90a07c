import { continuesAfter, continuesBefore, fold } from './fold.ts';

/** A row of a lexicon: the terms (separated by `|` or a line break; a trailing `*` accepts any ending of a Latin word) and what they say. */
export type LexiconRow<Says> = { says: Says; terms: string };

/** A term found: where (code units of the text), its spelling in the lexicon, and what it says. */
export type Hit<Says> = { start: number; end: number; term: string; says: Says };

type Found<Lexicons> = {
  [Name in keyof Lexicons]: Lexicons[Name] extends readonly LexiconRow<infer S>[] ? Hit<S>[] : never;
};

type Leaf = { lexicon: string; term: string; says: unknown; openEnded: boolean };

const space = 0x20;
const star = 0x2a;

/**
 * Puts several lexicons into one trie and gives the function that finds all their terms in one pass over a text.
 * Within each lexicon the leftmost, longest term wins and terms do not overlap, so a longer term shields its parts:
 * 不错 is not 不. Latin terms match whole words only. The pass takes at most (length of the text) × (length of the
 * longest term) steps, whatever the text.
 */
export function compileLexicons<const L extends Record<string, readonly LexiconRow<unknown>[]>>(
  lexicons: L,
): (folded: Uint16Array) => Found<L> {
  // An edge's key is node * 65536 + code unit: one flat map instead of a map per node.
  const edges = new Map<number, number>();
  const leaves: (Leaf[] | undefined)[] = [undefined];

  for (const [lexicon, rows] of Object.entries(lexicons)) {
    for (const { terms, says } of rows) {
      for (const term of terms.trim().split(/[|\n] */)) plant(lexicon, term, says);
    }
  }

  function plant(lexicon: string, term: string, says: unknown): void {
    const units = fold(term);
    const openEnded = units.at(-1) === star;
    let node = 0;
    for (const unit of openEnded ? units.subarray(0, -1) : units) {
      const key = node * 65536 + unit;
      let next = edges.get(key);
      if (next === undefined) {
        next = leaves.length;
        leaves.push(undefined);
        edges.set(key, next);
      }
      node = next;
    }
    (leaves[node] ??= []).push({ lexicon, term: openEnded ? term.slice(0, -1) : term, says, openEnded });
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
        const next = edges.get(node * 65536 + unit);
        if (next === undefined) break;
        node = next;
        at += 1;
        if (unit === space) while (folded[at] === space) at += 1;
        const here = leaves[node];
        if (here === undefined) continue;
        const withinWord = continuesAfter(folded, at);
        for (const leaf of here) {
          if (withinWord && !leaf.openEnded) continue;
          keep(found[leaf.lexicon] ?? [], { start, end: at, term: leaf.term, says: leaf.says });
        }
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
