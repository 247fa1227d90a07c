import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  BatchDetectKeyPhrasesCommand,
  BatchDetectSentimentCommand,
  ComprehendClient,
  DetectDominantLanguageCommand,
  DetectKeyPhrasesCommand,
  DetectPiiEntitiesCommand,
  DetectSentimentCommand,
} from '@aws-sdk/client-comprehend';
import * as fc from 'fast-check';
import { detectSentiment } from '../../../lib/local/edge/comprehend/rules.ts';
import { openEdge } from './edge-at-work.ts';

let desk: Awaited<ReturnType<typeof openEdge>>;
let comprehend: ComprehendClient;
beforeEach(async () => {
  desk = await openEdge();
  comprehend = new ComprehendClient(desk.client);
});
afterEach(() => desk.close());

const angry = 'The kettle broke after two days and your staff were rude. I am very angry.';

describe('The text analysis on this machine', () => {
  test.each([
    ['这个水壶用了两天就坏了，客服态度很差。', 'zh'],
    [angry, 'en'],
  ])('names the language of %s', async (Text, language) => {
    const { Languages } = await comprehend.send(new DetectDominantLanguageCommand({ Text }));
    expect(Languages?.[0]?.LanguageCode).toBe(language);
    expect(Languages?.[0]?.Score).toBeGreaterThan(0.9);
  });

  test.each([
    [angry, 'en', 'NEGATIVE'],
    ['客服态度很差，我非常生气！', 'zh', 'NEGATIVE'],
    ['非常满意，谢谢你们！', 'zh', 'POSITIVE'],
    ['I ordered it on Monday.', 'en', 'NEUTRAL'],
  ] as const)('feels what %s says', async (Text, LanguageCode, sentiment) => {
    const answer = await comprehend.send(new DetectSentimentCommand({ Text, LanguageCode }));
    expect(answer.Sentiment).toBe(sentiment);
  });

  test('gives scores that add up to one, with the verdict’s on top, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { Sentiment, SentimentScore } = detectSentiment(text);
        const scores = Object.entries(SentimentScore ?? {}).map(([name, score]): [string, number] => [name, score]);
        expect(scores.reduce((sum, [, score]) => sum + score, 0)).toBeCloseTo(1);
        expect(scores.toSorted(([, a], [, b]) => b - a)[0]?.[0].toUpperCase()).toBe(Sentiment);
      }),
    );
  });

  test('finds key phrases where they stand, counted in characters and not in halves of emoji', async () => {
    const Text = '😡😡 The electric kettle broke';
    const { KeyPhrases } = await comprehend.send(new DetectKeyPhrasesCommand({ Text, LanguageCode: 'en' }));
    expect(KeyPhrases?.length).toBeGreaterThan(0);
    for (const { BeginOffset, EndOffset, Text: phrase } of KeyPhrases ?? []) {
      expect(Array.from(Text).slice(BeginOffset, EndOffset).join('')).toBe(phrase);
    }
  });

  test('finds personal data in English and says of what kind', async () => {
    const Text = 'Call me at +44 7700 900123 or write to li@example.org, card 4111 1111 1111 1111, order 20260301.';
    const { Entities } = await comprehend.send(new DetectPiiEntitiesCommand({ Text, LanguageCode: 'en' }));
    expect(Entities?.map(({ Type, BeginOffset, EndOffset }) => [Type, Text.slice(BeginOffset, EndOffset)])).toEqual([
      ['PHONE', '+44 7700 900123'],
      ['EMAIL', 'li@example.org'],
      ['CREDIT_DEBIT_NUMBER', '4111 1111 1111 1111'],
    ]);
  });
});

describe('As Comprehend does, it refuses', () => {
  test('personal data in Chinese', async () => {
    const command = new DetectPiiEntitiesCommand({ Text: '我的电话是13800138000', LanguageCode: 'zh' });
    await expect(comprehend.send(command)).rejects.toMatchObject({ name: 'UnsupportedLanguageException' });
  });

  test('a text beyond 5,000 bytes, which are fewer Chinese characters', async () => {
    const ask = (Text: string) => comprehend.send(new DetectSentimentCommand({ Text, LanguageCode: 'zh' }));
    expect((await ask('好'.repeat(1666))).Sentiment).toBeDefined();
    await expect(ask('好'.repeat(1667))).rejects.toMatchObject({ name: 'TextSizeLimitExceededException' });
  });

  test.each([
    ['an empty text', 'DetectSentiment', { Text: ' ', LanguageCode: 'en' }, 'InvalidRequestException'],
    ['an unknown language', 'DetectSentiment', { Text: 'x', LanguageCode: 'xx' }, 'ValidationException'],
    ['a missing language', 'DetectSentiment', { Text: 'x' }, 'ValidationException'],
    ['a text that is none', 'DetectDominantLanguage', { Text: 7 }, 'SerializationException'],
    ['an unknown operation', 'CreateFlywheel', {}, 'UnknownOperationException'],
    ['an operation named after something every object has', 'Detectconstructor', {}, 'UnknownOperationException'],
  ])('%s', async (_, operation, input, code) => {
    const response = await fetch(desk.internalOrigin, {
      method: 'POST',
      headers: { 'x-amz-target': `Comprehend_20171127.${operation}` },
      body: JSON.stringify(input),
    });
    expect([response.status, response.headers.get('x-amzn-errortype')]).toEqual([400, code]);
  });

  test('more than 25 texts at once', async () => {
    const command = new BatchDetectSentimentCommand({
      TextList: Array.from({ length: 26 }, () => 'x'),
      LanguageCode: 'en',
    });
    await expect(comprehend.send(command)).rejects.toMatchObject({ name: 'BatchSizeLimitExceededException' });
  });

  test('only the faulty texts of a batch, each by its place', async () => {
    const { ResultList, ErrorList } = await comprehend.send(
      new BatchDetectKeyPhrasesCommand({ TextList: [angry, 'x'.repeat(5001), angry], LanguageCode: 'en' }),
    );
    expect(ResultList?.map(({ Index }) => Index)).toEqual([0, 2]);
    expect(ErrorList).toMatchObject([{ Index: 1, ErrorCode: 'TextSizeLimitExceededException' }]);
  });
});
