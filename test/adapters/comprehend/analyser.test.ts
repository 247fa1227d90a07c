import { describe, expect, test } from '@jest/globals';
import { comprehendAnalyser } from '../../../functions/adapters/comprehend/analyser.ts';
import { maxTextBytes } from '../../../functions/adapters/comprehend/split-text.ts';
import { asComprehend, comprehendOverWire } from './comprehend-at-work.ts';

function openComprehend(answer = asComprehend) {
  const { client, calls } = comprehendOverWire(answer);
  const called = (operation: string) => calls.filter((call) => call.operation === operation);
  return { analyser: comprehendAnalyser(client), calls, called };
}

describe('Comprehend analyses a letter', () => {
  test('in Chinese: personal data comes from our rules, for Comprehend knows none in Chinese', async () => {
    const { analyser, called } = openComprehend();
    expect(await analyser.analyse('电饭煲坏了，请打13812345678', 'en')).toEqual({
      language: 'zh-CN',
      sentiment: { value: 'negative', confidence: 0.9 },
      keyPhrases: ['电饭煲坏了，请打1381', 'some thing'],
      personalData: ['PHONE'],
      analyser: 'comprehend',
    });
    expect(called('BatchDetectSentiment')[0]?.input.LanguageCode).toBe('zh');
    expect(called('DetectPiiEntities')).toEqual([]);
  });

  test('in English: both find personal data, under one name for each kind', async () => {
    const { analyser } = openComprehend();
    const { language, personalData } = await analyser.analyse('It broke. Mail ann@customer.example', 'zh-CN');
    expect(language).toBe('en');
    expect(personalData.toSorted()).toEqual(['BANK_CARD', 'EMAIL', 'NAME']);
  });

  test('in another language: asked in that language, answered to the customer in English', async () => {
    const { analyser, called } = openComprehend();
    expect((await analyser.analyse('¡Muchas gracias!', 'zh-CN')).language).toBe('en');
    expect(called('BatchDetectKeyPhrases')[0]?.input.LanguageCode).toBe('es');
  });

  test('key phrases with personal data in them are left out', async () => {
    const { analyser } = openComprehend();
    expect((await analyser.analyse('13812345678坏了', 'zh-CN')).keyPhrases).toEqual(['some thing']);
  });

  test('sixty letters at once take three calls of each kind, not sixty', async () => {
    const { analyser, called } = openComprehend();
    const letters = Array.from({ length: 60 }, (_, index) => `第${index}台坏了`);
    const analyses = await Promise.all(letters.map((letter) => analyser.analyse(letter, 'zh-CN')));
    expect(analyses.map(({ keyPhrases }) => keyPhrases[0])).toEqual(letters);
    for (const operation of ['BatchDetectDominantLanguage', 'BatchDetectSentiment', 'BatchDetectKeyPhrases']) {
      expect(called(operation).map(({ input }) => input.TextList?.length)).toEqual([25, 25, 10]);
    }
  });

  test('letters in two languages go in a batch for each', async () => {
    const { analyser, called } = openComprehend();
    await Promise.all([
      analyser.analyse('坏了', 'en'),
      analyser.analyse('broke', 'en'),
      analyser.analyse('又坏了', 'en'),
    ]);
    expect(called('BatchDetectDominantLanguage')).toHaveLength(1);
    expect(called('BatchDetectSentiment').map(({ input }) => [input.LanguageCode, input.TextList])).toEqual([
      ['zh', ['坏了', '又坏了']],
      ['en', ['broke']],
    ]);
  });

  test('a long letter is sent in parts within the limit, and its one bad paragraph is heard', async () => {
    const { analyser, calls } = openComprehend();
    const letter = `${'一切都很好。'.repeat(1_500)}只是它坏了。`;
    expect((await analyser.analyse(letter, 'zh-CN')).sentiment).toEqual({ value: 'mixed', confidence: 0.9 });
    const sent = calls.flatMap(({ input }) => input.TextList ?? []);
    expect(sent.length).toBeGreaterThan(6);
    for (const text of sent) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(maxTextBytes);
  });

  test('one letter that Comprehend refuses does not fail its neighbours', async () => {
    const { analyser } = openComprehend(async (call) => {
      const { body } = await asComprehend(call);
      if (call.operation !== 'BatchDetectSentiment') return { body };
      const Index = call.input.TextList?.indexOf('bad letter') ?? -1;
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- asComprehend has just made it
      const { ResultList } = body as { ResultList: { Index: number }[] };
      return {
        body: {
          ResultList: ResultList.filter((result) => result.Index !== Index),
          ErrorList: [{ Index, ErrorCode: 'INTERNAL', ErrorMessage: 'no' }],
        },
      };
    });
    const [good, bad] = await Promise.allSettled([
      analyser.analyse('good letter', 'en'),
      analyser.analyse('bad letter', 'en'),
    ]);
    expect(good.status).toBe('fulfilled');
    expect(bad.status).toBe('rejected');
  });

  test('throttling is an error: the fallback answers it', async () => {
    const { analyser } = openComprehend(() => ({ status: 400, body: { __type: 'ThrottlingException' } }));
    await expect(analyser.analyse('坏了', 'zh-CN')).rejects.toMatchObject({ name: 'ThrottlingException' });
  });

  test('a blank letter asks nobody', async () => {
    const { analyser, calls } = openComprehend();
    expect(await analyser.analyse(' \n', 'zh-CN')).toMatchObject({
      language: 'zh-CN',
      sentiment: { value: 'neutral' },
    });
    expect(calls).toEqual([]);
  });
});
