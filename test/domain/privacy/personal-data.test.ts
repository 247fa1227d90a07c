import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { analyseEmbedded } from '../../../functions/domain/triage/embedded-analysis.ts';
import { findPersonalData, personalDataIn } from '../../../functions/domain/privacy/personal-data.ts';

describe('personal data in a letter', () => {
  test.each([
    ['请打13812345678找我', ['PHONE']],
    ['请打 +86 138 1234 5678', ['PHONE']],
    ['电话１３８１２３４５６７８', ['PHONE']],
    ['座机010-62345678', ['PHONE']],
    ['Call me on (415) 555-0132', ['PHONE']],
    ['My number is +44 7700 900123.', ['PHONE']],
    ['发到 li.ming@example.com.cn 吧', ['EMAIL']],
    ['身份证11010519491231002X', ['ID_CARD']],
    ['身份证110105194912310021', []],
    ['卡号6222 0212 3456 7890 128', ['BANK_CARD']],
    ['card 4111-1111-1111-1111', ['BANK_CARD']],
    ['card 4111-1111-1111-1112', []],
    ['我住在中山路88号3栋2单元501室', ['ADDRESS']],
    ['台北市中山路 88號'.replace(' ', ''), ['ADDRESS']],
    ['订单号2024050612345678', []],
    ['SN13812345678X', []],
    ['on 2026-05-03 at 10:30, 3 days late', []],
    ['@ me @home', []],
    ['mail li@example.com or call 13912345678', ['EMAIL', 'PHONE']],
  ])('%s: %j', (text, kinds) => {
    expect(findPersonalData(text)).toEqual(kinds);
  });

  test('the analysis names the kinds and never repeats the data', () => {
    const phone = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String);
    const around = fc.constantFrom(
      '请打{}，谢谢',
      'Call {} today',
      '{}',
      '我的手機{}壞了',
      'Lamp broken {} lamp broken',
    );
    fc.assert(
      fc.property(phone, around, (number, frame) => {
        const analysis = analyseEmbedded(frame.replace('{}', number), 'en');
        expect(analysis.personalData).toEqual(['PHONE']);
        expect(JSON.stringify(analysis)).not.toContain(number);
      }),
    );
  });
});

test.each([
  ['Ring 13812345678 or write to li.lei+x@mail.example.com.', ['13812345678', 'li.lei+x@mail.example.com']],
  ['电话１３８１２３４５６７８，谢谢', ['１３８１２３４５６７８']],
  ['nothing here', []],
])('In "%s" it stands where it stands', (text, found) => {
  expect(personalDataIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(found);
});

test('A page of telephone numbers is as many places', () => {
  const places = personalDataIn('13812345678 '.repeat(500).trim());
  expect(places).toHaveLength(500);
  expect(new Set(places.map(({ kind, start, end }) => `${kind} ${end - start}`))).toEqual(new Set(['PHONE 11']));
});
