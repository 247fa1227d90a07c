import { category } from './lexicon/category.ts';
import { scope, severity, urgency } from './lexicon/gravity.ts';
import { act } from './lexicon/kind.ts';
import { safety } from './lexicon/safety.ts';
import { tone } from './lexicon/tone.ts';
import { fold } from './fold.ts';
import { compileLexicons } from './scan.ts';

let scan: ReturnType<typeof compile> | undefined;

function compile() {
  return compileLexicons({ tone, safety, category, severity, urgency, scope, act });
}

/** A text with all that the lexicons find in it, each group in the order of the text. */
export type Reading = { folded: Uint16Array } & ReturnType<ReturnType<typeof compile>>;

/** Reads a text once for all rules. The lexicons are compiled at the first reading. */
export function read(text: string): Reading {
  scan ??= compile();
  const folded = fold(text);
  return { folded, ...scan(folded) };
}
