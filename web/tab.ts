/** What this tab keeps over a reload, by name. It leaves with the tab: computers are shared. */
export type Kept = {
  /** The content that was last sent, with its idempotency key. */
  attempt: { content: string; key: string };
  /** This tab was signed in before it was reloaded: then the sign-in page does not ask again. */
  signedIn: true;
  /** What staff are writing in the console, by place (`CR-…/reply`): field name and text. Gone with the sign-out. */
  consoleDrafts: Record<string, Record<string, string>>;
  /** The job on many cases whose progress staff look at. */
  consoleBulk: string;
  /** Commands of the console that have got no answer: what is sent again has the key of the first time. */
  consoleAttempts: Record<string, { content: string; key: string }>;
  /** What a customer is writing about a case, by field name. */
  trackDraft: { reference: string; values: Record<string, string> };
  /** What is being entered to find a case, by field name. */
  trackEntry: Record<string, string>;
  /** The link of a mail that the confirm page was opened with, and the idempotency key of its press. */
  mailLink: { token: string; key: string };
  /** The link of a task, and the answer that is being written. */
  taskLink: { token: string; key: string };
  taskDraft: { token: string; text: string };
};

const nameOf = (name: keyof Kept): string => `redress.${name}`;

/** What was kept, or undefined when there is nothing or the browser keeps nothing. */
export function recall<N extends keyof Kept>(name: N): Kept[N] | undefined {
  try {
    const kept = sessionStorage.getItem(nameOf(name));
    return kept === null ? undefined : JSON.parse(kept);
  } catch {
    return undefined;
  }
}

/** Keeps a value in this tab, or forgets it when it is undefined. */
export function keep<N extends keyof Kept>(name: N, value: Kept[N] | undefined): void {
  try {
    if (value === undefined) sessionStorage.removeItem(nameOf(name));
    else sessionStorage.setItem(nameOf(name), JSON.stringify(value));
  } catch {
    // Private windows may keep nothing; the page still works.
  }
}

/**
 * The idempotency key for this content: the same one for the same content, over retries and reloads, so that a
 * submission whose answer was lost is found again and not made twice.
 */
export function attemptKeyFor(content: string): string {
  const attempt = recall('attempt');
  if (attempt?.content === content) return attempt.key;
  const key = newKey();
  keep('attempt', { content, key });
  return key;
}

/** `crypto.randomUUID` exists in secure contexts only; a desk tried over plain HTTP in a local network is none. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
