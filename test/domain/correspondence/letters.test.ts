import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { reactions } from '../../../functions/contract/events.ts';
import { languages } from '../../../functions/domain/complaint/vocabulary.ts';
import { inkOn } from '../../../functions/domain/correspondence/layout.ts';
import { letters } from '../../../functions/domain/correspondence/letters/letters.ts';
import { tellings } from '../../../functions/domain/correspondence/tellings.ts';
import { type Wording, wording } from '../../../functions/domain/correspondence/wording.ts';
import { everyLetter } from './every-letter.ts';

/** Everything that a reader of the HTML mail sees, without its tags and white space. */
const seenInHtml = (html: string): string =>
  bare(
    html
      .slice(html.indexOf('<body'))
      .replace(/<div style="display:none.*?<\/div>/s, '')
      .replace(/<!--.*?-->/gs, '')
      .replace(/<[^>]+>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&'),
  );

/** The same of the plain text: without the numbers of a list, the marks of a quotation, and the targets of links. */
const seenInText = (text: string): string =>
  bare(text.replace(/^<https:\/\/[^>\n]+>$/gm, '').replace(/^(?:\d+\. |> ?)/gm, ''));

/** Labels stand in cells of their own in HTML and before a colon in plain text. */
const bare = (text: string): string => text.replace(/[\s:：]+/g, '');

describe('every letter', () => {
  test.each(everyLetter())('$name says the same in HTML and in plain text, word for word', ({ html, text, brand }) => {
    expect(seenInHtml(html)).toBe(bare(brand) + seenInText(text));
  });

  test.each(everyLetter())(
    '$name names the case in its subject and says its language',
    ({ subject, html, language, letter }) => {
      // A digest is about many cases: it says how many.
      expect(subject).toMatch(letter === 'digest' ? /\b(7|10|100)\b/ : /CR-7KQ3-M2XT/);
      expect(subject.length).toBeLessThan(120);
      expect(html).toContain(`<html lang="${language}"`);
    },
  );

  test.each(everyLetter())('$name loads nothing from anywhere, and stays under what Gmail shows', ({ html }) => {
    expect(html).not.toMatch(/<img|<script|<link|url\(|@import/);
    expect(Buffer.byteLength(html)).toBeLessThan(102_000);
  });

  test.each(everyLetter().filter(({ language }) => language === 'en'))(
    '$name has no Chinese left in it',
    ({ text }) => {
      expect(text).not.toMatch(/\p{Script=Han}/u);
    },
  );

  test.each(everyLetter())('$name has nothing unfilled', ({ subject, html, text }) => {
    for (const part of [subject, html, text]) expect(part).not.toMatch(/undefined|null|NaN|\[object|<%|%>/);
  });
});

describe('what hostile people write', () => {
  const evil =
    '"><script>alert(1)</script><img src=x onerror=alert(2)>\r\nBcc: all@example.com\n\u202Egnp.exe\u0000\u0007&amp;{{x}}<%= 1 %>';
  const attacked = everyLetter({
    name: evil,
    words: evil,
    excerpt: evil,
    product: evil,
    keeper: evil,
    brand: evil,
  });

  test.each(attacked)('$name stays text', ({ html }) => {
    const body = html.slice(html.indexOf('<body'));
    expect(html).not.toMatch(/<script|<img|<%/i);
    expect(body).not.toMatch(/<[^>]*onerror/i);
  });

  test.each(attacked)('$name carries nothing that acts unseen', ({ html, text }) => {
    // oxlint-disable-next-line no-control-regex -- finding them is the purpose
    const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
    expect(html).not.toMatch(unseen);
    expect(text).not.toMatch(unseen);
  });

  test.each(attacked)('$name keeps its subject on one line', ({ subject }) => {
    expect(subject).not.toMatch(/[\r\n]/);
    expect(subject).not.toContain('script');
  });

  test.each(attacked.filter(({ letter }) => letter === 'reply' || letter === 'customer-wrote'))(
    '$name marks every quoted line, so that nobody can pretend to be us in plain text',
    ({ text }) => {
      expect(text).toContain('> Bcc: all@example.com');
      expect(text).not.toMatch(/^Bcc:/m);
    },
  );
});

describe('the wording', () => {
  const groups = (of: object): string[] => Object.keys(of).toSorted();

  test('has the same words in both languages', () => {
    const shape = (value: unknown): unknown =>
      value !== null && typeof value === 'object'
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
        : typeof value;
    expect(shape(wording.en)).toEqual(shape(wording['zh-CN']));
    expect(groups(letters.en)).toEqual(groups(letters['zh-CN']));
  });

  test('says nothing that no letter uses', () => {
    const folder = new URL('../../../functions/domain/correspondence/', import.meta.url);
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && file !== 'wording.ts')
      .map((file) => readFileSync(new URL(file, folder), 'utf8'))
      .join('\n');
    const unused = Object.keys(wording.en satisfies Wording).filter((key) => !new RegExp(`\\b${key}\\b`).test(sources));
    expect(unused).toEqual([]);
  });

  test('is said of every letter in every language, and no letter is idle', () => {
    const shown = new Set(everyLetter().map(({ letter }) => letter));
    for (const language of languages) expect(groups(letters[language])).toEqual([...shown].toSorted());
  });
});

test('Every event that wakes the notifier has its row, and no row waits for an event that never comes.', () => {
  expect(Object.keys(tellings).toSorted()).toEqual([...reactions.notify].toSorted());
});

describe('the brand colour', () => {
  test.each([
    ['#000000', '#ffffff'],
    ['#1f6f5c', '#ffffff'],
    ['#ffd400', '#000000'],
    ['#ffffff', '#000000'],
  ])('%s is written on in %s', (colour, ink) => {
    expect(inkOn(colour)).toEqual({ colour, ink });
  });

  test('that is none does not get into the style', () => {
    expect(inkOn('red;background:url(x)').colour).toBe('#1f4e79');
  });
});
