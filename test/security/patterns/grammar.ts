/** A regular expression as a tree: as much of the grammar as this house uses. What it does not know, it refuses. */
export type Node =
  | { is: 'character'; source: string }
  | { is: 'sequence'; parts: Node[] }
  | { is: 'choice'; of: Node[] }
  | { is: 'loop'; body: Node; least: number; most: number; lazy: boolean }
  | { is: 'group'; body: Node; index: number; name?: string }
  | { is: 'look'; body: Node; ahead: boolean; wanted: boolean }
  | { is: 'edge'; which: '^' | '$' | '\\b' | '\\B' }
  | { is: 'back'; to: string };

/** @throws Error at what is not in the grammar */
export function readPattern(pattern: string): Node {
  let at = 0;
  let groups = 0;
  const here = (): string => pattern.slice(at);
  const eat = (form: RegExp): RegExpExecArray | undefined => {
    const found = new RegExp(`^(?:${form.source})`, form.flags).exec(here());
    if (found) at += found[0].length;
    return found ?? undefined;
  };

  function choice(): Node {
    const of = [sequence()];
    while (eat(/\|/)) of.push(sequence());
    return of.length === 1 && of[0] ? of[0] : { is: 'choice', of };
  }

  function sequence(): Node {
    const parts: Node[] = [];
    while (at < pattern.length && !/^[|)]/.test(here())) parts.push(quantified());
    return parts.length === 1 && parts[0] ? parts[0] : { is: 'sequence', parts };
  }

  function quantified(): Node {
    const body = atom();
    const found = eat(/(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})(\??)/);
    if (!found) return body;
    const [, sign, least, comma, most, lazy] = found;
    const bounds: Record<string, [number, number]> = { '*': [0, Infinity], '+': [1, Infinity], '?': [0, 1] };
    const upper = comma === undefined ? Number(least) : most === '' ? Infinity : Number(most);
    const [from, to] = bounds[sign ?? ''] ?? [Number(least), upper];
    return { is: 'loop', body, least: from, most: to, lazy: lazy === '?' };
  }

  function inside(make: (body: Node) => Node): Node {
    const node = make(choice());
    if (!eat(/\)/)) throw new Error(`A group of ${pattern} has no end.`);
    return node;
  }

  function atom(): Node {
    const look = eat(/\(\?(<?)([=!])/);
    if (look) return inside((body) => ({ is: 'look', body, ahead: look[1] === '', wanted: look[2] === '=' }));
    if (eat(/\(\?:/)) return inside((body) => body);
    const group = eat(/\((?:\?<(\w+)>|(?!\?))/);
    if (group) {
      groups += 1;
      const index = groups;
      return inside((body) => ({ is: 'group', body, index, ...(group[1] !== undefined && { name: group[1] }) }));
    }
    const edge = eat(/[\^$]|\\[bB]/);
    if (edge) return { is: 'edge', which: edge[0] as '^' };
    const back = eat(/\\(?:k<(\w+)>|([1-9]))/);
    if (back) return { is: 'back', to: back[1] ?? back[2] ?? '' };
    const character =
      eat(/\[\^?(?:\\[\s\S]|[^\]\\])*\]/u) ??
      eat(/\\(?:[pP]\{[^}]+\}|u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|[\s\S])/u) ??
      eat(/[^\\()[\]{}*+?|^$]|[\]{}]/u);
    if (!character) throw new Error(`${here()} of ${pattern} is not in the grammar.`);
    return { is: 'character', source: character[0] };
  }

  const whole = choice();
  if (at < pattern.length) throw new Error(`${here()} of ${pattern} is left over.`);
  return whole;
}

/** All nodes, the outer ones first. */
export function nodesOf(node: Node): Node[] {
  const inner =
    node.is === 'sequence' ? node.parts : node.is === 'choice' ? node.of : 'body' in node ? [node.body] : [];
  return [node, ...inner.flatMap(nodesOf)];
}
