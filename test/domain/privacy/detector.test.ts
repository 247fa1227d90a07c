import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { passesLuhn } from '../../../functions/domain/privacy/check-digits.ts';
import { maskedName, shownText } from '../../../functions/domain/privacy/masking.ts';
import { type PersonalDataKind, personalDataIn } from '../../../functions/domain/privacy/personal-data.ts';
import { labelled, precision, recall, scores } from './score.ts';

const digits = (count: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((list) => list.join(''));

/** The digits with the one behind them that makes their checksum right. */
const withLuhn = (begun: string): string => begun + [...'0123456789'].find((last) => passesLuhn(begun + last));
const withIdCheck = (begun: string): string => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return begun + '10X98765432'[weights.reduce((sum, weight, at) => sum + weight * Number(begun[at]), 0) % 11];
};
const withIbanCheck = (account: string): string => {
  const rest = [...`${account}131400`].reduce((sum, digit) => (sum * 10 + Number(digit)) % 97, 0);
  return `DE${String(98 - rest).padStart(2, '0')}${account}`;
};
const two = (number: number): string => String(number).padStart(2, '0');
const inFours = (number: string): string => number.replace(/(.{4})(?=.)/g, '$1 ');

/** Personal data of each kind, as people write it. */
const data: Record<PersonalDataKind, fc.Arbitrary<string>> = {
  EMAIL: fc
    .tuple(fc.stringMatching(/^[a-z][a-z0-9]{0,9}$/), fc.constantFrom('qq.com', 'mail.example.cn', 'EXAMPLE.com'))
    .map(([name, domain]) => `${name}@${domain}`),
  PHONE: fc
    .tuple(fc.integer({ min: 13, max: 19 }), digits(9), fc.constantFrom('', ' ', '-'))
    .map(([first, rest, gap]) => [`${first}${rest[0]}`, rest.slice(1, 5), rest.slice(5)].join(gap)),
  ID_CARD: fc
    .tuple(
      fc.integer({ min: 110_000, max: 659_999 }),
      fc.integer({ min: 1950, max: 2010 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      digits(3),
    )
    .map(([place, year, month, day, rest]) => withIdCheck(`${place}${year}${two(month)}${two(day)}${rest}`)),
  BANK_CARD: fc
    .tuple(fc.constantFrom('62', '4', '51'), digits(15))
    .map(([first, rest]) => withLuhn(`${first}${rest}`.slice(0, 15)))
    .chain((number) => fc.constantFrom(number, inFours(number), inFours(number).replaceAll(' ', '-'))),
  IBAN: digits(18)
    .map(withIbanCheck)
    .chain((iban) => fc.constantFrom(iban, inFours(iban), iban.toLowerCase())),
  PASSPORT: digits(8).map((number) => `护照号 E${number}`),
  ADDRESS: fc
    .tuple(
      fc.constantFrom('广东省深圳市南山区', '北京市朝阳区', ''),
      fc.constantFrom('中山路', '建国大街'),
      fc.integer({ min: 1, max: 999 }),
    )
    .map(([city, street, number]) => `${city}${street}${number}号`),
};
const kinds = Object.keys(data) as PersonalDataKind[];
const aDatum = fc.constantFrom(...kinds).chain((kind) => data[kind].map((written) => ({ kind, written })));

/** Around it, whatever people write: it neither begins nor ends with what would be a part of the datum. */
const before = fc.constantFrom(
  '',
  '请打 ',
  '我的信息：',
  'It is ',
  '（',
  'Dear sirs,\n',
  '水壶漏水，',
  '😀 ',
  'K-2000: ',
);
const behind = fc.constantFrom('', '，谢谢', ' please', '）', '\nAnn', '. It leaks.', '！', ' 😀', '; 3 days late');

describe('Personal data', () => {
  test('is found wherever it is planted, and all of it', () => {
    fc.assert(
      fc.property(before, aDatum, behind, (one, { kind, written }, other) => {
        const text = one + written + other;
        const end = one.length + written.length;
        const found = personalDataIn(text).filter((place) => place.kind === kind);
        // Of a passport the number, and not the word before it.
        expect(
          found.some((place) => place.start <= one.length + (kind === 'PASSPORT' ? 4 : 0) && place.end >= end),
        ).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.oneof(
          aDatum.map(({ written }) => written),
          digits(4),
          fc.constantFrom(
            ' ',
            '-',
            '*',
            '+',
            '@',
            '号',
            '路',
            '市',
            '区',
            'E',
            '我叫王',
            '.',
            'passport ',
            '卡号',
            'tel ',
          ),
          fc.string(),
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  );

  test('stands in places that are in order, within the text, and never overlap', () => {
    fc.assert(
      fc.property(anything, (text) => {
        let end = 0;
        for (const place of personalDataIn(text)) {
          expect(place.start).toBeGreaterThanOrEqual(end);
          expect(place.end).toBeGreaterThan(place.start);
          end = place.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });

  test('is masked once and for all: masking again changes nothing, and leaves nothing to find', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom('masked', 'no-identifiers'), (text, sight) => {
        const { text: shown } = shownText(text, sight, ['Mary Poppins', '王小明']);
        expect(shownText(shown, sight, ['Mary Poppins', '王小明'])).toEqual({ text: shown, kinds: [] });
      }),
      { numRuns: 500 },
    );
  });

  test('is masked whole where what a mask leaves would be a number together with what stands beside it', () => {
    const first = withLuhn('400000000000400');
    const second = withLuhn(`${first.slice(-4)}00000000000`);
    const { text } = shownText(`${inFours(first)} ${inFours(second.slice(4))}`, 'no-identifiers');
    expect(text).toBe('4000 **** **** **** **** **** ****');
  });

  test('is gone from what is shown, with all but a few of its characters', () => {
    fc.assert(
      fc.property(before, aDatum, behind, (one, { kind, written }, other) => {
        const { text, kinds: told } = shownText(one + written + other, 'masked');
        expect(text).not.toContain(written);
        expect(told).toContain(kind);
        const run = Math.max(
          0,
          ...(text.match(/\d+/g) ?? [])
            .filter((part) => !one.includes(part) && !other.includes(part))
            .map((part) => part.length),
        );
        expect(run).toBeLessThanOrEqual(4);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['13812345678', '138****5678'],
    ['138 1234 5678', '138 **** 5678'],
    ['lilei@example.com', 'l***@example.com'],
    ['6222 0212 3456 7894', '6222 **** **** 7894'],
    ['11010519491231002X', '110***********002X'],
    ['DE89 3704 0044 0532 0130 00', 'DE89 **** **** **** **30 00'],
    ['护照号E12345678', '护照号E******78'],
    ['我住在北京市朝阳区建国路93号。', '我住在******。'],
    ['我叫王小明，找过张经理', '我叫王**，找过张经理'],
    ['My name is Mary Poppins', 'My name is M*** P***'],
    ['a@13812345678.com', '***@***'],
  ])('%s is shown as %s', (text, shown) => {
    expect(shownText(text, 'masked').text).toBe(shown);
  });

  test('of somebody who is known is masked wherever they are named, and not within other words', () => {
    const { text } = shownText('Ann cannot come; ANN wrote. 小明说', 'masked', ['Ann Lee', '王小明']);
    expect(text).toBe('A*** cannot come; A*** wrote. 小*说');
    expect(maskedName('')).toBe('');
  });

  test('is left to who may see it', () => {
    const text = '李雷 13812345678 卡 4111 1111 1111 1111';
    expect(shownText(text, 'all').text).toBe(text);
    expect(shownText(text, 'no-identifiers').text).toBe('李雷 13812345678 卡 4111 **** **** 1111');
  });
});

describe('What only looks like it', () => {
  const amount = fc
    .integer({ min: 0, max: 99_999_999 })
    .map((minor) => `${(minor / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 })} 元`);
  const day = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString());
  const order = digits(16).map((number) => `订单号 20${number.slice(2)}`);
  const reference = fc.stringMatching(/^CR-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);

  test('amounts, dates, order numbers and our own references are left as they are', () => {
    fc.assert(
      fc.property(before, fc.oneof(amount, day, order, reference), behind, (one, written, other) => {
        expect(personalDataIn(one + written + other)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('On letters that a person has marked', () => {
  test('what is found is right, and what is there is found', () => {
    const { kinds: byKind, errors } = scores();
    const all = byKind.reduce(
      (sum, { found, missed, wrong }) => ({
        found: sum.found + found,
        missed: sum.missed + missed,
        wrong: sum.wrong + wrong,
      }),
      { found: 0, missed: 0, wrong: 0 },
    );
    expect(labelled.length).toBeGreaterThanOrEqual(120);
    expect({ errors, precision: precision(all) >= 0.98, recall: recall(all) >= 0.98 }).toMatchObject({
      precision: true,
      recall: true,
    });
    for (const score of byKind)
      expect([score.kind, precision(score) >= 0.95, recall(score) >= 0.9]).toEqual([score.kind, true, true]);
  });
});
