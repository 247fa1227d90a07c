import type * as z from 'zod';
import type { causeAnalysis } from '../../contract/cause-shapes.ts';
import type { CauseAnalysis } from '../../domain/casework/causes/analysis.ts';
import type { Case } from '../../domain/complaint/complaint.ts';
import type { CasePart } from '../../domain/complaint/parts.ts';

/** The analysis among the parts of a case. */
export const recordedCause = (parts: readonly CasePart[]): CauseAnalysis | undefined =>
  parts.find((part) => part.kind === 'cause')?.data;

/** The analysis of a case; an empty one before anybody wrote anything. */
export const causeView = (
  { reference, version }: Case,
  analysis: CauseAnalysis | undefined,
): z.input<typeof causeAnalysis> => ({
  reference,
  version,
  recordedAt: analysis?.recordedAt ?? null,
  recordedBy: analysis?.recordedBy ?? null,
  problem: analysis?.problem,
  whys: analysis?.whys ?? [],
  fishbone: analysis?.fishbone ?? [],
  code: analysis?.code,
});
