import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/* What the pages' sources must not hold; test/web/safety.test.ts reads those without JSX for the same. */

const web = join(import.meta.dirname, '..', '..', 'web');
const sources = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(web, file), 'utf8') }));
const holding = (form: RegExp): string[] => sources.filter(({ text }) => form.test(text)).map(({ file }) => file);

describe('The sources of the pages, the console’s among them', () => {
  test('are all read here', () => {
    expect(sources.filter(({ file }) => file.endsWith('.tsx')).length).toBeGreaterThan(30);
  });

  test('have no way to take words for HTML or for a program', () => {
    expect(
      holding(
        /dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcDoc|createContextualFragment|DOMParser|\beval\(|new Function|setTimeout\(['"`]/i,
      ),
    ).toEqual([]);
  });

  test('open no address that could be a program: a link to elsewhere is a path of ours, a fragment, or was checked', () => {
    expect(holding(/href=["'{`]*javascript:|location\.(href|assign)\s*=?\(?\s*\w+\.(text|words|url)\b/i)).toEqual([]);
  });

  test('keep no token and no secret where another script or a later visitor of the machine finds it', () => {
    const keeping = sources.filter(({ text }) => /localStorage\.setItem|localStorage\[/.test(text));
    for (const { file, text } of keeping) {
      expect([file, /localStorage[^\n]*(token|secret)/i.test(text)]).toEqual([file, false]);
    }
  });

  test('give a page that opens in another tab no hold on this one', () => {
    for (const { file, text } of sources) {
      for (const [tag] of text.matchAll(/<a\b[^>]*target="_blank"[^>]*>/g)) {
        expect([file, tag]).toEqual([file, expect.stringMatching(/rel="(noopener|noreferrer)/)]);
      }
    }
  });
});
