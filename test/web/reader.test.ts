import { beforeEach, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { readEntry, readFragment } from '../../web/fragment.ts';
import { chooseLanguage, localeFor } from '../../web/language.ts';
import { attemptKeyFor, keep, recall } from '../../web/tab.ts';

describe('The pages speak', () => {
  test.each([
    [null, ['de-DE', 'zh-TW', 'en'], 'zh-CN'],
    [null, ['en-AU', 'zh-CN'], 'en'],
    ['zh-CN', ['en-GB'], 'zh-CN'],
    [null, ['fr'], 'en'],
    ['nonsense', [], 'en'],
  ] as const)('when %p was chosen before and the browser wants %j: %s', (chosen, wanted, language) => {
    expect(chooseLanguage(chosen, wanted, 'en')).toBe(language);
  });

  test('and write dates as the reader does', () => {
    expect(localeFor('en', ['zh-CN', 'en-GB'])).toBe('en-GB');
    expect(localeFor('zh-CN', ['en-GB'])).toBe('zh-CN');
  });
});

describe('A tracking link', () => {
  test('carries reference and secret in its fragment, whatever they hold', () => {
    const part = fc.string({ minLength: 1 }).filter((text) => text.trim() === text);
    fc.assert(
      fc.property(part, part, (reference, secret) => {
        const fragment = `#${new URLSearchParams({ reference, secret }).toString()}`;
        expect(readFragment(fragment)).toEqual({ reference, secret });
      }),
    );
  });

  test('may be pasted whole into either field', () => {
    const link = 'https://care.example.com/track#reference=CR-7KQ3-M2XT&secret=ABC123';
    const key = { reference: 'CR-7KQ3-M2XT', secret: 'ABC123' };
    expect(readEntry('', link)).toEqual(key);
    expect(readEntry(link, '')).toEqual(key);
    expect(readEntry(' CR-7KQ3-M2XT ', ' ABC123\n')).toEqual(key);
  });

  test.each(['', '#', '#reference=CR-7KQ3-M2XT', '#secret=ABC', '#reference=&secret=ABC'])(
    '%p opens nothing',
    (one) => {
      expect(readFragment(one)).toBeUndefined();
    },
  );
});

describe('A complaint that is sent again', () => {
  beforeEach(() => {
    const kept = new Map<string, string>();
    Object.defineProperty(globalThis, 'sessionStorage', {
      configurable: true,
      value: {
        getItem: (name: string) => kept.get(name) ?? null,
        setItem: (name: string, value: string) => kept.set(name, value),
        removeItem: (name: string) => kept.delete(name),
      },
    });
  });

  test('keeps its key, so that it is one complaint', () => {
    const key = attemptKeyFor('{"description":"late"}');
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    expect(attemptKeyFor('{"description":"late"}')).toBe(key);
  });

  test('gets a new key when it says something else', () => {
    const key = attemptKeyFor('{"description":"late"}');
    expect(attemptKeyFor('{"description":"very late"}')).not.toBe(key);
  });

  test('is still possible in a browser that keeps nothing', () => {
    Object.defineProperty(globalThis, 'sessionStorage', {
      configurable: true,
      get: () => {
        throw new Error('SecurityError');
      },
    });
    keep('trackEntry', { reference: 'CR-7KQ3-M2XT' });
    expect(recall('trackEntry')).toBeUndefined();
    expect(attemptKeyFor('{}')).toMatch(/^[0-9a-f]{32}$/);
  });
});
