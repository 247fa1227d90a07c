import { asList, asNumber, asText } from '../properties.ts';
import type { Templates } from '../template.ts';

/** Requests a second, and how many may come at once. */
type Rate = { perSecond: number; burst: number };

type Bucket = Rate & { tokens: number; filledAt: number };

/**
 * The stage's throttle: a bucket of tokens for each method, as API Gateway has it. A setting for one method comes before
 * the one for all, which is a limit of each method and not of all together. The time is the real one, in milliseconds:
 * whoever moves the machine's clock gets no more requests by it.
 */
export class Throttle {
  readonly #rates: ReadonlyMap<string, Rate>;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rates: ReadonlyMap<string, Rate>, now: () => number = () => performance.now()) {
    this.#rates = rates;
    this.#now = now;
  }

  /** @returns false when there are too many of the method at once */
  take(method: string, resource: string): boolean {
    const name = `${method} ${resource}`;
    const rate = this.#rates.get(name) ?? this.#rates.get(every);
    if (rate === undefined) return true;
    const now = this.#now();
    const bucket = this.#buckets.get(name) ?? { ...rate, tokens: rate.burst, filledAt: now };
    this.#buckets.set(name, bucket);
    bucket.tokens = Math.min(rate.burst, bucket.tokens + ((now - bucket.filledAt) / 1000) * rate.perSecond);
    bucket.filledAt = now;
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }
}

const every = '* *';

/** The stage's settings by method and path, `* *` for all others. A stage that says nothing has the account's limits. */
export function ratesOf(templates: Templates): Map<string, Rate> {
  const rates = new Map<string, Rate>();
  for (const { properties } of templates.ofType('AWS::ApiGateway::Stage')) {
    for (const setting of asList(properties['MethodSettings'])) {
      const path = (asText(setting['ResourcePath']) ?? '/*').slice(1).replaceAll('~1', '/');
      const perSecond = asNumber(setting['ThrottlingRateLimit'], Number.NaN);
      const burst = asNumber(setting['ThrottlingBurstLimit'], perSecond);
      if (!Number.isNaN(perSecond)) rates.set(`${asText(setting['HttpMethod']) ?? '*'} ${path}`, { perSecond, burst });
    }
  }
  return rates;
}
