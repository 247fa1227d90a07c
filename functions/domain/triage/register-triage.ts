import type { Label } from '../complaint/complaint.ts';
import type { Category, Kind, Language, Level, Team } from '../complaint/vocabulary.ts';
import type { Sentiment } from '../services.ts';
import { decideCategory } from './category.ts';
import { readDangers } from './dangers.ts';
import { type Gravity, readGravity } from './gravity.ts';
import { decideKind } from './kind.ts';
import { detectFolded } from './language.ts';
import { levelOf } from './level.ts';
import { type Reading, read } from './lexicons.ts';
import type { ReasonCode } from './reasons.ts';
import { readSentiment, type SentimentReading } from './sentiment.ts';
import { type Said, withFeltUrgency, withSaidKind } from './said.ts';
import { teamFor } from '../routing/default-routing.ts';

export type Triage = {
  language: Language;
  kind: Label<Kind>;
  category: Label<Category>;
  level: Label<Level>;
  team: Team;
  sentiment: Label<Sentiment>;
};

/** The triage of a text by rules alone, with what it was read from. */
export type RuleTriage = Triage & {
  reading: Reading;
  dangers: ReasonCode[];
  gravity: Gravity;
  tone: SentimentReading;
};

/**
 * What a new case is, by rules alone: quick enough for the request that brings it (no service is asked), and what
 * stands if no service ever answers.
 *
 * @param product the product or service that the customer named
 * @param hint the language to assume when the text has no letters
 * @param said what the customer says that it is, and how urgent it feels
 */
export function registerTriage(text: string, product?: string, hint: Language = 'zh-CN', said: Said = {}): Triage {
  const rules = triageByRules(text, product, hint);
  const { language, category, dangers, gravity, tone, sentiment } = rules;
  const kind = withSaidKind(rules.kind, said);
  const level = withFeltUrgency(decideLevel(kind.value, dangers, gravity, tone.value), kind.value, said);
  return { language, kind, category, level, team: teamFor(kind.value, category.value), sentiment };
}

/** As registerTriage, keeping the reading for a second opinion. */
export function triageByRules(text: string, product: string | undefined, hint: Language): RuleTriage {
  const reading = read(text);
  const tone = readSentiment(reading);
  const gravity = readGravity(reading);
  const dangers = readDangers(reading);
  const kind = decideKind(reading, dangers, tone, gravity);
  const category = decideCategory(reading, dangers, product === undefined ? undefined : read(product));
  return {
    language: detectFolded(reading.folded, hint).language,
    kind,
    category,
    level: decideLevel(kind.value, dangers, gravity, tone.value),
    team: teamFor(kind.value, category.value),
    sentiment: {
      value: tone.value,
      origin: 'rule',
      confidence: tone.confidence,
      reasons: [...new Set(tone.negativeWords)].slice(0, 3).map((term): ReasonCode => `negative-word:${term}`),
    },
    reading,
    dangers,
    gravity,
    tone,
  };
}

/** The level by the table, with the signs that led to it. Only a complaint has one above general. */
export function decideLevel(
  kind: Kind,
  dangers: readonly ReasonCode[],
  gravity: Gravity,
  sentiment: Sentiment,
): Label<Level> {
  if (kind !== 'complaint') {
    return { value: 'general', origin: 'rule', confidence: 0.9, reasons: ['level:no-complaint' satisfies ReasonCode] };
  }
  const { level, because } = levelOf({ ...gravity, sentiment });
  const reasons: ReasonCode[] = [`level:${because}`, ...dangers, ...gravity.reasons, `sentiment:${sentiment}`];
  const confidence = because === 'danger' ? 0.95 : Math.min(0.9, 0.6 + 0.08 * gravity.reasons.length);
  return { value: level, origin: 'rule', confidence: Math.round(confidence * 100) / 100, reasons };
}
