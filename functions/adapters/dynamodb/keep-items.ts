import { keepPrefix, keepShards } from '../../contract/table.ts';
import type { Case, Instant } from '../../domain/complaint/complaint.ts';
import type { Category } from '../../domain/complaint/vocabulary.ts';
import type { EndedCase } from '../../domain/services.ts';

export const keepPk = (category: Category, shard: number): string => `${keepPrefix}${category}#${shard}`;
export const keepSk = ({ endedAt, reference }: EndedCase): string => `${endedAt}#${reference}`;

/** Since when nothing more is to be done for anybody, or undefined while there is. */
function endOf(subject: Case): Instant | undefined {
  switch (subject.status) {
    case 'resolved':
      return subject.resolution.at;
    case 'closed':
      return subject.closedAt;
    case 'withdrawn':
      return subject.withdrawnAt;
    case 'merged':
      return subject.mergedAt;
    case 'received':
    case 'in-progress':
      return undefined;
    default:
      return subject satisfies never;
  }
}

/**
 * The keys by which it is found when it has been kept for as long as it may be; none while it goes on, while somebody
 * needs it in a dispute, and once it is erased.
 * @param shard of the reference, of `keepShards`
 */
export function keepKeys(
  subject: Case,
  shardOf: (reference: string, shards: number) => number,
): Record<string, string> {
  const { reference, category, hold, erased } = subject;
  const ended = endOf(subject);
  if (ended === undefined || hold || erased) return {};
  return {
    duePk: keepPk(category.value, shardOf(reference, keepShards)),
    dueSk: keepSk({ endedAt: ended, reference }),
  };
}
