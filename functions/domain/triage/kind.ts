import type { Label } from '../complaint/complaint.ts';
import type { Kind } from '../complaint/vocabulary.ts';
import type { Gravity } from './gravity.ts';
import type { Act } from './lexicon/kind.ts';
import type { Reading } from './lexicons.ts';
import type { ReasonCode } from './reasons.ts';
import type { SentimentReading } from './sentiment.ts';

const mostReasons = 3;
const questionMark = 0x3f;

/** From this much good will on, words are praise; a remark of a few words needs less. */
const praiseFrom = { score: 2, brief: 1, briefLength: 30 };

/** Signs that no suggestion and no praise goes with, though none of its words is unfriendly. */
const grievances = ['unanswered', 'loss', 'legal', 'fraud', 'abuse', 'privacy', 'overheating'] as const;

/**
 * Complaint, suggestion or praise. A complaint filed as praise would be lost, praise filed as a complaint is read once
 * too often: so any negative, safety or demanding word keeps it a complaint, and so does doubt.
 */
export function decideKind(
  reading: Reading,
  dangers: readonly ReasonCode[],
  sentiment: SentimentReading,
  gravity: Gravity,
): Label<Kind> {
  const acts = (wanted: Act): string[] => [
    ...new Set(reading.act.filter(({ says }) => says === wanted).map(({ term }) => term)),
  ];
  const against: ReasonCode[] = [
    ...dangers,
    ...acts('demand').map((term): ReasonCode => `kind-word:${term}`),
    ...[...new Set(sentiment.negativeWords)].map((term): ReasonCode => `negative-word:${term}`),
    ...grievances.filter((sign) => gravity.severitySigns.has(sign)).map((sign): ReasonCode => `severity:${sign}`),
    ...acts('request').map((term): ReasonCode => `kind-word:${term}`),
    ...(gravity.urgency === 'now' ? (['urgency:now'] as const) : []),
  ];
  if (against.length > 0) {
    return label('complaint', Math.min(0.95, 0.7 + 0.05 * against.length), against);
  }

  const wishes = acts('wish');
  const praises = acts('praise');
  const doubts: ReasonCode[] = [...new Set(sentiment.openNegations)].map((term): ReasonCode => `doubt:${term}`);
  if (wishes.length > 0 && doubts.length === 0) {
    return label('suggestion', Math.min(0.9, 0.65 + 0.1 * wishes.length), wishes.map(asWord));
  }
  const brief = reading.folded.length <= praiseFrom.briefLength;
  const score = 2 * praises.length + sentiment.positive;
  const doubted =
    doubts.length + sentiment.contrasts.length + acts('question').length > 0 || reading.folded.includes(questionMark);
  if (!doubted && score >= (brief ? praiseFrom.brief : praiseFrom.score)) {
    const reasons: ReasonCode[] = praises.length > 0 ? praises.map(asWord) : ['sentiment:positive'];
    return label('praise', Math.min(0.95, 0.6 + 0.05 * score), reasons);
  }
  return label('complaint', 0.5, ['kind:unsure', ...doubts]);
}

const asWord = (term: string): ReasonCode => `kind-word:${term}`;

const label = (value: Kind, confidence: number, reasons: ReasonCode[]): Label<Kind> => ({
  value,
  origin: 'rule',
  confidence: Math.round(confidence * 100) / 100,
  reasons: reasons.slice(0, mostReasons),
});
