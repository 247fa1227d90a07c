import { compileLexicons, type Hit, type LexiconRow } from '../../triage/scan.ts';
import { englishSpeech } from './lexicon.en.ts';
import { chineseSpeech } from './lexicon.zh-CN.ts';

/** What each lexicon of a language tells apart; `none` is said by phrases that shield others. */
export type Speech = {
  observation: 'quotes' | 'trouble';
  feeling: 'feeling';
  need: 'need';
  request: 'request';
  sincerity: 'apology' | 'understanding' | 'thanks';
  solution: 'offer' | 'explanation';
  step: 'step';
  vague: 'vague';
  blame: 'blame';
  jargon: 'jargon';
  promise: 'absolute' | 'vow';
};
export type SpeechLexicons = { [S in keyof Speech]: readonly LexiconRow<Speech[S] | 'none'>[] };
export type Spoken = { [S in keyof Speech]: Hit<Speech[S]>[] };

const compile = () =>
  compileLexicons({
    observation: [...chineseSpeech.observation, ...englishSpeech.observation],
    feeling: [...chineseSpeech.feeling, ...englishSpeech.feeling],
    need: [...chineseSpeech.need, ...englishSpeech.need],
    request: [...chineseSpeech.request, ...englishSpeech.request],
    sincerity: [...chineseSpeech.sincerity, ...englishSpeech.sincerity],
    solution: [...chineseSpeech.solution, ...englishSpeech.solution],
    step: [...chineseSpeech.step, ...englishSpeech.step],
    vague: [...chineseSpeech.vague, ...englishSpeech.vague],
    blame: [...chineseSpeech.blame, ...englishSpeech.blame],
    jargon: [...chineseSpeech.jargon, ...englishSpeech.jargon],
    promise: [...chineseSpeech.promise, ...englishSpeech.promise],
  });

let compiled: ReturnType<typeof compile> | undefined;

/** What a folded text says, in both languages at once: people mix them. One pass; the words are put together at first use. */
export function listen(folded: Uint16Array): Spoken {
  compiled ??= compile();
  const found = compiled(folded);
  return {
    observation: heard(found.observation),
    feeling: heard(found.feeling),
    need: heard(found.need),
    request: heard(found.request),
    sincerity: heard(found.sincerity),
    solution: heard(found.solution),
    step: heard(found.step),
    vague: heard(found.vague),
    blame: heard(found.blame),
    jargon: heard(found.jargon),
    promise: heard(found.promise),
  };
}

const heard = <T>(hits: Hit<T | 'none'>[]): Hit<T>[] =>
  hits.flatMap(({ says, ...hit }) => (says === 'none' ? [] : [{ ...hit, says }]));
