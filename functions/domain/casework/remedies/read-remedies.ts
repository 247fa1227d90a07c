import type { Case } from '../../complaint/complaint.ts';
import type { CasePart } from '../../complaint/parts.ts';
import type { Services } from '../../services.ts';
import type { Negotiation } from './negotiation.ts';
import { type Similar, similar } from './settlements.ts';

export type RemediesOfCase = {
  remedies: CasePart<'remedy'>[];
  negotiations: { id: string; sheet: Negotiation; similar?: Similar }[];
};

/**
 * All remedies and negotiations of a case, with what similar cases were settled for beside each sheet that is still
 * open. One batch of reads by key, and one read for each open sheet: how long the case is, and how many cases there
 * are, plays no part.
 */
export async function readRemedies(
  { cases, settlements }: Pick<Services, 'cases' | 'settlements'>,
  subject: Case,
): Promise<RemediesOfCase> {
  const { reference, remedies = [], negotiations = [] } = subject;
  const parts = await cases.parts(reference, [
    ...remedies.map(({ id }) => ({ kind: 'remedy', id }) as const),
    ...negotiations.map(({ id }) => ({ kind: 'negotiation', id }) as const),
  ]);
  const sheets = parts.flatMap((part) => (part.kind === 'negotiation' ? [{ id: part.id, sheet: part.data }] : []));
  const category = subject.category.value;
  return {
    remedies: parts.flatMap((part) => (part.kind === 'remedy' ? [part] : [])),
    negotiations: await Promise.all(
      sheets.map(async ({ id, sheet }) => {
        const currency = sheet.rounds[0]?.amount.currency;
        if (sheet.state !== 'open' || currency === undefined) return { id, sheet };
        const known = similar(await settlements.of({ category, kind: sheet.kind, currency }), currency);
        return { id, sheet, ...(known && { similar: known }) };
      }),
    ),
  };
}
