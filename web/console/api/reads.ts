import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { useDesk } from '../desk.ts';
import { addressOf, type Answer, type Asked, call, type Caller, type Operation } from './call.ts';
import { onConnection } from './connection.ts';
import { Refusal } from './refusal.ts';

/** What was read at an address: the last data stays while it is read anew, and when that fails. */
export type Read<A> = {
  data: A | undefined;
  etag: string | undefined;
  /** Why the last attempt failed. */
  refusal: Refusal | undefined;
  loading: boolean;
};

type Entry = { read: Read<unknown>; running: Promise<void> | undefined; stale: boolean; listeners: Set<() => void> };

const nothing: Read<unknown> = { data: undefined, etag: undefined, refusal: undefined, loading: true };
const entries = new Map<string, Entry>();
/** Whoever looks at an address has it read again when it is out of date. */
const refreshers = new Map<string, Set<() => void>>();

function entryOf(address: string): Entry {
  const known = entries.get(address);
  if (known !== undefined) return known;
  const made: Entry = { read: nothing, running: undefined, stale: true, listeners: new Set() };
  entries.set(address, made);
  return made;
}

function set(entry: Entry, read: Partial<Read<unknown>>): void {
  entry.read = { ...entry.read, ...read };
  for (const listener of entry.listeners) listener();
}

async function load<O extends Operation>(caller: Caller, operation: O, asked: Asked<O>): Promise<void> {
  const entry = entryOf(addressOf(operation, asked));
  const attempt = async (): Promise<void> => {
    entry.stale = false;
    set(entry, { loading: true });
    try {
      const { body, etag } = await call(caller, operation, asked);
      set(entry, { data: body, etag, refusal: undefined, loading: false });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      set(entry, { refusal: error, loading: false });
    } finally {
      entry.running = undefined;
    }
  };
  // What was out of date before the answer came is read once more.
  do {
    entry.running ??= attempt();
    await entry.running;
  } while (entry.stale);
}

/** Marks what was read at addresses with this beginning as out of date; what is on the screen is read again at once. */
export function invalidate(beginning: string): void {
  for (const [address, entry] of entries) if (address.startsWith(beginning)) entry.stale = true;
  for (const [address, those] of refreshers) {
    if (address.startsWith(beginning)) for (const refresh of those) refresh();
  }
}

/** Shows what a command will most likely make of what was read. @returns how to take that back */
export function foresee<O extends Operation>(
  operation: O,
  asked: Asked<O>,
  change: (data: Answer<O>) => Answer<O>,
): () => void {
  const entry = entries.get(addressOf(operation, asked));
  if (entry?.read.data === undefined) return () => undefined;
  const before = entry.read.data;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what stands at an operation's address is its answer
  const after = change(before as Answer<O>);
  set(entry, { data: after });
  return () => {
    if (entry.read.data === after) set(entry, { data: before });
  };
}

/** Forgets everything that was read: it was for the person who has signed out, or in the language before. */
export function forgetReads(): void {
  for (const entry of entries.values()) {
    entry.stale = true;
    set(entry, nothing);
  }
  for (const those of refreshers.values()) for (const refresh of those) refresh();
}

const firstRetry = 2_000;
const longestRetry = 30_000;

/**
 * Reads an operation and stays up to date: when the page is looked at again, when the connection is back (attempts
 * that got no answer are repeated after 2, 4, … 30 s), after `invalidate`, and every `every` milliseconds.
 *
 * @param asked what is asked for; undefined reads nothing yet
 */
export function useRead<O extends Operation>(
  operation: O,
  asked: Asked<O> | undefined,
  { every }: { every?: number } = {},
): Read<Answer<O>> & { refresh: () => Promise<void> } {
  const { caller } = useDesk();
  const address = asked === undefined ? undefined : addressOf(operation, asked);
  const refresh = useCallback(
    async () => {
      if (asked !== undefined) await load(caller, operation, asked);
    },
    // The address says all that was asked.
    [caller, operation, address],
  );

  useEffect(() => {
    if (address === undefined) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let retry = firstRetry;
    let ended = false;
    const run = async (): Promise<void> => {
      clearTimeout(timer);
      await refresh();
      const failed = entryOf(address).read.refusal?.unanswered ?? false;
      const wait = failed ? retry : every;
      retry = failed ? Math.min(retry * 2, longestRetry) : firstRetry;
      if (!ended && wait !== undefined) timer = setTimeout(() => (document.hidden ? undefined : void run()), wait);
    };
    const look = (): void => {
      if (!document.hidden) void run();
    };
    const lost = (): boolean => entryOf(address).read.refusal?.unanswered ?? false;
    const back = onConnection(() => (navigator.onLine && lost() ? void run() : undefined));
    const those = refreshers.get(address) ?? new Set();
    refreshers.set(address, those.add(look));
    document.addEventListener('visibilitychange', look);
    void run();
    return () => {
      ended = true;
      clearTimeout(timer);
      back();
      those.delete(look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [address, refresh, every]);

  const subscribe = useCallback(
    (listener: () => void) => {
      if (address === undefined) return () => undefined;
      const { listeners } = entryOf(address);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    [address],
  );
  const read = useSyncExternalStore(subscribe, () => (address === undefined ? nothing : entryOf(address).read));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what stands at an operation's address is its answer
  return { ...(read as Read<Answer<O>>), refresh };
}
