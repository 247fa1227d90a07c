import { describe, expect, test } from '@jest/globals';
import { comprehendAnalyser } from '../../../functions/adapters/comprehend/analyser.ts';
import { type FallbackLimits, withFallback } from '../../../functions/adapters/comprehend/fallback.ts';
import type { Analysis } from '../../../functions/domain/services.ts';
import { analyseEmbedded } from '../../../functions/domain/triage/embedded-analysis.ts';
import { asComprehend, type Answers, comprehendOverWire } from './comprehend-at-work.ts';

const never = () => new Promise<never>(() => {});
const outage: Answers = () => ({ status: 500, body: { __type: 'InternalServerException' } });

/** An analyser with a Comprehend whose weather a test sets, and a clock that it turns. */
function openAnalyser(limits: FallbackLimits = {}) {
  const state = { answer: outage, now: 0 };
  const { client, calls } = comprehendOverWire((call) => state.answer(call));
  const counted: string[] = [];
  const logged: unknown[] = [];
  const note = (...words: unknown[]) => void logged.push(words);
  const analyser = withFallback(
    comprehendAnalyser(client),
    { analyse: async (text, hint) => analyseEmbedded(text, hint) },
    { info: note, warn: note, error: note },
    { count: (name) => void counted.push(name) },
    { now: () => state.now, ...limits },
  );
  const analyse = (text = '电饭煲坏了'): Promise<Analysis> => analyser.analyse(text, 'zh-CN');
  return { state, calls, counted, logged, analyse };
}

describe('when Comprehend cannot answer', () => {
  test.each<[string, Answers]>([
    ['is down', outage],
    ['throttles', () => ({ status: 400, body: { __type: 'ThrottlingException' } })],
    ['forbids it', () => ({ status: 400, body: { __type: 'AccessDeniedException' } })],
    ['answers nonsense', () => ({ body: { ResultList: [], ErrorList: [] } })],
    ['cannot be reached', () => Promise.reject(new Error('getaddrinfo ENOTFOUND'))],
  ])('because it %s, our own reading stands, and it is counted', async (_, answer) => {
    const { state, analyse, counted } = openAnalyser();
    state.answer = answer;
    expect(await analyse()).toEqual(analyseEmbedded('电饭煲坏了', 'zh-CN'));
    expect(counted).toEqual(['AnalyserFallbacks']);
  });

  test('because it is silent, nobody waits longer than the limit', async () => {
    const { state, analyse, counted } = openAnalyser({ timeoutMs: 50 });
    state.answer = never;
    expect((await analyse()).analyser).toBe('embedded');
    expect(counted).toEqual(['AnalyserFallbacks']);
  });

  test('the log names the failure and does not quote the letter', async () => {
    const { state, analyse, logged } = openAnalyser();
    state.answer = ({ input }) => ({
      status: 400,
      body: { __type: 'InvalidRequestException', message: `bad: ${input.TextList?.join()}` },
    });
    await analyse('我的秘密');
    expect(JSON.stringify(logged)).toContain('InvalidRequestException');
    expect(JSON.stringify(logged)).not.toContain('秘密');
  });

  test('for long, it is left alone after three failures, asked once after half a minute, and used again when it works', async () => {
    const { state, calls, analyse, counted } = openAnalyser();
    for (let letter = 0; letter < 10; letter += 1) await analyse();
    expect(calls).toHaveLength(3);
    expect(counted).toHaveLength(10);

    state.now = 30_000;
    await Promise.all([analyse(), analyse(), analyse()]);
    expect(calls).toHaveLength(4);

    state.now = 60_000;
    state.answer = asComprehend;
    expect((await analyse()).analyser).toBe('comprehend');
    expect((await analyse()).analyser).toBe('comprehend');
    expect(counted).toHaveLength(13);
  });

  test('now and then, the count of failures begins anew after each success', async () => {
    const { state, analyse } = openAnalyser();
    for (let round = 0; round < 4; round += 1) {
      state.answer = outage;
      await analyse();
      await analyse();
      state.answer = asComprehend;
      expect((await analyse()).analyser).toBe('comprehend');
    }
  });
});
