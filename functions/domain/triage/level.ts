import type { Level } from '../complaint/vocabulary.ts';
import type { Sentiment } from '../services.ts';
import { type Scope, type Severity, scopes, severities, type Urgency, urgencies } from './gravity.ts';

/** From the mildest to the angriest. */
export const sentimentScale = ['positive', 'neutral', 'mixed', 'negative'] as const satisfies Sentiment[];

export type LevelInputs = { severity: Severity; urgency: Urgency; scope: Scope; sentiment: Sentiment };

type Row = { level: Level; because: string } & Partial<LevelInputs>;

/**
 * THE level table: the first row all of whose conditions are reached gives the level, and is its reason. A condition
 * means "at least", and the rows stand in falling order of level, so more of anything never lowers a level.
 */
export const levelTable = [
  { level: 'urgent', because: 'danger', severity: 'danger' },
  { level: 'urgent', because: 'serious-and-now', severity: 'serious', urgency: 'now' },
  { level: 'urgent', because: 'serious-for-many', severity: 'serious', scope: 'many' },
  { level: 'urgent', because: 'for-many-and-now', urgency: 'now', scope: 'many' },
  { level: 'important', because: 'serious', severity: 'serious' },
  { level: 'important', because: 'for-many', scope: 'many' },
  { level: 'important', because: 'now-and-upset', urgency: 'now', sentiment: 'mixed' },
  { level: 'important', because: 'moderate-and-soon', severity: 'moderate', urgency: 'soon' },
  { level: 'important', because: 'moderate-for-several', severity: 'moderate', scope: 'several' },
  { level: 'important', because: 'moderate-and-upset', severity: 'moderate', sentiment: 'mixed' },
  { level: 'general', because: 'nothing-grave' },
] as const satisfies Row[];

export type LevelRow = (typeof levelTable)[number];
export type LevelBecause = LevelRow['because'];

/** The row of the table that applies. */
export function levelOf(inputs: LevelInputs): { level: Level; because: LevelBecause } {
  const row: LevelRow | undefined = levelTable.find((candidate) => reached(candidate, inputs));
  return row ?? { level: 'general', because: 'nothing-grave' };
}

const atLeast = <T extends string>(scale: readonly T[], actual: T, wanted: T | undefined): boolean =>
  wanted === undefined || scale.indexOf(actual) >= scale.indexOf(wanted);

const reached = (row: Row, inputs: LevelInputs): boolean =>
  atLeast(severities, inputs.severity, row.severity) &&
  atLeast(urgencies, inputs.urgency, row.urgency) &&
  atLeast(scopes, inputs.scope, row.scope) &&
  atLeast(sentimentScale, inputs.sentiment, row.sentiment);
