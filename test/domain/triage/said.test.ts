import * as fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import { feltUrgencies, kinds, levels } from '../../../functions/domain/complaint/vocabulary.ts';
import { refine } from '../../../functions/domain/triage/refine.ts';
import { registerTriage } from '../../../functions/domain/triage/register-triage.ts';
import { chineseLetters, englishLetters } from './letters.ts';

const texts = fc.constantFrom(...[...chineseLetters, ...englishLetters].map(([text]) => text));
const said = fc.record(
  { kind: fc.constantFrom(...kinds), urgency: fc.constantFrom(...feltUrgencies) },
  { requiredKeys: [] },
);
const rank = (level: (typeof levels)[number]): number => levels.indexOf(level);

describe('What customers say of their own case', () => {
  test('makes it a complaint when they call it one, however friendly it sounds', () => {
    const text = 'Your staff were wonderful, thank you!';
    expect(registerTriage(text).kind.value).toBe('praise');
    const { kind, team } = registerTriage(text, undefined, 'en', { kind: 'complaint' });
    expect(kind).toMatchObject({ value: 'complaint', origin: 'rule', reasons: ['kind:customer-complaint'] });
    expect(team).not.toBe('praise');
  });

  test('does not talk a complaint away', () => {
    for (const kind of ['suggestion', 'praise'] as const) {
      expect(registerTriage('The kettle leaks and nobody answers.', undefined, 'en', { kind }).kind.value).toBe(
        'complaint',
      );
    }
  });

  test('says what it is where the words say nothing, good or bad', () => {
    const text = '请把按钮做大一点。';
    const plain = registerTriage('蓝色的那一件。', undefined, 'zh-CN', { kind: 'suggestion' });
    expect([plain.kind.value, plain.team]).toEqual(['suggestion', 'suggestions']);
    expect(registerTriage(text, undefined, 'zh-CN', { kind: 'suggestion' }).kind.value).toBe('suggestion');
  });

  test('makes a complaint that cannot wait important, and says why; sooner or later changes nothing', () => {
    const text = 'The parcel has not come.';
    expect(registerTriage(text).level.value).toBe('general');
    expect(registerTriage(text, undefined, 'en', { urgency: 'now' }).level).toMatchObject({
      value: 'important',
      reasons: ['level:felt-urgent', expect.anything()],
    });
    for (const urgency of ['soon', 'can-wait'] as const) {
      expect(registerTriage(text, undefined, 'en', { urgency }).level).toEqual(registerTriage(text).level);
    }
  });

  test('never lowers a level, never raises it by more than that, and never makes less than a complaint of one', () => {
    fc.assert(
      fc.property(texts, said, (text, heard) => {
        const without = registerTriage(text);
        const one = registerTriage(text, undefined, 'zh-CN', heard);
        const found = without.kind.value === 'complaint' && without.kind.reasons.join() !== 'kind:unsure';
        if (found || heard.kind === 'complaint') expect(one.kind.value).toBe('complaint');
        else if (heard.kind) expect(one.kind.value).toBe(heard.kind);
        if (one.kind.value !== 'complaint') return;
        const words = registerTriage(text, undefined, 'zh-CN', { kind: 'complaint' }).level.value;
        const lifted = heard.urgency === 'now' && words === 'general' ? 'important' : words;
        expect(one.level.value).toBe(lifted);
      }),
    );
  });

  test('holds through the analysis, whatever a model makes of the tone', () => {
    const sentiments = fc.constantFrom('positive', 'neutral', 'negative', 'mixed');
    fc.assert(
      fc.property(
        texts,
        said,
        sentiments,
        fc.constantFrom('comprehend', 'embedded'),
        (text, heard, value, analyser) => {
          const preliminary = { text, said: heard, ...registerTriage(text, undefined, 'zh-CN', heard) };
          const analysis = {
            language: 'zh-CN' as const,
            sentiment: { value, confidence: 0.99 },
            keyPhrases: [],
            personalData: [],
            analyser,
          };
          const refined = refine(preliminary, analysis);
          if (heard.kind === 'complaint') expect(refined.kind.value).toBe('complaint');
          if (refined.kind.value !== 'complaint') return;
          if (preliminary.kind.value === 'complaint') {
            expect(rank(refined.level.value)).toBeGreaterThanOrEqual(rank(preliminary.level.value));
          }
          if (heard.urgency === 'now') expect(refined.level.value).not.toBe('general');
        },
      ),
    );
  });
});
