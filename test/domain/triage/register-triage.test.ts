import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { levels } from '../../../functions/domain/complaint/vocabulary.ts';
import { safety } from '../../../functions/domain/triage/lexicon/safety.ts';
import { explainReason } from '../../../functions/domain/triage/reasons.ts';
import { registerTriage } from '../../../functions/domain/triage/register-triage.ts';
import { chineseLetters, englishLetters } from './letters.ts';

const brief = (text: string) => {
  const { kind, category, level } = registerTriage(text);
  return [text, kind.value, category.value, level.value];
};

const letters = [...chineseLetters, ...englishLetters].map(([text]) => text);
const dangers = safety.filter(({ says }) => says === 'danger').flatMap(({ terms }) => terms.trim().split(/[|\n] */));

describe('a new letter is read by rules alone', () => {
  test.each(chineseLetters)('%s → %s, %s, %s', (...letter) => {
    expect(brief(letter[0])).toEqual(letter);
    expect(registerTriage(letter[0], undefined, 'en').language).toBe('zh-CN');
  });

  test.each(englishLetters)('%s → %s, %s, %s', (...letter) => {
    expect(brief(letter[0])).toEqual(letter);
    expect(registerTriage(letter[0], undefined, 'zh-CN').language).toBe('en');
  });

  test('every label says why, in both languages', () => {
    for (const text of letters) {
      const { kind, category, level } = registerTriage(text);
      for (const { reasons } of [kind, category, level]) {
        expect(reasons.length).toBeGreaterThan(0);
        for (const code of reasons) {
          expect(explainReason(code, 'zh-CN')).toMatch(/\p{Script=Han}/u);
          expect(explainReason(code, 'en')).not.toBe(code);
        }
      }
    }
  });
});

describe('safety comes first', () => {
  test.each([
    'My baby swallowed a button battery.',
    'The gas stove leaks gas.',
    'I plugged it in and it shocked me.',
    '孩子误吞了玩具上的磁珠。',
    '喝了你们的奶粉，宝宝上吐下泻，住院治疗三天。',
  ])('%s', (letter) => {
    expect(brief(letter)).toEqual([letter, 'complaint', 'safety', 'urgent']);
  });

  test.each(dangers)('“%s” alone makes a case urgent, a complaint, and of safety', (word) => {
    const { kind, category, level, team } = registerTriage(word);
    expect([kind.value, category.value, level.value, team]).toEqual(['complaint', 'safety', 'urgent', 'quality']);
  });

  test('the friendliest letter with a fire in it is urgent', () => {
    expect(brief('Thank you so much, wonderful staff, excellent product! There was a small fire.').slice(1)).toEqual([
      'complaint',
      'safety',
      'urgent',
    ]);
  });

  test('“no one was injured” stays urgent, and the reason says that a person must check', () => {
    const { level } = registerTriage('The shelf came down. No one was injured.');
    expect(level.value).toBe('urgent');
    expect(level.reasons).toEqual(expect.arrayContaining(['safety-word:injured', 'safety-negated:injured']));
    expect(explainReason('safety-negated:injured', 'en')).toContain('urgent');
  });

  test.each([
    'Please fire your designer.',
    'My Fire TV stick is slow.',
    '海报上的爆炸头很难看。',
    'I was bored to death.',
  ])('%s is about no danger', (text) => {
    expect(registerTriage(text).category.value).not.toBe('safety');
  });

  test('a word in the product name is no danger: people complain about smoke alarms', () => {
    expect(registerTriage('It was delivered late.', 'Smoke alarm').level.value).toBe('general');
  });

  test('adding a safety word to any letter never lowers its level', () => {
    fc.assert(
      fc.property(fc.constantFrom(...letters), fc.constantFrom(...dangers), fc.boolean(), (text, word, before) => {
        const without = levels.indexOf(registerTriage(text).level.value);
        const joined = before ? `${word}\n${text}` : `${text}\n${word}`;
        expect(levels.indexOf(registerTriage(joined).level.value)).toBeGreaterThanOrEqual(without);
        expect(registerTriage(joined).level.value).toBe('urgent');
      }),
    );
  });
});

describe('a complaint is never lost among praise and suggestions', () => {
  const grudges = [
    '，但是质量太差了。',
    '，快递还没到。',
    '，要求退款。',
    '. But it broke.',
    '. I want a refund.',
    '. It was rude.',
  ];
  const notComplaints = [...chineseLetters, ...englishLetters].filter(([, kind]) => kind !== 'complaint');

  test('one bad word makes a complaint of any praise or suggestion', () => {
    fc.assert(
      fc.property(fc.constantFrom(...notComplaints), fc.constantFrom(...grudges), ([text], grudge) => {
        expect(registerTriage(text + grudge).kind.value).toBe('complaint');
      }),
    );
  });

  test('words that say nothing either way are a complaint, and the reason says that it is unsure', () => {
    const { kind } = registerTriage('蓝色的那一件。');
    expect(kind).toEqual({ value: 'complaint', origin: 'rule', confidence: 0.5, reasons: ['kind:unsure'] });
  });

  test.each([
    '',
    ' ',
    '\u0000',
    '😀'.repeat(5_000),
    '!'.repeat(1_000),
    '\ud800',
    '不'.repeat(5_000),
    'a@'.repeat(5_000),
  ])('text that is no text is taken as it is (%#)', (text) => {
    const triage = registerTriage(text, text, 'en');
    expect(triage.kind.value).toBe('complaint');
    expect(triage.level.value).toBe('general');
  });

  test('any text gets labels from the lists, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const { kind, level, team } = registerTriage(text);
        expect(levels).toContain(level.value);
        if (kind.value === 'complaint') expect(['quality', 'logistics', 'service']).toContain(team);
      }),
    );
  });
});
