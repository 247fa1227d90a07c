/**
 * Remembers that a service is down, for as long as this process lives: after `failures` failures in a row it lets
 * nobody try for `openForMs`, then one caller at a time, until one succeeds.
 */
export type CircuitBreaker = {
  /** Whether to try now. Who may must tell the outcome. */
  mayTry(): boolean;
  succeeded(): void;
  failed(): void;
};

/** @param now milliseconds of any clock that does not go back */
export function circuitBreaker({
  failures,
  openForMs,
  now,
}: {
  failures: number;
  openForMs: number;
  now: () => number;
}): CircuitBreaker {
  let inARow = 0;
  let openUntil = 0;
  let probing = false;
  return {
    mayTry() {
      if (inARow < failures) return true;
      if (probing || now() < openUntil) return false;
      probing = true;
      return true;
    },
    succeeded() {
      inARow = 0;
      probing = false;
    },
    failed() {
      inARow += 1;
      probing = false;
      if (inARow >= failures) openUntil = now() + openForMs;
    },
  };
}
