/** What the requests are drawn from: another one each time, unless the environment names one. */
export const seed = Number(process.env['REDRESS_FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** How many requests each operation is sent. */
export const runs = Number(process.env['REDRESS_FUZZ_RUNS'] ?? 15);
