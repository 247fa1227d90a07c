import type { Analyser, Services } from '../../domain/services.ts';
import { circuitBreaker } from './circuit-breaker.ts';

export type FallbackLimits = {
  /** The longest that one analysis waits for the primary. @default 3000 */
  timeoutMs?: number;
  /** Failures in a row after which the primary is left alone. @default 3 */
  failures?: number;
  /** How long it is left alone. @default 30000 */
  openForMs?: number;
  /** Milliseconds of any clock that does not go back. @default performance.now */
  now?: () => number;
};

/**
 * An analyser that always answers, within the time limit: whatever goes wrong with `primary` (throttling, an outage,
 * a region without it, silence), `embedded` answers instead, and `AnalyserFallbacks` counts it. During an outage the
 * primary is not asked at all, so that no case waits for it.
 */
export function withFallback(
  primary: Analyser,
  embedded: Analyser,
  log: Services['log'],
  measures: Services['measures'],
  { timeoutMs = 3_000, failures = 3, openForMs = 30_000, now = () => performance.now() }: FallbackLimits = {},
): Analyser {
  const breaker = circuitBreaker({ failures, openForMs, now });

  return {
    async analyse(text, hint) {
      if (breaker.mayTry()) {
        try {
          const analysis = await within(timeoutMs, primary.analyse(text, hint));
          breaker.succeeded();
          return analysis;
        } catch (error) {
          breaker.failed();
          // The name and not the message: a message may quote the text.
          log.warn('The analyser failed; the embedded one answers.', { error: nameOf(error) });
        }
      }
      measures.count('AnalyserFallbacks');
      return embedded.analyse(text, hint);
    },
  };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

class AnalysisTimeout extends Error {
  override readonly name = 'AnalysisTimeout';
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new AnalysisTimeout()), milliseconds);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
