import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/* What sources must not hold; test/web/safety.test.ts reads those of the pages without JSX for the same. */

const root = join(import.meta.dirname, '..', '..');
const sourcesOf = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file, text: readFileSync(join(root, folder, file), 'utf8') }));
const sources = sourcesOf('web');
const holding = (form: RegExp, among = sources): string[] =>
  among.filter(({ text }) => form.test(text)).map(({ file }) => file);

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

  test('keep a customer’s name apart, so that it turns no words of ours around', () => {
    const apart = /<bdi>|isolated\(|greetingName\(/;
    for (const { file, text } of sources) {
      if (!file.startsWith('console') || !file.endsWith('.tsx')) continue;
      for (const line of text.split('\n').filter((one) => /\{[^{}]*\bcustomer(Name\b|\.name\b)/.test(one))) {
        if (!/\.map\(|^import|hrefOf\(/.test(line.trim()))
          expect([file, line.trim()]).toEqual([file, expect.stringMatching(apart)]);
      }
    }
  });
});

describe('The sources of the functions', () => {
  const functions = sourcesOf('functions');

  test('compare what nobody may guess in constant time, and nowhere else', () => {
    expect(holding(/\btimingSafeEqual\(/, functions).toSorted()).toEqual([
      'domain/complaint/secret.ts',
      'domain/correspondence/signed-token.ts',
      'domain/customer/lost-links.ts',
      'domain/intake/synthetic.ts',
      'domain/intake/webhook-signature.ts',
    ]);
    // Hashes of the chain are public.
    const open = ['domain/complaint/chain.ts'];
    const named = String.raw`\w*(?:[hH]ash|[dD]igest|[sS]ignature|[sS]ecret|[hH]mac)\)?`;
    const compared = new RegExp(
      String.raw`(?:${named} [!=]== (?!undefined|')|[!=]== \(?(?:await )?(?!undefined)[\w.(]*${named}\b)`,
    );
    expect(holding(compared, functions).filter((file) => !open.includes(file))).toEqual([]);
  });

  test('unpack nothing that was sent packed: neither files nor bodies can unfold here', () => {
    expect(holding(/zlib|gunzip|inflate|brotli|unzip|DecompressionStream|yauzl|jszip/i, functions)).toEqual([]);
  });

  test('call nobody but AWS, our bucket, and as the canary our own site: no address that somebody sent', () => {
    const calling = /\bfetch\(|from 'node:(?:https?|net|tls|dgram|child_process)'/;
    expect(holding(calling, functions).toSorted()).toEqual([
      'adapters/http/public-desk.ts',
      'adapters/s3/export-shelf.ts',
      'adapters/s3/file-store.ts',
    ]);
  });
});
