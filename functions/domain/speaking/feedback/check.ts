import type { FieldError } from '../../errors.ts';
import { fold } from '../../triage/fold.ts';
import { compileLexicons } from '../../triage/scan.ts';
import { type FeedbackForm, type FeedbackPart, feedbackParts, type FeedbackWords, partsOf } from './forms.ts';

const compile = () =>
  compileLexicons({
    words: [
      {
        says: 'generalises',
        terms: `
          总是|老是|从来不|从不|每次都|一向|永远不|一贯|动不动就|又是这样
          always|never|every time|constantly|as usual|you keep|all the time|typical of you
        `,
      },
      {
        says: 'judges',
        terms: `
          懒|懒惰|不负责任|没有责任心|态度差|态度恶劣|态度不好|不专业|不上心|粗心|马虎|自私|愚蠢|无能|糊涂|敷衍|不用心|没脑子
          lazy|careless|stupid|incompetent|unprofessional|selfish|sloppy|rude|arrogant|useless|irresponsible|bad attitude
          hopeless|ridiculous|idiot|lousy
        `,
      },
      {
        says: 'thanks',
        terms: `
          谢谢|感谢|多谢|感激|佩服|为你高兴|为您高兴|为你骄傲|为您骄傲|幸亏有|好在有|欣赏|辛苦了
          thank|thanks|thank you|grateful|appreciate|appreciated|proud|admire|glad that you|lucky to have|well done
        `,
      },
      {
        says: 'none',
        terms: '从不同|从不久|无能为力|总是那么耐心|never mind|always so kind|was not rude|not careless',
      },
    ],
  });
let compiled: ReturnType<typeof compile> | undefined;
const saidIn = (text: string): string[] => {
  compiled ??= compile();
  return compiled(fold(text)).words.map(({ says }) => says);
};

const question = /[?？]|吗|呢|能否|可否|怎么看|what do you|how do you|would you|could you/i;
const negative = /^\s*(?:请?(?:不要|别|不得|不许|停止)|(?:please )?(?:do not|don't|stop|never|no more)\b)/i;
const another = /而是|改为|改成|请先|并且|下次|以后请|instead|rather|next time|please|but /i;

/** Every part that a form lacks, and every part that is of another form. */
export function shapeErrors(form: FeedbackForm, words: FeedbackWords): FieldError[] {
  const wanted: readonly FeedbackPart[] = partsOf[form];
  return feedbackParts.flatMap((part): FieldError[] => {
    const given = words[part] !== undefined;
    if (wanted.includes(part) && !given) return [{ field: `parts.${part}`, code: 'required', detail: '' }];
    if (!wanted.includes(part) && given) {
      return [{ field: `parts.${part}`, code: 'not-of-form', detail: `${form}: ${wanted.join(', ')}` }];
    }
    return [];
  });
}

/**
 * What in feedback will not be heard as it is meant, part by part: an observation that generalises or judges, a
 * question that asks nothing, a wish that only forbids, thanks that do not thank. Rules can be wrong: who insists may
 * send it all the same.
 */
export function doubtsAbout(words: FeedbackWords): FieldError[] {
  const doubt = (part: FeedbackPart, code: string): FieldError => ({ field: `parts.${part}`, code, detail: '' });
  const { behaviour, ask, desired, appreciation } = words;
  const observed = behaviour === undefined ? [] : saidIn(behaviour);
  return [
    ...(observed.includes('generalises') ? [doubt('behaviour', 'generalises')] : []),
    ...(observed.includes('judges') ? [doubt('behaviour', 'judges')] : []),
    ...(ask !== undefined && !question.test(ask) ? [doubt('ask', 'asks-nothing')] : []),
    ...(desired !== undefined && negative.test(desired) && !another.test(desired)
      ? [doubt('desired', 'only-forbids')]
      : []),
    ...(appreciation !== undefined && !saidIn(appreciation).includes('thanks')
      ? [doubt('appreciation', 'no-thanks')]
      : []),
  ];
}
