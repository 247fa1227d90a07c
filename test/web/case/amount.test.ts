import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { currencies } from '../../../functions/domain/money/currencies.ts';
import { minorOf, usualCurrency, writtenOf } from '../../../web/console/pages/case/work/amount.ts';

describe('An amount as people write it', () => {
  test.each([
    ['399', 'CNY', 39_900],
    ['399.5', 'CNY', 39_950],
    [' 1,234.50 ', 'EUR', 123_450],
    ['1，234。5', 'CNY', 123_450],
    ['399.', 'CNY', 39_900],
    ['500', 'JPY', 500],
    ['1,234,567', 'JPY', 1_234_567],
    ['1.234', 'KWD', 1_234],
    ['0', 'EUR', 0],
  ])('%s in %s is so many of its smallest coins', (written, currency, minor) => {
    expect(minorOf(written, currency)).toBe(minor);
  });

  test.each([
    ['a hundred', 'CNY'],
    ['-5', 'CNY'],
    ['1e3', 'CNY'],
    ['3.999', 'EUR'],
    ['12,50', 'EUR'],
    ['1.234,50', 'EUR'],
    ['1,23', 'CNY'],
    ['1234,567', 'CNY'],
    ['500.5', 'JPY'],
    ['1.2.3', 'EUR'],
    ['.5', 'EUR'],
    ['', 'EUR'],
    ['5', 'XXX'],
    ['5', ''],
    [undefined, 'EUR'],
    ['5', undefined],
  ])('%s in %s is none, rather than a guess', (written, currency) => {
    expect(minorOf(written, currency)).toBeUndefined();
  });

  test('what a field is filled with is read as the same amount, in every currency', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), fc.constantFrom(...currencies), (minor, currency) => {
        expect(minorOf(writtenOf(minor, currency), currency)).toBe(minor);
      }),
    );
  });

  test.each([
    ['zh-CN', undefined, 'CNY'],
    ['zh-CN', 'JP', 'JPY'],
    ['en', 'CN', 'CNY'],
    ['en', undefined, 'EUR'],
    ['zh-CN', 'DE', 'EUR'],
  ] as const)('somebody who reads %s in %s is most likely paid in %s', (language, country, currency) => {
    expect(usualCurrency({ language, country })).toBe(currency);
  });
});
