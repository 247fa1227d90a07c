import type * as z from 'zod';
import { submitRoutes } from '../../functions/contract/routes.ts';
import type { registration, Submission } from '../../functions/contract/submission-shapes.ts';
import { ask, type Desk, Refusal } from '../http.ts';

export type Registration = z.output<typeof registration>;

/** Seconds after which what did not arrive is tried once more by itself; then it waits for the reader. */
const pauses = [5, 15, 45] as const;
/** So often when the desk itself said when to come back. */
const mostWhenAsked = 10;

export type Waiting = { refusal: Refusal; seconds: number | undefined };

/**
 * Sends a submission until it has arrived or was refused. What may have been lost on the way is sent again with the
 * same key, so that it is one complaint however often it is sent: after a pause, and at once when the browser is back
 * online.
 */
export class Sending {
  #tries = 0;
  #stop: (() => void) | undefined;
  readonly #waiting: (waiting: Waiting) => void;

  /** @param waiting told each second while it waits for the next try; `seconds` is missing when none is to come */
  constructor(waiting: (waiting: Waiting) => void) {
    this.#waiting = waiting;
  }

  /** A press of the button: at once, and with all tries before it. */
  send(desk: Desk, submission: Submission, key: string, again: () => void): Promise<Registration> {
    this.cancel();
    return this.#try(desk, submission, key, again);
  }

  /** Waits no longer. */
  cancel(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  /** What is sent next is something new. */
  reset(): void {
    this.cancel();
    this.#tries = 0;
  }

  async #try(desk: Desk, submission: Submission, key: string, again: () => void): Promise<Registration> {
    try {
      const { body } = await ask<Registration>(desk, submitRoutes.submitComplaint, {
        body: submission,
        headers: { 'Idempotency-Key': key },
      });
      this.reset();
      return body;
    } catch (error) {
      if (error instanceof Refusal && error.passing) this.#wait(error, again);
      throw error;
    }
  }

  #wait(refusal: Refusal, again: () => void): void {
    let left = navigator.onLine ? pauseAfter(refusal, this.#tries) : undefined;
    this.#tries += 1;
    const go = (): void => {
      this.cancel();
      again();
    };
    const timer = setInterval(() => {
      if (left === undefined) return;
      left -= 1;
      if (left <= 0) go();
      else this.#waiting({ refusal, seconds: left });
    }, 1_000);
    addEventListener('online', go);
    this.#stop = () => {
      clearInterval(timer);
      removeEventListener('online', go);
    };
    this.#waiting({ refusal, seconds: left });
  }
}

/**
 * When to try again, in seconds; undefined when not by itself. Never before the desk said, and up to a quarter later: all
 * who were sent away together would otherwise come back together.
 */
function pauseAfter({ retryAfter }: Refusal, tries: number): number | undefined {
  if (retryAfter === undefined) return pauses[tries];
  const asked = Math.max(1, retryAfter);
  return tries < mostWhenAsked ? asked + Math.floor((Math.random() * asked) / 4) : undefined;
}
