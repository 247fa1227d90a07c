import { type Node, nodesOf } from './grammar.ts';
import type { fitting } from './steps.ts';

const alphabet = [
  ...Array.from({ length: 95 }, (_, n) => String.fromCodePoint(32 + n)),
  ...'\n\r\t\u00a0\u0301\u200b\u202e\u2028\u3000é长水０９，。：（）－＋＠转分机ß',
];

/** So many characters are pumped: those that most of the pattern's classes take, since there the ways divide. */
const pumps = 4;

/**
 * Texts that are made to keep a matcher busy: something that begins a match, a part that can be repeated in more than
 * one way, and an end at which all of that was in vain.
 */
export function attacksOn(pattern: Node, fits: ReturnType<typeof fitting>): ((times: number) => string)[] {
  const nodes = nodesOf(pattern);
  const classes = [...new Set(nodes.flatMap((node) => (node.is === 'character' ? [node.source] : [])))];
  const taken = (character: string): number => classes.filter((source) => fits(source, character)).length;
  const favourites = alphabet.filter((one) => taken(one) > 0).toSorted((a, b) => taken(b) - taken(a));
  const word = (node: Node): string => wordOf(node, favourites, fits);

  const loops = nodes.filter((node): node is Node & { is: 'loop' } => node.is === 'loop' && node.most > 9);
  const bodies = loops.flatMap(({ body }) => [word(body), ...variants(body, favourites, fits)]);
  const repeated = [...new Set([...favourites.slice(0, pumps), ...bodies])].filter((text) => text !== '');
  const beginnings = ['', '\0', ...new Set(loops.map((loop) => prefixOf(pattern, loop, word) ?? ''))].slice(0, 6);
  const ends = ['', '\0', '!', favourites[0] ?? ''];
  return beginnings.flatMap((start) =>
    repeated.flatMap((each) => ends.map((end) => (times: number) => start + each.repeat(times) + end)),
  );
}

function wordOf(node: Node, characters: readonly string[], fits: ReturnType<typeof fitting>): string {
  const word = (inner: Node): string => wordOf(inner, characters, fits);
  switch (node.is) {
    case 'character':
      return characters.find((one) => fits(node.source, one)) ?? '';
    case 'sequence':
      return node.parts.map(word).join('');
    case 'choice':
      return node.of[0] ? word(node.of[0]) : '';
    case 'loop':
      return word(node.body).repeat(Math.max(1, node.least));
    case 'group':
      return word(node.body);
    case 'look':
    case 'edge':
    case 'back':
      return '';
    default:
      return node satisfies never;
  }
}

/** Other words of the same part: each way of a choice, and each of the characters that a class takes. */
function variants(node: Node, characters: readonly string[], fits: ReturnType<typeof fitting>): string[] {
  if (node.is === 'choice') return node.of.map((one) => wordOf(one, characters, fits));
  if (node.is === 'character') return characters.filter((one) => fits(node.source, one)).slice(0, 3);
  if (node.is === 'group') return variants(node.body, characters, fits);
  return [];
}

/** What stands before a node, as short as can be; undefined when the node is not in there. */
function prefixOf(from: Node, wanted: Node, word: (node: Node) => string): string | undefined {
  if (from === wanted) return '';
  if (from.is === 'sequence') {
    let before = '';
    for (const part of from.parts) {
      const within = prefixOf(part, wanted, word);
      if (within !== undefined) return before + within;
      before += word(part);
    }
    return undefined;
  }
  if (from.is === 'choice') {
    return from.of.map((each) => prefixOf(each, wanted, word)).find((found) => found !== undefined);
  }
  return 'body' in from ? prefixOf(from.body, wanted, word) : undefined;
}
