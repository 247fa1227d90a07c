import { type Fault, type Finding, faults, type ScoredPart, type ScorePart } from './findings.ts';

/** What each part is worth, together 100, and which faults cost how much of it. */
const worth: { part: ScoredPart; most: number; lost: { [F in Fault]?: number } }[] = [
  { part: 'observation', most: 12, lost: { 'observation-missing': 12 } },
  { part: 'feeling', most: 12, lost: { 'feeling-missing': 12 } },
  { part: 'need', most: 12, lost: { 'need-missing': 12 } },
  { part: 'request', most: 12, lost: { 'request-missing': 12 } },
  { part: 'sincerity', most: 22, lost: { 'sincerity-missing': 22, 'solution-first': 12 } },
  { part: 'step', most: 15, lost: { 'step-undated': 15 } },
  { part: 'customer', most: 8, lost: { 'customer-unnamed': 8 } },
  { part: 'product', most: 7, lost: { 'product-unnamed': 7 } },
];

/** What each finding of a kind takes away, and at most how much all of them. */
const harm = [
  { part: 'blame', each: 20, most: 40 },
  { part: 'jargon', each: 5, most: 20 },
  { part: 'empty-promise', each: 10, most: 20 },
  { part: 'personal-data', each: 20, most: 40 },
  { part: 'blank-left', each: 15, most: 30 },
] as const satisfies { part: ScoredPart & Fault; each: number; most: number }[];

/**
 * How good a reply is by its findings, 0 to 100, and of what that is made up. What a reply does not owe (a product
 * that nobody named, a request in thanks for praise) has no finding and costs nothing.
 */
export function scoreOf(findings: readonly Finding[]): { score: number; parts: ScorePart[] } {
  const count = (code: Fault): number => findings.filter((finding) => finding.code === code).length;
  const gained = worth.map(({ part, most, lost }) => {
    const loss = Object.entries(lost).reduce(
      (sum, [code, points]) => (findings.some((finding) => finding.code === code) ? sum + points : sum),
      0,
    );
    return { part, points: Math.max(0, most - loss), most };
  });
  const taken = harm.flatMap(({ part, each, most }) => {
    const points = Math.min(most, each * count(part));
    return points > 0 ? [{ part, points: -points, most: 0 }] : [];
  });
  const parts = [...gained, ...taken];
  return {
    score: Math.max(
      0,
      parts.reduce((sum, { points }) => sum + points, 0),
    ),
    parts,
  };
}

/** What is kept of a reply that was sent, to compare with what its reader thought of it: no words. */
export const keptOf = ({ score, findings }: { score: number; findings: readonly Finding[] }) => ({
  score,
  codes: faults.filter((fault) => findings.some(({ code }) => code === fault)),
});
