import type { Node } from './grammar.ts';

/** Whether one character fits a class or an escape: asked of the engine itself, each once. */
export function fitting(flags: string): (source: string, character: string) => boolean {
  const known = new Map<string, boolean>();
  return (source, character) => {
    const key = `${source} ${character}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const fits = new RegExp(`^(?:${source})$`, flags.replaceAll(/[gy]/g, '')).test(character);
    known.set(key, fits);
    return fits;
  };
}

export class TooMany extends Error {}

type State = { groups: Map<string, string> };
type Then = (at: number) => boolean;

/**
 * How many characters a backtracking matcher looks at until it has found or ruled out the pattern anywhere in a text. It
 * does as ECMAScript says and spares itself nothing, so that an engine with tricks looks at no more.
 * @throws TooMany beyond `most`
 */
export function stepsOf(
  pattern: Node,
  text: string,
  { flags, fits, most }: { flags: string; fits: ReturnType<typeof fitting>; most: number },
): number {
  const input = /[uv]/.test(flags) ? Array.from(text) : text.split('');
  let steps = 0;
  const step = (): void => {
    steps += 1;
    if (steps > most) throw new TooMany(`${most}`);
  };
  const state: State = { groups: new Map() };
  const isWord = (at: number): boolean => /^\w$/.test(input[at] ?? '');

  const oneFits = (source: string, at: number): boolean => {
    step();
    const character = input[at];
    return character !== undefined && fits(source, character);
  };

  function match(node: Node, at: number, then: Then): boolean {
    switch (node.is) {
      case 'character':
        return oneFits(node.source, at) && then(at + 1);
      case 'sequence':
        return inOrder(node.parts, 0, at, then);
      case 'choice':
        return node.of.some((each) => match(each, at, then));
      case 'loop':
        return node.body.is === 'character' ? run(node, node.body.source, at, then) : again(node, 0, at, then);
      case 'group':
        return match(node.body, at, (end) => {
          const before = state.groups.get(String(node.index));
          for (const name of [String(node.index), node.name ?? ''])
            state.groups.set(name, input.slice(at, end).join(''));
          if (then(end)) return true;
          if (before !== undefined) state.groups.set(String(node.index), before);
          return false;
        });
      case 'look':
        return (node.ahead ? match(node.body, at, () => true) : behind(node.body, at)) === node.wanted && then(at);
      case 'edge':
        step();
        return onEdge(node.which, at) && then(at);
      case 'back': {
        const named = Array.from(state.groups.get(node.to) ?? '');
        return named.every((one, n) => (step(), input[at + n] === one)) && then(at + named.length);
      }
      default:
        return node satisfies never;
    }
  }

  function inOrder(parts: readonly Node[], index: number, at: number, then: Then): boolean {
    const part = parts[index];
    return part === undefined ? then(at) : match(part, at, (end) => inOrder(parts, index + 1, end, then));
  }

  /** A loop over one character: as far as it goes, and back. */
  function run({ least, most: upTo, lazy }: Node & { is: 'loop' }, source: string, at: number, then: Then): boolean {
    if (lazy) {
      for (let count = 0; ; count += 1) {
        if (count >= least && then(at + count)) return true;
        if (count >= upTo || !oneFits(source, at + count)) return false;
      }
    }
    let count = 0;
    while (count < upTo && oneFits(source, at + count)) count += 1;
    for (; count >= least; count -= 1) {
      step();
      if (then(at + count)) return true;
    }
    return false;
  }

  function again(node: Node & { is: 'loop' }, count: number, at: number, then: Then): boolean {
    const more = (): boolean =>
      count < node.most &&
      match(node.body, at, (end) => (end > at || count < node.least) && again(node, count + 1, end, then));
    const enough = (): boolean => count >= node.least && then(at);
    return node.lazy ? enough() || more() : more() || enough();
  }

  function behind(body: Node, at: number): boolean {
    for (let from = at; from >= 0; from -= 1) if (match(body, from, (end) => end === at)) return true;
    return false;
  }

  function onEdge(which: string, at: number): boolean {
    const lines = flags.includes('m');
    if (which === '^') return at === 0 || (lines && input[at - 1] === '\n');
    if (which === '$') return at === input.length || (lines && input[at] === '\n');
    return (isWord(at - 1) !== isWord(at)) === (which === '\\b');
  }

  // As `exec` does; with `g`, as `replace` does: on from where the last match ended.
  let end = -1;
  for (let from = 0; from <= input.length; from = Math.max(from + 1, end)) {
    const found = match(pattern, from, (at) => ((end = at), true));
    if (found && !flags.includes('g')) break;
  }
  return steps;
}
