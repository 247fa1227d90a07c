import type { Reading } from './lexicons.ts';
import type { ReasonCode } from './reasons.ts';
import { withinReach } from './sentiment.ts';

const mostNamed = 3;

/**
 * The safety words of a text as reasons; none when it has none. A word behind a negation ("no one was injured") is
 * named a second time as such: it counts all the same, and whoever opens the case knows to check.
 */
export function readDangers({ folded, safety, tone }: Reading): ReasonCode[] {
  const words = new Set<string>();
  const negated = new Set<string>();
  const negations = tone.filter(({ says }) => says.as === 'negator' || says.as === 'never');
  let next = 0;
  for (const { start, term, says } of safety) {
    if (says !== 'danger') continue;
    words.add(term);
    // Both lists stand in the order of the text: the nearest negation before the word is the one to ask.
    while ((negations[next]?.end ?? Infinity) <= start) next += 1;
    const negation = negations[next - 1];
    if (negation !== undefined && withinReach(folded, negation.end, start)) negated.add(term);
  }
  return [
    ...[...words].slice(0, mostNamed).map((term): ReasonCode => `safety-word:${term}`),
    ...[...negated].slice(0, mostNamed).map((term): ReasonCode => `safety-negated:${term}`),
  ];
}
