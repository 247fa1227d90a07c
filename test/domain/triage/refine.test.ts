import { describe, expect, test } from '@jest/globals';
import type { Analysis } from '../../../functions/domain/services.ts';
import { type Preliminary, refine } from '../../../functions/domain/triage/refine.ts';
import { registerTriage } from '../../../functions/domain/triage/register-triage.ts';

const asReceived = (text: string): Preliminary => ({ text, ...registerTriage(text) });

const comprehendSays = (value: Analysis['sentiment']['value'], confidence = 0.95): Analysis => ({
  language: 'en',
  sentiment: { value, confidence },
  keyPhrases: [],
  personalData: [],
  analyser: 'comprehend',
});

const byAPerson = <T>(value: T) => ({ value, origin: 'human' as const, confidence: 1, reasons: [] });

describe('after the analysis', () => {
  test('bitter words that the rules took for praise are a complaint, and the model answers for it', () => {
    const praise = asReceived('Thank you for the lovely puddle that your plumber made in my kitchen.');
    expect(praise.kind.value).toBe('praise');
    const { kind, level } = refine(praise, comprehendSays('negative'));
    expect(kind).toMatchObject({ value: 'complaint', origin: 'model', confidence: 0.95 });
    expect(level.value).toBe('general');
  });

  test('a model that is not sure changes nothing', () => {
    expect(refine(asReceived('Thank you for the lovely evening.'), comprehendSays('negative', 0.5)).kind.value).toBe(
      'praise',
    );
  });

  test('a complaint stays one, however friendly the model finds it', () => {
    const complaint = asReceived('Lovely people, excellent food, but I was charged twice.');
    expect(refine(complaint, comprehendSays('positive', 0.99)).kind.value).toBe('complaint');
  });

  test('praise that the rules doubted is praise when the model is sure', () => {
    const doubted = asReceived('Such a nice place to go on a Sunday morning.');
    expect(doubted.kind).toMatchObject({ value: 'complaint', reasons: ['kind:unsure'] });
    expect(refine(doubted, comprehendSays('positive')).kind).toMatchObject({ value: 'praise', origin: 'model' });
    expect(refine(asReceived('Where is this nice place?'), comprehendSays('positive')).kind.value).toBe('complaint');
  });

  test('an angrier tone raises the level, and the reasons show both', () => {
    const neutral = asReceived('I have called several times about the blue sofa.');
    expect(neutral.level.value).toBe('general');
    const { level } = refine(neutral, comprehendSays('negative'));
    expect(level).toMatchObject({ value: 'important', origin: 'model' });
    expect(level.reasons).toEqual(
      expect.arrayContaining(['level:moderate-and-upset', 'severity:repeated', 'sentiment:negative']),
    );
  });

  test('a level that the customer was promised is not lowered', () => {
    const angry = asReceived('I have called several times about the broken sofa.');
    expect(angry.level.value).toBe('important');
    const { level } = refine(angry, comprehendSays('neutral'));
    expect(level.value).toBe('important');
    expect(level.reasons).toContain('level:promised');
  });

  test('a safety word stays urgent whatever the model feels', () => {
    expect(refine(asReceived('Nice kettle, it exploded!'), comprehendSays('positive', 1)).level.value).toBe('urgent');
  });

  test('what a person decided stands', () => {
    const decided = {
      ...asReceived('The kettle exploded and nobody answers.'),
      kind: byAPerson('complaint' as const),
      category: byAPerson('information' as const),
      level: byAPerson('general' as const),
    };
    const refined = refine(decided, comprehendSays('negative'));
    expect(refined.kind).toEqual(decided.kind);
    expect(refined.category).toEqual(decided.category);
    expect(refined.level).toEqual(decided.level);
  });

  test('a case that a person has classified does not turn into praise behind their back', () => {
    const doubtful = {
      ...asReceived('Such a nice place to go on a Sunday morning.'),
      level: byAPerson('important' as const),
    };
    expect(refine(doubtful, comprehendSays('positive')).kind.value).toBe('complaint');
  });

  test('the embedded analyser is a rule, not a model', () => {
    const analysis: Analysis = { ...comprehendSays('negative'), analyser: 'embedded' };
    expect(refine(asReceived('It is broken.'), analysis).sentiment.origin).toBe('rule');
  });
});
