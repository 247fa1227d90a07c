import type { Case, Instant } from '../complaint/complaint.ts';
import { categories, type Category } from '../complaint/vocabulary.ts';

/** For how long cases are kept once they are over, in months, and for how many hours an erasure can be thought over. */
export type RetentionSettings = {
  cases: { months: number; byCategory: Partial<Record<Category, number>> };
  erasureGraceHours: number;
};

/** For how long each category is kept, in months. */
export const monthsOf = ({
  cases: { months, byCategory },
}: RetentionSettings): { category: Category; months: number }[] =>
  categories.map((category) => ({ category, months: byCategory[category] ?? months }));

/** The moment until which cases that have ended must have ended, to be kept for so many months. Never too early. */
export function monthsBefore(now: Instant, months: number): Instant {
  const at = new Date(now);
  const day = at.getUTCDate();
  at.setUTCDate(1);
  at.setUTCMonth(at.getUTCMonth() - months);
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  at.setUTCDate(Math.min(day, last));
  return at.toISOString();
}

/** Since when a case is over; undefined while it is not. */
export function endOf(subject: Case): Instant | undefined {
  switch (subject.status) {
    case 'closed':
      return subject.closedAt;
    case 'withdrawn':
      return subject.withdrawnAt;
    case 'merged':
      return subject.mergedAt;
    case 'resolved':
      return subject.resolution.at;
    case 'in-progress':
    case 'received':
      return undefined;
    default:
      return subject satisfies never;
  }
}
