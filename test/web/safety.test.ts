import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { pages } from '../../functions/contract/web-config.ts';
import { buildWeb } from '../../lib/bundle-web.ts';
import { contentSecurityPolicy, pageAddresses, viewerAddress } from '../../lib/constructs/website-edge.ts';
import { confirmWording, formWording, taskWording, trackWording } from '../../web/wording/wording.ts';

const web = join(import.meta.dirname, '..', '..', 'web');
const sources = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(join(web, file), 'utf8') }));

describe('What customers wrote', () => {
  test('is never read as HTML: no source has a way to do so', () => {
    const ways =
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc|createContextualFragment|DOMParser|\beval\(|new Function/;
    expect(sources.length).toBeGreaterThan(15);
    expect(sources.filter(({ text }) => ways.test(text)).map(({ file }) => file)).toEqual([]);
  });

  test('and the secret that follows it never stand in a path or a query', () => {
    expect(sources.filter(({ text }) => /[?/]\$\{[^}]*secret/i.test(text)).map(({ file }) => file)).toEqual([]);
  });
});

describe('The built pages', () => {
  const folder = buildWeb();
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');

  test.each(Object.entries(pages))('%s runs and styles nothing inline, and all that it loads is there', (_, file) => {
    const html = read(file);
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:|<script(?![^>]*\ssrc=)/i);
    const loaded = Array.from(html.matchAll(/(?:src|href)="(\/[^"]+)"/g), ([, path = '']) => path);
    expect(loaded.length).toBeGreaterThanOrEqual(3);
    for (const path of loaded) expect(read(path.slice(1)).length).toBeGreaterThan(0);
  });

  test('are small: a phone on a slow line loads a page in a second', () => {
    for (const script of ['form', 'track', 'confirm', 'task'])
      expect(read(`assets/${script}.js`).length).toBeLessThan(60_000);
  });

  test('and the form for other sites is one script of less than 30 KB, as it travels', () => {
    const script = read('embed.js');
    expect(gzipSync(script).length).toBeLessThan(30_000);
    expect(script).not.toMatch(/\bimport\(|\bimport["'{]|\bexport\b/);
  });

  test('may call their own origin and the sign-in, and nothing else', () => {
    const policy = contentSecurityPolicy(['https://desk.auth.example.com']);
    expect(policy).toContain("connect-src 'self' https://desk.auth.example.com;");
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(policy).not.toContain('unsafe');
  });
});

describe('At CloudFront', () => {
  const run = (code: string, event: unknown): unknown => runInNewContext(`${code}; handler(${JSON.stringify(event)})`);

  test.each([
    ['/', '/index.html'],
    ['/track', '/track/index.html'],
    ['/track/', '/track/index.html'],
    ['/console', '/console/index.html'],
    ['/confirm', '/confirm/index.html'],
    ['/task', '/task/index.html'],
    ['/assets/form.js', '/assets/form.js'],
    ['/config.json', '/config.json'],
  ])('%s is the file %s', (uri, file) => {
    expect(run(pageAddresses, { request: { uri } })).toEqual({ uri: file });
  });

  test('the API is told whose request it is, whatever the request itself says', () => {
    const headers = { 'x-viewer-address': { value: '10.0.0.1' } };
    expect(run(viewerAddress, { request: { headers }, viewer: { ip: '203.0.113.7' } })).toEqual({
      headers: { 'x-viewer-address': { value: '203.0.113.7' } },
    });
  });
});

describe('The wording', () => {
  const leaves = (value: unknown, path = ''): [string, string][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, one]) => leaves(one, `${path}.${name}`))
      : [[path, typeof value === 'function' ? String(value('A', 'B')) : String(value)]];
  const all = [formWording, trackWording, confirmWording, taskWording];
  const said = (language: 'zh-CN' | 'en') => leaves(Object.assign({}, ...all.map((one) => one[language])));
  const [zh, en] = [said('zh-CN'), said('en')];

  test('says in one language what it says in the other', () => {
    expect(zh.map(([path]) => path).toSorted()).toEqual(en.map(([path]) => path).toSorted());
  });

  test('is Chinese in Chinese and English in English', () => {
    const exempt = new Set(['.site.ownName', '.form.entry']);
    expect(zh.filter(([path, text]) => !exempt.has(path) && !/\p{Script=Han}/u.test(text))).toEqual([]);
    expect(en.filter(([path, text]) => !exempt.has(path) && /\p{Script=Han}|^\s*$/u.test(text))).toEqual([]);
  });

  test('has no sentence that nobody says', () => {
    const used = sources
      .filter(({ file }) => !/^(wording|console)/.test(file))
      .map(({ text }) => text)
      .join('\n');
    const names = new Set(
      en
        .map(([path]) => path.split('.'))
        .filter((parts) => parts.length === 3)
        .map((parts) => parts[2] ?? ''),
    );
    const unsaid = Array.from(names).filter((name) => !new RegExp(`\\.${name}\\b|\\b${name}\\b[,} ]`).test(used));
    expect(unsaid).toEqual([]);
  });
});
