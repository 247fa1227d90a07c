import { newKey } from '../tab.ts';
import type { Registration } from './sending.ts';

type Things = {
  /** What is being written, by field name. */
  draft: Record<string, string>;
  /** The content that was last sent, with its idempotency key. */
  attempt: { content: string; key: string };
  /** What the API answered to it. */
  result: Result;
};

export type Result = { made: Registration; mailed: boolean };

/**
 * What one form keeps over a reload, in this tab: it leaves with the tab, since computers are shared. Where the browser
 * keeps nothing, it stays for as long as the page.
 */
export class Kept {
  readonly #slot: string;
  readonly #secretly: boolean;
  readonly #here = new Map<string, unknown>();

  /**
   * @param slot tells the forms of a page apart
   * @param secretly keeps what the API answered in memory only: on other sites' pages the tab's storage is read by
   *   their scripts, and the answer holds the case's secret
   */
  constructor(slot: string, secretly: boolean) {
    this.#slot = slot;
    this.#secretly = secretly;
  }

  recall<N extends keyof Things>(name: N): Things[N] | undefined {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `keep` below pairs each name with its thing
    if (this.#here.has(name)) return this.#here.get(name) as Things[N];
    try {
      const kept = sessionStorage.getItem(this.#nameOf(name));
      return kept === null ? undefined : JSON.parse(kept);
    } catch {
      return undefined;
    }
  }

  /** Keeps it, or forgets it when it is undefined. */
  keep<N extends keyof Things>(name: N, thing: Things[N] | undefined): void {
    if (thing === undefined) this.#here.delete(name);
    else this.#here.set(name, thing);
    if (name === 'result' && this.#secretly) return;
    try {
      if (thing === undefined) sessionStorage.removeItem(this.#nameOf(name));
      else sessionStorage.setItem(this.#nameOf(name), JSON.stringify(thing));
    } catch {
      // Private windows may keep nothing; the form still works.
    }
  }

  /** The same key for the same content, over retries and reloads: what was sent twice is one complaint. */
  keyFor(content: string): string {
    const attempt = this.recall('attempt');
    if (attempt?.content === content) return attempt.key;
    const key = newKey();
    this.keep('attempt', { content, key });
    return key;
  }

  #nameOf(name: keyof Things): string {
    return `redress.form.${this.#slot}.${name}`;
  }
}
