/**
 * What the requests are drawn from: the same each time, so that a change is judged by what it changed. Look further with
 * others: `REDRESS_FUZZ_SEED=$RANDOM`.
 */
export const seed = Number(process.env['REDRESS_FUZZ_SEED'] ?? 1967461972);

/** How many requests each operation is sent. */
export const runs = Number(process.env['REDRESS_FUZZ_RUNS'] ?? 15);
