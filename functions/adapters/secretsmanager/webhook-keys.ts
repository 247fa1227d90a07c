import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { keyOf } from '../../domain/intake/webhook-signature.ts';
import type { Services } from '../../domain/services.ts';

const minute = 60_000;
/** How long keys are used without asking whether they still hold. */
const keptFor = 5 * minute;
/** How often an unknown signature may have them asked for anew: a flood of such costs no more than that. */
const freshFor = minute / 6;
/** For how long after a rotation the key before it is still taken, so that a sender can change theirs in between. */
const overlap = 72 * 60 * minute;

/**
 * The keys of webhook sources, one secret each. A rotation (`put-secret-value`) makes the present one the previous one:
 * both hold for 72 hours, then the older one ends by itself.
 * @param secrets the ARN of each source's secret
 * @throws Error when a source's present secret is no key, which somebody must have put there
 */
export function secretWebhookKeys(
  secrets: Readonly<Record<string, string>>,
  clock: Services['clock'],
  client = new SecretsManagerClient(),
): Services['webhookKeys'] {
  type Ring = { keys: Promise<readonly Uint8Array[]>; readAt: number };
  const rings = new Map<string, Ring>();

  async function read(source: string, secretId: string): Promise<readonly Uint8Array[]> {
    const current = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
    const key = keyOf(current.SecretString ?? '');
    if (key === undefined)
      throw new Error(`The secret of the webhook source ${source} is not 24 to 64 bytes in base64.`);
    const since = Date.parse(clock.now()) - (current.CreatedDate?.getTime() ?? 0);
    const before = since < overlap ? await previous(secretId) : undefined;
    return before === undefined ? [key] : [key, before];
  }

  async function previous(secretId: string): Promise<Uint8Array | undefined> {
    try {
      const command = new GetSecretValueCommand({ SecretId: secretId, VersionStage: 'AWSPREVIOUS' });
      return keyOf((await client.send(command)).SecretString ?? '');
    } catch (error) {
      if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined; // never rotated
      throw error;
    }
  }

  return {
    async of(source, wanted) {
      const secretId = Object.hasOwn(secrets, source) ? secrets[source] : undefined;
      if (secretId === undefined) return [];
      const now = Date.parse(clock.now());
      const held = rings.get(source);
      if (held && Math.abs(now - held.readAt) < (wanted === 'fresh' ? freshFor : keptFor)) return held.keys;
      const ring = { keys: read(source, secretId), readAt: now };
      rings.set(source, ring);
      try {
        return await ring.keys;
      } catch (error) {
        if (rings.get(source) === ring) rings.delete(source); // the next request tries again
        throw error;
      }
    },
  };
}
