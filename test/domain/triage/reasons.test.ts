import { expect, test } from '@jest/globals';
import { explainReason, plainReasons } from '../../../functions/domain/triage/reasons.ts';

test.each(plainReasons)('%s has words in both languages', (code) => {
  expect(explainReason(code, 'zh-CN')).toMatch(/\p{Script=Han}/u);
  expect(explainReason(code, 'en')).toMatch(/^[A-Z][^\p{Script=Han}]+$/u);
});

test('a reason with a word shows it as it is, whatever characters it has', () => {
  expect(explainReason('safety-word:冒烟', 'zh-CN')).toBe('提到了安全词“冒烟”');
  expect(explainReason('category-word:$& a:b', 'en')).toBe('It mentions “$& a:b”');
});

test('a code of another release is shown as it is', () => {
  expect(explainReason('mood:stormy', 'en')).toBe('mood:stormy');
  expect(explainReason('__proto__', 'en')).toBe('__proto__');
});
