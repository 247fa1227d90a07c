import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { withoutPersons } from '../../../../functions/domain/insight/similar/mask.ts';
import { stemOf, termLimits, termsOf } from '../../../../functions/domain/insight/similar/terms.ts';

const terms = (text: string, product?: string, names: string[] = []): string[] =>
  termsOf({ text, product, names }, termLimits.kept).map(({ term }) => term);

describe('Before a complaint is remembered', () => {
  test.each([
    ['请打13812345678找我', [], '13812345678'],
    ['发到 li.ming@example.com.cn 吧', [], 'li.ming'],
    ['我住在中山路88号3栋', [], '中山路'],
    ['订单 20240506123', [], '20240506123'],
    ['王小明的电饭煲坏了', ['王小明'], '王小明'],
    ['小明家的电饭煲坏了', ['王小明'], '小明'],
    ['找了张经理也没用', [], '张'],
    ['My name is Mary Poppins and it broke', [], 'Poppins'],
    ['Mr. Smith was rude', [], 'Smith'],
    ['poppins called twice', ['Mary POPPINS'], 'poppins'],
  ])('%s loses what says who it was', (text, names, secret) => {
    expect(withoutPersons(text, names)).not.toContain(secret);
  });

  test('what is no personal data stays as it was written', () => {
    const text = 'The kettle K200 leaks 3 times a day；水壶漏水。';
    expect(withoutPersons(text, ['Li Lei'])).toBe(text);
  });

  test('no telephone number gets into a term, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }),
        fc.constantFrom('打{}吧', 'call {}!', 'x{}x', '{}', 'K-{}'),
        (number, frame) => {
          for (const term of terms(frame.replace('{}', String(number)), `Lamp ${number}`))
            expect(term).not.toMatch(/\d{5}/);
        },
      ),
    );
  });
});

describe('What a complaint is about', () => {
  test('begins with its product, however it is written', () => {
    expect(terms('坏了', '智能电饭煲 RC-500')[0]).toBe('=智能电饭煲rc500');
    expect(terms('坏了', '智能電飯煲ＲＣ-500')[0]).toBe('=智能电饭煲rc500');
  });

  test('is the same concept in both languages, traditional characters too', () => {
    for (const text of ['电饭煲冒烟', '電飯煲冒煙', 'Smoke came from my rice cooker']) {
      expect(terms(text)).toEqual(expect.arrayContaining(['~rice-cooker', '~smoke']));
    }
  });

  test('is no more than can be afforded, however long it is written', () => {
    const long = Array.from({ length: 3000 }, (_, at) => String.fromCharCode(0x4e00 + at)).join('');
    expect(terms(long)).toHaveLength(termLimits.kept);
  });

  test.each([
    ['leaks', 'leak'],
    ['leaked', 'leak'],
    ['leaking', 'leak'],
    ['stopped', 'stop'],
    ['batteries', 'battery'],
    ['glass', 'glass'],
    ["kettle's", 'kettl'],
  ])('%s is %s', (said, stem) => {
    expect(stemOf(said)).toBe(stem);
  });
});
