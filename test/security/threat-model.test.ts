import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const document = readFileSync(join(root, 'docs', 'threat-model.md'), 'utf8');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const section = (heading: string): string => document.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
/** The rows of a section's table, each as its cells. */
const rows = (heading: string): string[][] =>
  section(heading)
    .split('\n')
    .filter((line) => /^\|[^-]/.test(line))
    .slice(1)
    .map((line) =>
      line
        .slice(1, -1)
        .split(' | ')
        .map((cell) => cell.replaceAll(/^[| ]+|[| ]+$/g, '')),
    );

const named = Array.from(
  document.matchAll(/`(test\/[\w/.-]+\.test\.ts)`(?:: "([^"]+)")?/g),
  ([, file = '', sentence = '']) => ({
    file,
    sentence,
  }),
);

describe('The threat model', () => {
  test('names tests that there are, by the sentences that they say', () => {
    expect(named.length).toBeGreaterThan(50);
    for (const { file, sentence } of named) {
      expect([file, existsSync(join(root, file))]).toEqual([file, true]);
      // As it may be written in the source: in quotation marks of either kind.
      const source = read(file).replaceAll("\\'", "'");
      expect([file, sentence, source.includes(sentence)]).toEqual([file, sentence, true]);
    }
  });

  test('says of each threat what holds it off, and which test proves it', () => {
    expect(rows('Threats').length).toBeGreaterThan(30);
    for (const [threat = '', held = '', proof = ''] of rows('Threats')) {
      expect([threat, held.length > 20, proof.startsWith('`test/')]).toEqual([threat, true, true]);
    }
  });

  test('goes through all ten of the API Security Top 10, and all chapters of ASVS', () => {
    const ten = rows('OWASP API Security Top 10 (2023)').map(([risk = '']) => /^API(\d+)/.exec(risk)?.[1]);
    expect(ten).toEqual(Array.from({ length: 10 }, (_, n) => String(n + 1)));
    const chapters = rows('OWASP ASVS 5, level 2, by chapter').flatMap(
      ([chapter = '']) => chapter.match(/V\d+/g) ?? [],
    );
    expect(chapters.toSorted()).toEqual(Array.from({ length: 17 }, (_, n) => `V${n + 1}`).toSorted());
  });

  test('leaves out no test of this folder', () => {
    for (const file of ['strangers', 'mass-assignment', 'json', 'tokens', 'sources', 'patterns/patterns']) {
      expect(named.map((one) => one.file)).toContain(`test/security/${file}.test.ts`);
    }
  });
});
