/** What must be ended however a run ends: machines, engines, folders. They run in groups of their own, past Ctrl-C. */
const open = new Set<() => Promise<unknown>>();

/** Runs `work` and then `close`, which is also called when the run is interrupted meanwhile. */
export async function closingAfter<T>(close: () => Promise<unknown>, work: () => Promise<T>): Promise<T> {
  open.add(close);
  try {
    return await work();
  } finally {
    open.delete(close);
    await close();
  }
}

/** Ends what is open, the latest first, when somebody presses Ctrl-C. */
export function closeWhenInterrupted(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      const closers = [...open].toReversed();
      open.clear();
      void closers
        .reduce(
          (before, close) => before.then(close).catch((error: unknown) => console.error(error)),
          Promise.resolve<unknown>(undefined),
        )
        .then(() => process.exit(130));
    });
  }
}
