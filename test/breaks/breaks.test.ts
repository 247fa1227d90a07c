import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { breaks } from './breaks.ts';

const claims = (/## How do you know\?\n([\s\S]*?)\n## /.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '')
  .split('\n')
  .filter((line) => /^\| (?!---|Claim)/.test(line))
  .map((line) => line.split(' | ')[0]?.slice(2) ?? '');

describe('A deliberate break', () => {
  test.each(breaks)('of the product as it is now: $name', ({ file, from, to, caught }) => {
    // Not the text itself, which would be printed whole.
    expect(readFileSync(file, 'utf8').split(from).length - 1).toBe(1);
    expect(to).not.toBe(from);
    expect(existsSync(caught.by)).toBe(true);
  });

  test('has a name of its own', () => {
    expect(new Set(breaks.map(({ name }) => name)).size).toBe(breaks.length);
  });

  test('is there for each claim of the README, and for no other', () => {
    expect(claims.length).toBeGreaterThan(10);
    expect([...new Set(breaks.map(({ claim }) => claim))].toSorted()).toEqual(claims.toSorted());
  });
});
