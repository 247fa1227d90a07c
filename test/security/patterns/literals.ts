import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';

const root = join(import.meta.dirname, '..', '..', '..');

export type Literal = { file: string; pattern: string; flags: string };

/** Every regular expression that stands in the sources of these folders, each once, and the files that put some together. */
export function patternsIn(folders: readonly string[]): { literals: Literal[]; makers: string[] } {
  const found = new Map<string, Literal>();
  const makers: string[] = [];
  for (const folder of folders) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(name)) continue;
      const file = `${folder}/${name}`;
      const { program, errors } = parseSync(file, readFileSync(join(root, file), 'utf8'));
      if (errors.length > 0) throw new Error(`${file} cannot be read.`);
      if (makesSome(program)) makers.push(file);
      for (const { pattern, flags } of regexesIn(program)) {
        const key = `/${pattern}/${flags}`;
        if (!found.has(key)) found.set(key, { file, pattern, flags });
      }
    }
  }
  return { literals: Array.from(found.values()), makers };
}

function regexesIn(node: unknown): { pattern: string; flags: string }[] {
  if (Array.isArray(node)) return node.flatMap(regexesIn);
  if (typeof node !== 'object' || node === null) return [];
  if ('regex' in node && isRegex(node.regex)) return [node.regex];
  return Object.values(node).flatMap(regexesIn);
}

const isRegex = (value: unknown): value is { pattern: string; flags: string } =>
  typeof value === 'object' && value !== null && 'pattern' in value && 'flags' in value;

/** `new RegExp(…)` or `RegExp(…)`, of whatever. */
function makesSome(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(makesSome);
  if (typeof node !== 'object' || node === null) return false;
  const called = 'callee' in node && typeof node.callee === 'object' ? node.callee : undefined;
  if (called && 'name' in called && called.name === 'RegExp') return true;
  return Object.values(node).some(makesSome);
}
