import { ensureInScope, type Scope } from '../../casework/scope.ts';
import type { CauseCode } from '../../casework/causes/analysis.ts';
import type { Case, Instant } from '../../complaint/complaint.ts';
import { DomainError } from '../../errors.ts';
import { shortened } from '../../correspondence/printable.ts';
import type { Services } from '../../services.ts';
import { withoutPersons } from './mask.ts';
import { rank, type Ranked, searchLimits, worthComparing } from './rank.ts';
import { termLimits, termsOf } from './terms.ts';

/** A solved case that is like the one in question, and how it was solved. `sameProduct` by the product's name. */
export type SimilarCase = {
  reference: string;
  score: number;
  solvedAt: Instant;
  why: { sameProduct: boolean; shared: string[] };
  category: Case['category']['value'];
  product?: string;
  cause?: CauseCode;
  remedies: string[];
  resolution: string;
};

const excerpt = 240;
const mostReasons = 8;

/**
 * Solved cases like this one, the most alike first. What it reads is bounded: one query for each of the terms asked
 * for, one item for each case compared, and one for each shown.
 * @param scope whose cases the reader may see: others are left out
 * @throws DomainError `complaint.not-found`
 */
export async function findSimilar(
  { cases, solved }: Pick<Services, 'cases' | 'solved'>,
  reference: string,
  scope: Scope,
): Promise<SimilarCase[]> {
  const beginning = await cases.beginning(reference);
  if (!beginning) throw new DomainError('complaint.not-found', { reference });
  const { subject, received } = beginning;
  const text: string | undefined = received.words?.description;
  const { product, customer } = subject;
  const asked = termsOf({ text: text ?? '', product, names: [customer.name] }, termLimits.asked);
  const postings = await solved.postings(
    asked.map(({ term }) => term),
    searchLimits.postings,
  );
  const found = await solved.remembered(worthComparing(asked, postings, reference));
  const best = rank(asked, subject.category.value, found, postings).slice(0, searchLimits.shown);
  const shown = await Promise.all(best.map(async (one) => [one, await cases.find(one.reference)] as const));
  return shown.flatMap(([one, other]) => (other && mayBeShown(other, scope) ? viewOf(one, other) : []));
}

/** It may have been reopened, or given to another team, since it was remembered. */
function mayBeShown(other: Case, scope: Scope): boolean {
  if (other.status !== 'resolved' && other.status !== 'closed') return false;
  try {
    ensureInScope(other, scope);
    return true;
  } catch {
    return false;
  }
}

function viewOf({ reference, score, solvedAt, shared, remedies }: Ranked, other: Case): SimilarCase[] {
  if ((other.status !== 'resolved' && other.status !== 'closed') || !other.resolution) return [];
  const { product, cause, customer } = other;
  const said = [...new Set(shared.map(({ words }) => words))];
  return [
    {
      reference,
      score,
      solvedAt,
      why: { sameProduct: shared.some(({ term }) => term.startsWith('=')), shared: said.slice(0, mostReasons) },
      category: other.category.value,
      ...(product !== undefined && { product }),
      ...(cause && { cause }),
      remedies,
      resolution: shortened(withoutPersons(other.resolution.explanation, [customer.name]), excerpt),
    },
  ];
}
