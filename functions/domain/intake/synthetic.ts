import { timingSafeEqual } from 'node:crypto';
import type { Instant } from '../complaint/complaint.ts';
import type { Services } from '../services.ts';

/*
 * A complaint of our own, by which we try every few minutes whether complaints come through. Only who holds the
 * deployment's key can mark one: the mark is a digest in the idempotency key, which is the one thing of a request that
 * is meant for us and not for the record. To everybody else such a key is a key like any other.
 */

/** For how long, in milliseconds, a mark is good: one that leaks is worth nothing later. */
const lifetime = 10 * 60_000;

const prefix = 'canary';

const digestFor = (keyed: Services['keyed'], at: Instant): Promise<string> => keyed.digest(`${prefix}:${at}`);

/** The idempotency key that marks a complaint of ours, made at that time. Each time is another complaint. */
export const canaryKey = async (keyed: Services['keyed'], at: Instant): Promise<string> =>
  `${prefix}.${at}.${await digestFor(keyed, at)}`;

/** Whether the key marks a complaint of ours. */
export async function isSynthetic(keyed: Services['keyed'], key: string | undefined, now: Instant): Promise<boolean> {
  const [, at, digest] = /^canary\.(\d{4}-[\dTZ:.-]{19})\.([\da-f]{64})$/.exec(key ?? '') ?? [];
  if (at === undefined || digest === undefined) return false;
  // Not NaN, and not another way to write the same time.
  if (!(Math.abs(Date.parse(now) - Date.parse(at)) <= lifetime)) return false;
  return timingSafeEqual(Buffer.from(await digestFor(keyed, at)), Buffer.from(digest));
}
