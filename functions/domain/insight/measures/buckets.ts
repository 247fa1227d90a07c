const [hour, day] = [60, 24 * 60];

/**
 * Where one bucket of elapsed time ends and the next begins, in minutes: 5 minutes to 90 days, in round numbers that
 * grow by a quarter to a double, so that a figure is never further off than its bucket is wide. Fixed for good: what
 * was counted by other edges could not be added up with what is counted now.
 */
export const edges: readonly number[] = [
  5,
  10,
  15,
  20,
  30,
  45,
  ...[1, 1.5, 2, 3, 4, 6, 8, 12, 18, 24, 36].map((hours) => hours * hour),
  ...[2, 3, 4, 5, 7, 10, 14, 21, 30, 45, 60, 90].map((days) => days * day),
];

/** Bucket 0 is below the first edge; the last one has no end. */
export const bucketCount = edges.length + 1;

/** The bucket of so many minutes. */
export const bucketOf = (minutes: number): number => {
  const at = edges.findIndex((edge) => minutes < edge);
  return at === -1 ? edges.length : at;
};

/** From where to where a bucket reaches, in minutes. The last one is read as its beginning: "90 days or more". */
export const spanOf = (bucket: number): { from: number; to: number } => {
  const from = edges[bucket - 1] ?? 0;
  return { from, to: edges[bucket] ?? from };
};

/**
 * The time that a share of all stayed under, in minutes: the place within its bucket as if all in it were spread evenly.
 * @param counts how many there are in each bucket, in order
 * @param share 0.5 for the median, 0.9 for nine of ten
 * @returns undefined when there are none
 */
export function quantile(counts: readonly number[], share: number): number | undefined {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total <= 0) return undefined;
  const rank = Math.max(share * total, Number.MIN_VALUE);
  let before = 0;
  for (const [bucket, count] of counts.entries()) {
    if (count > 0 && before + count >= rank) {
      const { from, to } = spanOf(bucket);
      return from + ((rank - before) / count) * (to - from);
    }
    before += count;
  }
  return undefined;
}
