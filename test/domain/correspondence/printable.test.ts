import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { greetingName, oneLine, printable, shortened } from '../../../functions/domain/correspondence/printable.ts';

describe('printable text', () => {
  test('keeps what people write: Chinese, emoji with joiners, accents, tabs and line breaks', () => {
    const text = '水壶漏水 👩‍👩‍👧 café\tnaïve\nשלום';
    expect(printable(text)).toBe(text);
  });

  test('drops what cannot be seen but acts', () => {
    expect(printable('a\u0000b\u001bc\u202Ed\u2066e\ufefff\u0085g\u2028h\r\ni\ud800j')).toBe('abcdef\ng\nh\ni\ufffdj');
  });

  test('is the same when it is made printable again', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => printable(printable(text)) === printable(text)));
  });
});

describe('one line', () => {
  test('never breaks and never grows past its bound, whatever people write', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 50 }), (text, most) => {
        const line = oneLine(text, most);
        expect(line).not.toMatch(/[\r\n\t\u2028\u2029\u0085]/);
        expect([...new Intl.Segmenter().segment(line)].length).toBeLessThanOrEqual(most + 1);
      }),
    );
  });

  test('does not cut an emoji in two', () => {
    expect(shortened('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 2)).toBe('👩‍👩‍👧👩‍👩‍👧…');
  });

  test('does not let one character with a thousand marks through', () => {
    expect(oneLine(`a${'\u0301'.repeat(1000)}`, 40).length).toBeLessThan(330);
  });
});

describe('the name in a greeting', () => {
  test.each([
    ['张三', '张三'],
    ['Dr. Emma O’Clarke-Müller', 'Dr. Emma O’Clarke-Müller'],
    ['Emma\r\nBcc: x', 'Emma Bcc: x'],
    ['x'.repeat(100), `${'x'.repeat(40)}…`],
  ])('%j is greeted as %j', (name, greeted) => {
    expect(greetingName(name)).toBe(greeted);
  });

  test.each([
    'Win money at http://evil.example',
    'www.evil.example',
    'evil.example/win',
    'me@evil.example',
    ' \n ',
    '\u202e',
  ])('%j is nobody to greet', (name) => {
    expect(greetingName(name)).toBeUndefined();
  });
});
