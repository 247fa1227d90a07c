import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { currencies, isCurrency, minorDigits } from '../../../functions/domain/money/currencies.ts';
import { moneyIn, plainly } from '../../../functions/domain/money/in-words.ts';
import { add, compare, isSame, type Money, midpoint, mostMinor } from '../../../functions/domain/money/money.ts';

const minor = fc.integer({ min: 0, max: mostMinor });
const currency = fc.constantFrom(...currencies);
const pair = fc.tuple(minor, minor, currency).map(([a, b, of]): [Money, Money] => [
  { minor: a, currency: of },
  { minor: b, currency: of },
]);
const cny = (fen: number): Money => ({ minor: fen, currency: 'CNY' });
const jpy = (yen: number): Money => ({ minor: yen, currency: 'JPY' });

describe('Currencies', () => {
  test.each([
    ['JPY', 0],
    ['KRW', 0],
    ['VND', 0],
    ['XAF', 0],
    ['CNY', 2],
    ['EUR', 2],
    ['IDR', 2],
    ['XCG', 2],
    ['ZWG', 2],
    ['KWD', 3],
    ['IQD', 3],
    ['TND', 3],
  ])('%s has %i digits behind its point', (code, digits) => {
    expect(minorDigits(code)).toBe(digits);
  });

  test.each(['RMB', 'cny', 'XAU', 'CLF', 'XXX', 'BGN', 'HRK', 'ANG', ''])('%s is none', (code) => {
    expect(isCurrency(code)).toBe(false);
  });

  test('stand in the list once each', () => {
    expect(new Set(currencies).size).toBe(currencies.length);
    for (const code of currencies) expect(code).toMatch(/^[A-Z]{3}$/);
  });
});

describe('Half way between two amounts', () => {
  test('is a whole yen, and the odd one goes to the customer', () => {
    expect(midpoint(jpy(2_000), jpy(4_001))).toEqual(jpy(3_001));
    expect(midpoint(jpy(4_001), jpy(2_000))).toEqual(jpy(3_001));
    expect(midpoint(cny(1), cny(2))).toEqual(cny(2));
  });

  test('lies between the two, is never less than half, and is less than one unit above it', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const half = midpoint(a, b);
        expect(Number.isSafeInteger(half.minor)).toBe(true);
        expect(compare(half, midpoint(b, a))).toBe(0);
        expect(half.minor).toBeGreaterThanOrEqual(Math.min(a.minor, b.minor));
        expect(half.minor).toBeLessThanOrEqual(Math.max(a.minor, b.minor));
        expect([0, 1]).toContain(2 * half.minor - a.minor - b.minor);
      }),
    );
  });
});

describe('Amounts of one currency', () => {
  test('are added and compared exactly', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(add(a, b)).toEqual({ minor: a.minor + b.minor, currency: a.currency });
        expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) || 0);
        expect(compare(add(a, b), a)).toBeGreaterThanOrEqual(0);
        expect(isSame(a, b)).toBe(compare(a, b) === 0);
      }),
    );
  });
});

describe('Amounts of two currencies', () => {
  test.each([
    ['added', () => add(cny(1), jpy(1))],
    ['compared', () => compare(jpy(1), cny(1))],
    ['halved', () => midpoint(cny(1), jpy(1))],
  ])('cannot be %s: nothing is converted', (_, act) => {
    expect(act).toThrow(expect.objectContaining({ code: 'money.other-currency' }));
  });

  test('are never the same', () => expect(isSame(cny(1), jpy(1))).toBe(false));
});

describe('An amount in words', () => {
  test.each([
    [cny(123_450), 'CNY 1,234.50', '人民币 1,234.50 元'],
    [cny(5), 'CNY 0.05', '人民币 0.05 元'],
    [cny(0), 'CNY 0.00', '人民币 0.00 元'],
    [jpy(1_234_567), 'JPY 1,234,567', '1,234,567 日元'],
    [{ minor: 1_500, currency: 'KWD' }, 'KWD 1.500', '1.500 KWD'],
    [{ minor: mostMinor, currency: 'EUR' }, 'EUR 10,000,000,000.00', '10,000,000,000.00 欧元'],
  ])('%j', (money, en, zh) => {
    expect(moneyIn('en', money)).toBe(en);
    expect(moneyIn('zh-CN', money)).toBe(zh);
  });

  test('says every digit and no other', () => {
    fc.assert(
      fc.property(minor, currency, (amount, of) => {
        const [code, figures = ''] = plainly({ minor: amount, currency: of }).split(' ');
        expect(code).toBe(of);
        expect(Number(figures.replace(/[,.]/g, ''))).toBe(amount);
        expect((figures.split('.')[1] ?? '').length).toBe(minorDigits(of));
      }),
    );
  });
});
