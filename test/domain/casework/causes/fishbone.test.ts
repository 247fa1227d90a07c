import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { fishbonePicture } from '../../../../functions/domain/casework/causes/picture/fishbone.ts';
import { linesOf } from '../../../../functions/domain/casework/causes/picture/lines.ts';

const cause = (text: string, ...behind: string[]) => ({
  id: 'F1',
  text,
  ...(behind.length > 0 && { causes: behind.map((one) => ({ id: 'F2', text: one })) }),
});
const drawn = (fishbone: { branch: string; causes: ReturnType<typeof cause>[] }[], language: 'zh-CN' | 'en' = 'en') =>
  fishbonePicture({ fishbone }, { reference: 'CR-7KQ3-M2XT', language });

describe('Lines of a picture', () => {
  test('break between English words, and never inside of one that fits', () => {
    expect(linesOf('Supplier changed the material', 9)).toEqual(['Supplier', 'changed the', 'material']);
  });

  test('break between any two Chinese characters, but put no punctuation first', () => {
    const lines = linesOf('来料检验只抽检百分之二，没有专门检验。', 6);
    expect(lines.join('')).toBe('来料检验只抽检百分之二，没有专门检验。');
    for (const line of lines) expect(line).not.toMatch(/^[，。]/);
  });

  test('keep every character that a reader sees, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 4, max: 30 }), (text, width) => {
        const seen = (words: string): string => words.replace(/[\s\p{C}]/gu, '');
        expect(seen(linesOf(text, width).join(''))).toBe(seen(text.toWellFormed()));
      }),
    );
  });
});

describe('The fishbone', () => {
  test('names its branches in the language of its reader, and own branches as they are called', () => {
    const picture = drawn(
      [
        { branch: 'supplier', causes: [cause('a')] },
        { branch: '市场', causes: [cause('b')] },
      ],
      'zh-CN',
    );
    expect(picture).toContain('>供应商<');
    expect(picture).toContain('>市场<');
    expect(picture).toContain('lang="zh-CN"');
  });

  test('says in words what it shows, for who cannot see it', () => {
    const picture = drawn([{ branch: 'people', causes: [cause('No training', 'No plan', 'No time')] }]);
    expect(picture).toMatch(/<title id="title">Fishbone diagram: causes of CR-7KQ3-M2XT<\/title>/);
    expect(picture).toMatch(/<desc id="description">People: No training \(No plan; No time\)\.<\/desc>/);
  });

  test('is drawn by attributes alone: no style, no script, no link, no address but that of SVG itself', () => {
    const picture = drawn([{ branch: 'people', causes: [cause('x')] }]);
    expect(picture).not.toMatch(/<style|style=|<script|href|url\(|<foreignObject|<image/);
    expect(picture.match(/https?:[^"' ]+/g)).toEqual(['http://www.w3.org/2000/svg']);
  });

  test('is well-formed XML, whatever people write into it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.constantFrom(
        '<script>alert(1)</script>',
        ']]>',
        '&amp;',
        '"\'',
        '<!--',
        '\u202egnp.exe',
        '\u0000\u0007\ufffe',
        '👩‍👩‍👧‍👦',
      ),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), text, (texts, branch) => {
        const picture = drawn([{ branch, causes: texts.map((one) => cause(one, one)) }]);
        const outside = picture.replace(/<[a-z]+(?: [\w:-]+="[^"<>]*")*\/?>|<\/[a-z]+>/g, '');
        expect(outside).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|#39);)/);
        // oxlint-disable-next-line no-control-regex -- XML forbids them
        expect(picture).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff\u202a-\u202e]/);
        expect(picture.isWellFormed()).toBe(true);
      }),
    );
  });
});
