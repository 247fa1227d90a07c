import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { languages } from '../../../../functions/domain/complaint/vocabulary.ts';
import { review } from '../../../../functions/domain/speaking/coach/review.ts';
import { templatesInTheBox } from '../../../../functions/domain/speaking/templates/box.ts';
import {
  blank,
  fill,
  nearestTo,
  placeholderErrors,
  placeholders,
  placeholdersIn,
} from '../../../../functions/domain/speaking/templates/placeholders.ts';
import { situations } from '../../../../functions/domain/speaking/templates/template.ts';

const values = {
  en: {
    customerName: 'Anna Smith',
    product: 'kettle',
    orderNumber: '17',
    reference: 'CR-7KQ3-M2XT',
    receivedDate: 'Monday 2 March',
    dueDate: 'Thursday 5 March',
    agentName: 'Maya Jones',
    remedy: 'you get 40 pounds back',
    reason: 'the test shows that the seal is intact',
    brand: 'Acme',
  },
  'zh-CN': {
    customerName: '李雷',
    product: '电热水壶',
    orderNumber: '17',
    reference: 'CR-7KQ3-M2XT',
    receivedDate: '3月2日周一',
    dueDate: '3月5日周四',
    agentName: '赵敏',
    remedy: '退回全款199元',
    reason: '检测结果是密封圈完好',
    brand: '灯笼电器',
  },
};

describe('The box', () => {
  test('has a template for each situation in each language', () => {
    for (const language of languages) {
      const own = templatesInTheBox.filter((template) => template.language === language);
      expect(own.map(({ situation }) => situation)).toEqual([...situations]);
    }
  });

  test.each(templatesInTheBox)('$id is written without a wrong placeholder', ({ title, text }) => {
    expect(placeholderErrors(title, 'title')).toEqual([]);
    expect(placeholderErrors(text, 'text')).toEqual([]);
  });

  test.each(templatesInTheBox)('$id passes the coach when it is filled', ({ language, situation, text }) => {
    const { customerName, product } = values[language];
    const filled = fill(text, values[language]);
    expect(filled.missing).toEqual([]);
    const kind = situation === 'praise-thanks' ? 'praise' : 'complaint';
    const { score, findings } = review(filled.text, {
      kind,
      level: 'important',
      language,
      customerName,
      product,
      own: [],
    });
    expect(score).toBeGreaterThanOrEqual(80);
    expect(findings.filter(({ severity }) => severity === 'warning')).toEqual([]);
  });
});

describe('A placeholder', () => {
  test.each([
    ['{custmerName}', '{custmerName} → {customerName}'],
    ['{Product}', '{Product} → {product}'],
    ['{ dueDate }', '{ dueDate } → {dueDate}'],
    ['{due_date}', '{due_date} → {dueDate}'],
    ['{客户姓名}', '{客户姓名} → {customerName}'],
    ['｛product｝', '｛product｝ → {product}'],
    ['{agent name}', '{agent name} → {agentName}'],
  ])('%s is refused with the name that was meant', (written, detail) => {
    expect(placeholderErrors(`Dear ${written},`, 'text')).toEqual([
      { field: 'text', code: 'misspelt-placeholder', detail },
    ]);
  });

  test.each(['{password}', '{}', '{constructor}', '{__proto__}', '{密码}'])(
    '%s is refused with those that there are',
    (written) => {
      const [error] = placeholderErrors(written, 'text');
      expect(error).toMatchObject({ field: 'text', code: 'unknown-placeholder' });
      expect(error?.detail).toContain('{customerName}');
      expect(nearestTo(written.slice(1, -1))).toBeUndefined();
    },
  );

  test.each(['Dear {customerName', 'Dear customerName}', '{{customerName}}', 'a ｛ b'])(
    '%s has a brace too many',
    (text) => {
      expect(placeholderErrors(text, 'text').some(({ code }) => code === 'lonely-brace')).toBe(true);
    },
  );
});

describe('Filling', () => {
  test('says what had no value, and leaves a blank that the coach warns about', () => {
    const filled = fill('Dear {customerName}, by {dueDate}: {remedy}. {dueDate}', {
      customerName: 'Anna',
      remedy: ' ',
    });
    expect(filled).toEqual({ text: `Dear Anna, by ${blank}: ${blank}. ${blank}`, missing: ['dueDate', 'remedy'] });
    const { findings } = review(filled.text, { kind: 'complaint', level: 'general', language: 'en', own: [] });
    expect(findings.filter(({ code }) => code === 'blank-left')).toHaveLength(3);
  });

  test('puts each value in once: a name that looks like a placeholder stays a name', () => {
    const filled = fill('{customerName} / {reference}', { customerName: '{reference}', reference: '$& $1' });
    expect(filled.text).toBe('{reference} / $& $1');
  });

  test('never leaves a placeholder, whatever the template and whatever is known', () => {
    const pieces = fc.constantFrom(
      ...placeholders.map((name) => `{${name}}`),
      '{foo}',
      '{',
      '}',
      '｛',
      '｝',
      'text ',
      '{{',
      '\n',
    );
    const templates = fc.array(pieces, { maxLength: 20 }).map((all) => all.join(''));
    fc.assert(
      fc.property(templates, fc.subarray([...placeholders]), (text, known) => {
        const filled = fill(text, Object.fromEntries(known.map((name) => [name, 'value'])));
        expect(filled.text).not.toMatch(/[{}｛｝]/);
        expect(filled.missing).toEqual(placeholdersIn(text).filter((name) => !known.includes(name)));
      }),
    );
  });
});
