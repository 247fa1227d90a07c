/** What the coach can find. A praise names what is there; the others what is not, or should not be. */
export const praises = [
  'observation-named',
  'feeling-named',
  'need-named',
  'request-made',
  'sincerity-first',
  'step-dated',
  'customer-named',
  'product-named',
] as const;
export const faults = [
  'observation-missing',
  'feeling-missing',
  'need-missing',
  'request-missing',
  'sincerity-missing',
  'solution-first',
  'step-undated',
  'customer-unnamed',
  'product-unnamed',
  'blame',
  'jargon',
  'empty-promise',
  'personal-data',
  'blank-left',
] as const;
export type Praise = (typeof praises)[number];
export type Fault = (typeof faults)[number];
export type FindingCode = Praise | Fault;

export const severities = ['praise', 'hint', 'warning'] as const;
export type Severity = (typeof severities)[number];

/**
 * One thing found. `start` and `end` are UTF-16 code units of the text; where something is missing they are equal, and
 * name the place where it would go.
 */
export type Finding = { code: FindingCode; severity: Severity; start: number; end: number };

/** A share of the score: `points` of at most `most`; what takes points away has a negative number of none. */
export type ScorePart = { part: ScoredPart; points: number; most: number };
export const scoredParts = [
  'observation',
  'feeling',
  'need',
  'request',
  'sincerity',
  'step',
  'customer',
  'product',
  'blame',
  'jargon',
  'empty-promise',
  'personal-data',
  'blank-left',
] as const;
export type ScoredPart = (typeof scoredParts)[number];
