import { describe, expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';

/*
 * A run must not be red by chance: what is quick on a quiet machine takes ten times as long on one with much else to do.
 * Tests wait with `waitFor` and `eventually` (test/journeys/machine.ts), which cost nothing when there is nothing to wait for.
 */

/** As long as jest.config.mjs gives any test, in milliseconds. */
const usual = 300_000;

const sources = globSync('test/**/*.ts')
  .filter((file) => !/^test.(bench|house)/.test(file))
  .map((file) => ({ file: file.replaceAll('\\', '/'), text: readFileSync(file, 'utf8') }));

const pages = sources.filter(({ file }) => file.startsWith('test/web/'));

/** Where something stands, by file and line. */
function standing(pattern: RegExp, within: typeof sources, counts = (_found: RegExpMatchArray) => true): string[] {
  return within.flatMap(({ file, text }) =>
    [...text.matchAll(pattern)]
      .filter((found) => counts(found))
      .map(({ index }) => `${file}:${text.slice(0, index).split('\n').length}`),
  );
}

describe('No test', () => {
  test('ends sooner than the others do', () => {
    const tests = sources.filter(({ file }) => file.endsWith('.test.ts'));
    const sooner = ([, , milliseconds = '']: RegExpMatchArray) => Number(milliseconds.replaceAll('_', '')) < usual;
    expect(tests.length).toBeGreaterThan(200);
    expect(standing(/(^\s*\},\s+)(\d[\d_]*),?\s*\);$/gm, tests, sooner)).toEqual([]);
  });

  test('waits for a page until the network is silent, or for less long than the others', () => {
    expect(standing(/networkidle|waitForTimeout|setDefaultTimeout\(\d|\{ timeout: \d/g, pages)).toEqual([]);
  });

  test('asks a page only once: what a press changes comes after it', () => {
    const once =
      /^\s*expect\(await (?:\w+\.)?(?:page|locator|getBy\w+|\w+)(?:\.\w+|\([^()]*\))*\.(?:textContent|inputValue|count|isVisible|isDisabled|getAttribute|title|allTextContents)\([^\n]*;$/gm;
    expect(pages.length).toBeGreaterThan(15);
    expect(standing(once, pages)).toEqual([]);
  });
});
