import type { Label } from '../complaint/complaint.ts';
import { type Category, type Kind, type Level, levels } from '../complaint/vocabulary.ts';
import type { Analysis, Sentiment } from '../services.ts';
import type { ReasonCode } from './reasons.ts';
import { type Said, withFeltUrgency, withSaidKind } from './said.ts';
import { decideLevel, type RuleTriage, triageByRules } from './register-triage.ts';

/** How sure a model must be of the tone to change what the rules said of the kind. */
const sureEnough = { ofGrief: 0.6, ofPraise: 0.9 };

export type Preliminary = {
  text: string;
  product?: string | undefined;
  kind: Label<Kind>;
  category: Label<Category>;
  level: Label<Level>;
  said?: Said;
};

export type Refined = {
  kind: Label<Kind>;
  category: Label<Category>;
  level: Label<Level>;
  sentiment: Label<Sentiment>;
};

/**
 * The labels after the analysis. A person's label stands. A model may find grief where the rules saw praise or a wish;
 * it may find praise only where the rules doubted and found nothing bad. The level may rise but not fall, for the
 * customer has been told the deadlines that go with it. What the customer says of it holds as it did before.
 */
export function refine(preliminary: Preliminary, analysis: Analysis): Refined {
  const rules = triageByRules(preliminary.text, preliminary.product, analysis.language);
  const sentiment = sentimentLabel(analysis);
  const { said = {} } = preliminary;
  const read = (): Label<Kind> => withSaidKind(refineKind(preliminary, rules, sentiment), said);
  const kind = preliminary.kind.origin === 'human' ? preliminary.kind : read();
  const category = preliminary.category.origin === 'human' ? preliminary.category : rules.category;
  const fresh = decideLevel(kind.value, rules.dangers, rules.gravity, sentiment.value);
  const felt = withFeltUrgency({ ...fresh, origin: sentiment.origin }, kind.value, said);
  const level = refineLevel(preliminary, kind.value, felt);
  return { kind, category, level, sentiment };
}

const sentimentLabel = ({ analyser, sentiment }: Analysis): Label<Sentiment> =>
  analyser === 'embedded'
    ? { ...sentiment, origin: 'rule', reasons: [] }
    : { ...sentiment, origin: 'model', reasons: ['model:sentiment' satisfies ReasonCode] };

function refineKind(preliminary: Preliminary, rules: RuleTriage, sentiment: Label<Sentiment>): Label<Kind> {
  if (sentiment.origin !== 'model') return rules.kind;
  const says = (value: Kind): Label<Kind> => ({
    value,
    origin: 'model',
    confidence: sentiment.confidence,
    reasons: ['model:sentiment', `sentiment:${sentiment.value}`] satisfies ReasonCode[],
  });
  const grief = sentiment.value === 'negative' || (sentiment.value === 'mixed' && rules.kind.value === 'praise');
  if (rules.kind.value !== 'complaint') {
    return grief && sentiment.confidence >= sureEnough.ofGrief ? says('complaint') : rules.kind;
  }
  const doubtful = rules.kind.reasons.every((reason) => reason === ('kind:unsure' satisfies ReasonCode));
  const untouched = preliminary.category.origin !== 'human' && preliminary.level.origin !== 'human';
  const kindWords = rules.tone.positive > 0 || rules.reading.act.some(({ says: act }) => act === 'praise');
  const praised = sentiment.value === 'positive' && sentiment.confidence >= sureEnough.ofPraise;
  return doubtful && untouched && kindWords && praised && !asks(rules) ? says('praise') : rules.kind;
}

/** Whether the text asks anything of us. */
const asks = ({ reading }: RuleTriage): boolean =>
  reading.folded.includes('?'.charCodeAt(0)) || reading.act.some(({ says }) => says === 'question' || says === 'wish');

function refineLevel(preliminary: Preliminary, kind: Kind, fresh: Label<Level>): Label<Level> {
  if (preliminary.level.origin === 'human') return preliminary.level;
  const falls = levels.indexOf(fresh.value) < levels.indexOf(preliminary.level.value);
  if (!falls || kind !== 'complaint') return fresh;
  return { ...preliminary.level, reasons: [...preliminary.level.reasons, 'level:promised' satisfies ReasonCode] };
}
