import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { eventTypes } from '../../../functions/domain/complaint/events.ts';

const home = join(import.meta.dirname, '..', '..', '..', 'web', 'console');
const files = readdirSync(join(home, 'wording'));
const pages = files.filter((file) => file.endsWith('.en.ts')).map((file) => file.slice(0, -'.en.ts'.length));
const sources = readdirSync(home, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('wording'))
  .map((file) => readFileSync(join(home, file), 'utf8'))
  .join('\n');

type Leaf = readonly [path: string, text: string];

/** Every sentence with its place; one that has parts is said with some. */
function leaves(value: unknown, path = ''): Leaf[] {
  if (typeof value === 'function') return [[path, said((...parts) => value(...parts))]];
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([name, one]) => leaves(one, path === '' ? name : `${path}.${name}`));
}

/** A sentence with parts of the kind that it takes: numbers, or lists. */
function said(say: (...parts: unknown[]) => unknown): string {
  try {
    return String(say(2, 3, 4));
  } catch {
    return String(say(['A', 'B'], ['C'], ['D']));
  }
}

async function read(page: string, language: string): Promise<Leaf[]> {
  const { wording } = await import(pathToFileURL(join(home, 'wording', `${page}.${language}.ts`)).href);
  return leaves(wording);
}

/** Where there is nothing to say; then there is nothing in any language. */
const blank = (all: readonly Leaf[]): string[] =>
  all.flatMap(([path, text]) => (text.trim() === '' ? [path] : [])).toSorted();

/** What is the same in every language: a number with its unit's short form. */
const sameInAll = /^.*\.unit\..*$/;

describe("The console's words", () => {
  test.each(pages)('of %s say in one language what they say in the other', async (page) => {
    const [en, zh] = [await read(page, 'en'), await read(page, 'zh-CN')];
    expect(zh.map(([path]) => path).toSorted()).toEqual(en.map(([path]) => path).toSorted());
    expect(en.filter(([path, text]) => !sameInAll.test(path) && /\p{Script=Han}/u.test(text))).toEqual([]);
    expect(zh.filter(([path, text]) => !sameInAll.test(path) && /[a-z]{4,} [a-z]{3,}/.test(text))).toEqual([]);
    expect(blank(zh)).toEqual(blank(en));
  });

  test.each(['core', 'queue'])('of %s hold no sentence that nobody says', async (page) => {
    const names = new Set((await read(page, 'en')).map(([path]) => path.split('.').at(-1) ?? ''));
    // What is chosen by a value of the API has the value's name.
    const chosen = new Set((await read('core', 'en')).flatMap(([path]) => byValue.exec(path)?.[2] ?? []));
    const unsaid = Array.from(names).filter(
      (name) => !chosen.has(name) && !new RegExp(`[.'\\s{]${name}['\\s,:})\\]?.([;!]`).test(sources),
    );
    expect(unsaid).toEqual([]);
  });

  test('name everything that can happen to a case', async () => {
    const named = (await read('events', 'en')).map(([path]) => path.replace('names.', ''));
    expect(eventTypes.filter((type) => !named.includes(type))).toEqual([]);
  });
});

const byValue =
  /^(kinds|categories|levels|teams|channels|clocks|statuses|sentiments|clockStates|roles|actors|languages)\.(.+)$/;
