import type { Refusal } from '../api/refusal.ts';
import type { CoreWords } from '../wording/core.ts';

/** One sentence for whatever the API refused: its own words where it has some, ours where nobody answered. */
export function sentenceOf({ problem }: Refusal, { problems }: CoreWords): string {
  if (problem.code === 'page.offline') return problems.offline;
  if (problem.status === 401) return problems.signedOut;
  // The API's sentence is for customers, who have a secret.
  if (problem.code === 'complaint.not-found') return problems.noSuchCase;
  const fields = (problem.errors ?? []).map(({ detail }) => detail);
  const said = [problem.detail, ...fields].filter(Boolean).join(' ');
  if (said !== '') return said;
  return problem.status === 403 ? problems.forbidden : problems.failed;
}

/** The refusal's sentence about one field, for `errorText`. */
export function fieldTrouble(refusal: Refusal | undefined, field: string): string | undefined {
  return refusal?.problem.errors?.find((one) => one.field === field)?.detail;
}
