/**
 * On which line of a JSON text something stands.
 *
 * @param path as problems name it: `rules.2.target`; of what is missing, the nearest that is there is found
 * @returns the line, counted from 1, or undefined when the text cannot be read that far
 */
export function lineInJson(text: string, path: string): number | undefined {
  const tokens = text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g);
  const wanted = path.split('.');
  /** Where we are: the key or the index within each thing that is open. */
  const open: { list: boolean; at: string }[] = [];
  let best: { depth: number; index: number } | undefined;
  let key: string | undefined;
  const come = (index: number): void => {
    const depth = open.findIndex(({ at }, level) => at !== wanted[level]);
    const fits = depth < 0 ? open.length : depth;
    if (fits === open.length && fits <= wanted.length && fits > (best?.depth ?? 0)) best = { depth: fits, index };
  };
  for (const { 0: token, index } of tokens) {
    const top = open.at(-1);
    if (token === ',') {
      if (top?.list === true) top.at = String(Number(top.at) + 1);
      key = undefined;
      continue;
    }
    if (token === ':') continue;
    if (token === '}' || token === ']') {
      open.pop();
      key = undefined;
      continue;
    }
    if (top?.list === false && key === undefined) {
      key = token.startsWith('"') ? token.slice(1, -1) : token;
      top.at = key;
      come(index);
      continue;
    }
    if (top?.list === true) come(index);
    if (token === '{' || token === '[') {
      open.push({ list: token === '[', at: token === '[' ? '0' : '' });
      key = undefined;
    }
  }
  return best && text.slice(0, best.index).split('\n').length;
}
