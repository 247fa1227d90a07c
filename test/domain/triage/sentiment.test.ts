import { describe, expect, test } from '@jest/globals';
import { read } from '../../../functions/domain/triage/lexicons.ts';
import { readSentiment } from '../../../functions/domain/triage/sentiment.ts';

const sentimentOf = (text: string) => readSentiment(read(text));

describe('the tone of a text', () => {
  test.each([
    ['我很满意', 'positive'],
    ['我不满意', 'negative'],
    ['我不太满意', 'negative'],
    ['不是很好用', 'negative'],
    ['從來沒有這麼失望', 'negative'],
    ['从来没见过这么差的服务', 'negative'],
    ['I have never been so disappointed', 'negative'],
    ['I have never been disappointed', 'positive'],
    ['服务不错', 'positive'],
    ['你好，最近买的', 'neutral'],
    ['东西很好，快递太慢', 'mixed'],
    ['I am happy with it', 'positive'],
    ['I am not happy with it', 'negative'],
    ['They weren’t helpful', 'negative'],
    ['Never again will I find anything so good', 'positive'],
    ['not bad', 'positive'],
    ['Not only fast but also friendly', 'positive'],
    ['The food was great, the waiter was rude', 'mixed'],
    ['Kind regards', 'neutral'],
    ['ＴＥＲＲＩＢＬＥ', 'negative'],
    ['The blue one, please', 'neutral'],
  ])('%s is %s', (text, value) => {
    expect(sentimentOf(text).value).toBe(value);
  });

  test('a negation ends with its clause', () => {
    expect(sentimentOf('No. Excellent!').value).toBe('positive');
    expect(sentimentOf('我没去。非常满意').value).toBe('positive');
  });

  test('a stronger word makes it surer, a softer one less sure', () => {
    const [soft, plain, strong] = ['有点慢', '慢', '非常慢'].map((text) => sentimentOf(text).negative);
    expect(soft).toBeLessThan(plain ?? 0);
    expect(plain).toBeLessThan(strong ?? 0);
    expect(sentimentOf('terrible, awful, disgusting').confidence).toBeGreaterThan(sentimentOf('a bit slow').confidence);
  });
});
