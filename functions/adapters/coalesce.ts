export type Outcome<O> = { ok: true; value: O } | { ok: false; error: unknown };

/**
 * Gathers the calls that one turn of the event loop makes and runs them together: ten events handled side by side
 * become one BatchGetItem instead of ten GetItems. A lone call is not held back.
 *
 * @param max the most inputs of one run; more become several runs
 * @param run answers each input in its place; a throw fails all inputs of that run
 */
export function coalesce<I, O>({
  max,
  run,
}: {
  max: number;
  run: (inputs: I[]) => Promise<Outcome<O>[]>;
}): (input: I) => Promise<O> {
  type Waiting = { input: I; resolve: (value: O) => void; reject: (error: unknown) => void };
  let waiting: Waiting[] = [];

  async function serve(group: Waiting[]): Promise<void> {
    try {
      const outcomes = await run(group.map(({ input }) => input));
      group.forEach(({ resolve, reject }, index) => {
        const outcome = outcomes[index];
        if (outcome?.ok) resolve(outcome.value);
        else reject(outcome?.error ?? new Error('The batch left an input without an outcome.'));
      });
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  function flush(): void {
    const all = waiting;
    waiting = [];
    for (let from = 0; from < all.length; from += max) void serve(all.slice(from, from + max));
  }

  return (input) =>
    new Promise<O>((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      if (waiting.length === 1) setImmediate(flush);
    });
}
