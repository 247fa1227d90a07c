import { describe, expect, test } from '@jest/globals';
import { detectLanguage } from '../../../functions/domain/triage/language.ts';

describe('the language of a letter', () => {
  test.each([
    ['我的iPhone 15 Pro Max坏了', 'zh-CN'],
    ['I bought 茅台 from your shop and it was broken', 'en'],
    ['電鍋冒煙了', 'zh-CN'],
    ['OK', 'en'],
    ['お届けが遅れています', 'en'],
    ['退款 refund 退款', 'zh-CN'],
  ])('%s is written in %s, whatever the form said', (text, language) => {
    expect(detectLanguage(text, 'zh-CN').language).toBe(language);
    expect(detectLanguage(text, 'en').language).toBe(language);
  });

  test('a text without letters is in the language of the form', () => {
    expect(detectLanguage('12345 !!!', 'zh-CN')).toEqual({ language: 'zh-CN', confidence: 0.5 });
    expect(detectLanguage('', 'en')).toEqual({ language: 'en', confidence: 0.5 });
  });
});
