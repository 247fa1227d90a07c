import { describe, expect, test } from '@jest/globals';
import { languages } from '../../../../functions/domain/complaint/vocabulary.ts';
import { doubtsAbout, shapeErrors } from '../../../../functions/domain/speaking/feedback/check.ts';
import { feedbackForms, formWording, partsOf } from '../../../../functions/domain/speaking/feedback/forms.ts';

describe('A form', () => {
  test.each(feedbackForms)('%s has a part for each of its letters, said in both languages', (form) => {
    expect(partsOf[form]).toHaveLength(form.length);
    expect(formWording[form].letters).toHaveLength(form.length);
    for (const language of languages) {
      for (const { label, asks } of formWording[form].letters) expect(label[language] && asks[language]).toBeTruthy();
    }
    // The English labels are what the letters stand for.
    expect(formWording[form].letters.map(({ label }) => label.en[0]).join('')).toBe(form);
  });

  test('tells which part is missing and which is of another form', () => {
    expect(shapeErrors('BID', { behaviour: 'x', appreciation: 'y', desired: 'z' })).toEqual([
      { field: 'parts.impact', code: 'required', detail: '' },
      { field: 'parts.appreciation', code: 'not-of-form', detail: 'BID: behaviour, impact, desired' },
    ]);
    expect(shapeErrors('BIA', { behaviour: 'x', impact: 'y', appreciation: 'z' })).toEqual([]);
  });
});

describe('The rules doubt', () => {
  const codes = (words: Parameters<typeof doubtsAbout>[0]) =>
    doubtsAbout(words).map(({ field, code }) => `${field} ${code}`);

  test.each([
    ['You never call back.', 'parts.behaviour generalises'],
    ['你总是不回电话', 'parts.behaviour generalises'],
    ['You were lazy on Monday.', 'parts.behaviour judges'],
    ['你周一态度差', 'parts.behaviour judges'],
  ])('"%s" as an observation', (behaviour, doubt) => {
    expect(codes({ behaviour })).toEqual([doubt]);
  });

  test.each(['On Monday at ten you put the phone down.', '周一十点你挂断了电话。', '从不同的角度看，你周一没有回电。'])(
    'nothing in "%s"',
    (behaviour) => {
      expect(codes({ behaviour })).toEqual([]);
    },
  );

  test('a question that asks nothing, a wish that only forbids, thanks that do not thank', () => {
    expect(codes({ ask: 'I think so.' })).toEqual(['parts.ask asks-nothing']);
    expect(codes({ ask: '你怎么看？' })).toEqual([]);
    expect(codes({ desired: 'Do not hang up.' })).toEqual(['parts.desired only-forbids']);
    expect(codes({ desired: '不要挂电话' })).toEqual(['parts.desired only-forbids']);
    expect(codes({ desired: '不要挂电话，下次先说一声再转接' })).toEqual([]);
    expect(codes({ appreciation: 'Fine.' })).toEqual(['parts.appreciation no-thanks']);
    expect(codes({ appreciation: '谢谢你' })).toEqual([]);
  });
});
