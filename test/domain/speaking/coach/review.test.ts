import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { coach } from '../../../../functions/domain/speaking/coach/coach.ts';
import type { ReplyFacts } from '../../../../functions/domain/speaking/coach/facts.ts';
import { review } from '../../../../functions/domain/speaking/coach/review.ts';

const facts: ReplyFacts = {
  kind: 'complaint',
  level: 'important',
  language: 'zh-CN',
  customerName: '李雷',
  product: '电热水壶',
  own: ['lilei@example.com', '+86 138 0013 8000'],
  dueAt: '2026-03-05T09:00:00.000Z',
};
const inEnglish: ReplyFacts = { ...facts, language: 'en', customerName: 'Anna Smith', product: 'Kettle K200' };
const codes = (text: string, about = facts) => review(text, about).findings.map(({ code }) => code);
const quoted = (text: string, code: string, about = facts) =>
  review(text, about)
    .findings.filter((finding) => finding.code === code)
    .map(({ start, end }) => text.slice(start, end));

describe('The coach', () => {
  test('shows the very words that blame, and leaves "not your fault" alone', () => {
    expect(quoted('李雷您好，这属于操作不当。', 'blame')).toEqual(['操作不当']);
    expect(codes('李雷您好，这不是您的错。')).not.toContain('blame');
    expect(quoted('You should have read the manual.', 'blame', inEnglish)).toEqual(['You should have']);
    expect(codes('You should have received it on Monday; it is not your fault.', inEnglish)).not.toContain('blame');
  });

  test('hears 亲 as the salesman says it, and not in 亲自 and 父亲', () => {
    expect(quoted('亲，您的水壶已寄出', 'jargon')).toEqual(['亲，']);
    expect(codes('我亲自送去，您父亲，您母亲都好吗？')).not.toContain('jargon');
  });

  test('does not take an apology that is taken back', () => {
    expect(codes('很抱歉，但是这是规定。')).toContain('sincerity-missing');
    expect(codes('I am sorry, but that is the rule.', inEnglish)).toContain('sincerity-missing');
    expect(codes('We apologise for any inconvenience.', inEnglish)).toContain('sincerity-missing');
    expect(codes('I am sorry. The kettle leaked.', inEnglish)).toContain('sincerity-first');
  });

  test('says when the offer comes before the apology', () => {
    expect(codes('我们可以给您换一把新壶。漏水的事，真的对不起。')).toContain('solution-first');
    expect(codes('漏水的事，真的对不起。我们可以给您换一把新壶。')).not.toContain('solution-first');
  });

  test.each([
    '我明天给您回电。',
    '我们周五前给您答复。',
    '三个工作日内为您退款。',
    '我会在3月5日之前告诉您结果。',
    '24小时内办好。',
    'We will write to you by Friday.',
    'I will call you within 2 days.',
    'It will be done by 5 March.',
    'We will ring you before 5 pm.',
    '我們會在三天內派人取回。',
  ])('takes "%s" for a dated step', (text) => {
    expect(codes(text)).toContain('step-dated');
  });

  test.each([
    '我们会尽快答复您。',
    'We will be in touch soon.',
    'You bought it on Friday.',
    '请您三天内把照片发给我。',
  ])('does not take "%s" for a dated step', (text) => {
    expect(codes(text)).toContain('step-undated');
  });

  test('finds the date that is missing worse in an urgent case', () => {
    const severity = (level: ReplyFacts['level']) =>
      review('我们会尽快处理。', { ...facts, level }).findings.find(({ code }) => code === 'step-undated')?.severity;
    expect(severity('urgent')).toBe('warning');
    expect(severity('general')).toBe('hint');
  });

  test('lets a promise with a date pass, and none that nobody can keep', () => {
    expect(codes('I promise that it arrives on Friday.', inEnglish)).not.toContain('empty-promise');
    expect(codes('I promise that you will be happy.', inEnglish)).toContain('empty-promise');
    expect(codes('This will never happen again, by Friday.', inEnglish)).toContain('empty-promise');
    expect(codes('我们不能保证周五到货。')).not.toContain('empty-promise');
  });

  test('warns of the number of somebody else, and not of the customer’s own or the hotline', () => {
    expect(quoted('张伟的电话是13812345678。', 'personal-data')).toEqual(['13812345678']);
    expect(codes('我打您的电话 138 0013 8000。')).not.toContain('personal-data');
    expect(codes('请拨打 400-820-8820，或写信到 care@acme.example。')).not.toContain('personal-data');
    expect(quoted('Write to tom.baker@mail.example now.', 'personal-data', inEnglish)).toEqual([
      'tom.baker@mail.example',
    ]);
  });

  test.each([
    ['李先生您好', '李雷'],
    ['張女士您好', '张伟'],
    ['Dear Ms Smith,', 'Anna Smith'],
    ['Hello anna,', 'Anna Smith'],
    ['王女士：', '王女士'],
  ])('reads "%s" as addressed to %s', (text, customerName) => {
    expect(codes(text, { ...facts, customerName })).toContain('customer-named');
  });

  test('asks of thanks for praise neither need nor request nor date', () => {
    const found = codes('李雷，谢谢您特意来信说水壶好用，我们都很高兴。', { ...facts, kind: 'praise' });
    for (const code of ['need-missing', 'request-missing', 'step-undated']) expect(found).not.toContain(code);
  });

  test('warns of a blank that nobody filled', () => {
    expect(quoted('Dear {customerName}, we write by ____.', 'blank-left', inEnglish)).toEqual([
      '{customerName}',
      '____',
    ]);
  });

  test('explains in the desk’s language and suggests in the reply’s, with the facts', () => {
    const { findings, language } = coach('Your complaint was received.', { ...inEnglish }, 'zh-CN', 'Asia/Shanghai');
    expect(language).toBe('en');
    const step = findings.find(({ code }) => code === 'step-undated');
    expect(step?.why).toMatch(/日期/);
    expect(step?.suggestion).toBe('I will write to you by Thursday 5 March.');
    const name = coach('您的投诉已收到。', facts, 'en', 'Asia/Shanghai').findings;
    expect(name.find(({ code }) => code === 'customer-unnamed')).toMatchObject({
      why: expect.stringContaining('name is missing'),
      suggestion: '李雷，您好：',
    });
    expect(name.find(({ code }) => code === 'step-undated')?.suggestion).toBe('我会在3月5日周四前给您答复。');
  });

  test('says officialese in plain words, where it knows what was meant', () => {
    const plain = (text: string, about: ReplyFacts) =>
      coach(text, about, 'en', 'Asia/Shanghai').findings.find(({ code }) => code === 'jargon')?.suggestion;
    expect(plain('请您耐心等待。', facts)).toBe('这件事由我负责，3月5日周四前给您答复。');
    expect(plain('亲，', facts)).toBe('李雷，您好：');
    expect(plain('As per our policy, no.', inEnglish)).toBe('I cannot do this, because 〔reason〕.');
    expect(plain('Dear customer, no.', inEnglish)).toBe('Dear Anna Smith,');
    expect(plain('We touch base.', inEnglish)).toBe('I will say plainly what I can do, and why.');
  });

  test('leaves no undefined and no placeholder in a suggestion when it knows nothing', () => {
    for (const language of ['en', 'zh-CN'] as const) {
      const unknown: ReplyFacts = { kind: 'complaint', level: 'urgent', language, own: [] };
      for (const text of ['OK 100% you should have. Kindly 13812345678', '好的，亲，是您的错，保证 13812345678']) {
        for (const { suggestion } of coach(text, unknown, 'en', 'UTC').findings) {
          expect(suggestion ?? '').not.toMatch(/undefined|[{}]/);
        }
      }
    }
  });
});

describe('Whatever is written', () => {
  const pieces = fc.constantFrom(
    '抱歉',
    '但是',
    'sorry, but ',
    'you should have ',
    '亲，',
    '\n',
    '。',
    '13812345678',
    '{x}',
    '____',
    '明天',
    'by Friday',
    '我会',
    'we will ',
    '\u202e',
    '\ud800',
    '😀',
    '您没有',
    'a@b.cn ',
    '保证',
    '<script>',
    'É',
    '1'.repeat(30),
    '(',
    '…',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
  );

  test('places lie in the text, the score is 0 to 100 and is the sum of its parts', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { findings, score, parts } = review(text, facts);
        for (const { start, end } of findings) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        const sum = parts.reduce((points, part) => points + part.points, 0);
        expect(score).toBe(Math.max(0, sum));
        expect(score).toBeLessThanOrEqual(100);
      }),
    );
  });

  test.each([
    ['officialese', '请您耐心等待，亲，'.repeat(2_500)],
    ['digits', '1 '.repeat(10_000)],
    ['at signs', '@a'.repeat(10_000)],
    ['blanks', '{'.repeat(10_000) + '_'.repeat(10_000)],
    ['full stops', 'sorry. '.repeat(2_800)],
    ['dates', '明天我会'.repeat(5_000)],
  ])('twenty thousand characters of %s are read, and answered with few findings', (_, text) => {
    const { findings } = review(text, facts);
    expect(findings.length).toBeLessThan(150);
  });
});
