import { DomainError } from '../errors.ts';
import type { Services } from '../services.ts';
import { type SignedMessage, toleranceSeconds, verdictOn } from './webhook-signature.ts';

/**
 * Lets a message in that a source of ours signed, and nobody else: before anything is read of it.
 *
 * A signature that no known key made may be one by a key that was rotated a moment ago, so that the keys are asked for
 * once more; how often that costs a call is the key ring's to bound.
 * @throws DomainError `webhook.not-signed`, the same for a source that does not exist, a wrong key, altered words or
 *   headers; `webhook.out-of-time` for what is signed as it should be, and too old or ahead of its time
 */
export async function admitWebhook(
  { webhookKeys, clock }: Pick<Services, 'webhookKeys' | 'clock'>,
  source: string,
  message: SignedMessage | undefined,
): Promise<void> {
  const now = clock.now();
  if (message === undefined) throw new DomainError('webhook.not-signed', { minutes: toleranceSeconds / 60 });
  const known = verdictOn(message, await webhookKeys.of(source, 'known'), now);
  const verdict = known === 'not-signed' ? verdictOn(message, await webhookKeys.of(source, 'fresh'), now) : known;
  if (verdict === 'genuine') return;
  throw new DomainError(`webhook.${verdict}`, { minutes: toleranceSeconds / 60, now });
}
