import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { secretWebhookKeys } from '../../../functions/adapters/secretsmanager/webhook-keys.ts';
import { openEdge, settings } from '../../local/edge/edge-at-work.ts';

/* Against Secrets Manager as the local machine has it, whose values are generated and rotated as AWS does it. */

const arn = settings.secrets[0].arn;
let edge: Awaited<ReturnType<typeof openEdge>>;
let calls: number;
let keys: ReturnType<typeof secretWebhookKeys>;
let client: SecretsManagerClient;
beforeEach(async () => {
  edge = await openEdge();
  calls = 0;
  client = new SecretsManagerClient(edge.client);
  client.middlewareStack.add(
    (next) => async (args) => {
      calls += 1;
      return next(args);
    },
    { step: 'initialize' },
  );
  keys = secretWebhookKeys({ shop: arn }, { now: () => edge.time.now.toISOString() }, client);
});
afterEach(async () => {
  client.destroy();
  await edge.close();
});

const later = (minutes: number): void => {
  edge.time.now = new Date(edge.time.now.getTime() + minutes * 60_000);
};
const rotate = async (): Promise<string> => {
  const answer = await fetch(`${edge.origin}/_local/webhooks/shop/rotate`, { method: 'POST' });
  return (await answer.text()).trim();
};
const asSecret = (given: readonly Uint8Array[]): string[] =>
  given.map((key) => `whsec_${Buffer.from(key).toString('base64')}`);

describe('The keys of a webhook source', () => {
  test('are one at first, as the sender was given it', async () => {
    const given = (await (await fetch(`${edge.origin}/_local/webhooks/shop`)).text()).trim();
    expect(given).toMatch(/^whsec_[A-Za-z0-9+/]{64}$/);
    expect(asSecret(await keys.of('shop', 'known'))).toEqual([given]);
  });

  test('are the new one and the one before for 72 hours after a rotation, and then the new one alone', async () => {
    const [old = ''] = asSecret(await keys.of('shop', 'known'));
    later(60);
    const renewed = await rotate();
    later(71 * 60);
    expect(asSecret(await keys.of('shop', 'known'))).toEqual([renewed, old]);
    later(60);
    expect(asSecret(await keys.of('shop', 'known'))).toEqual([renewed]);
  });

  test('never are those before last: whose secret was stolen rotates it twice', async () => {
    const [stolen = ''] = asSecret(await keys.of('shop', 'known'));
    const first = await rotate();
    const second = await rotate();
    later(6);
    expect(asSecret(await keys.of('shop', 'known'))).toEqual([second, first]);
    expect(asSecret(await keys.of('shop', 'known'))).not.toContain(stolen);
  });

  test('are asked for once in five minutes, and again for a signature that nobody knows, ten seconds apart', async () => {
    await keys.of('shop', 'known');
    const asked = calls;
    later(4);
    await Promise.all([keys.of('shop', 'known'), keys.of('shop', 'known')]);
    expect(calls).toBe(asked);
    await Promise.all(Array.from({ length: 50 }, async () => keys.of('shop', 'fresh')));
    expect(calls).toBe(asked * 2);
    later(0.1);
    await keys.of('shop', 'fresh');
    expect(calls).toBe(asked * 2);
    later(0.1);
    await keys.of('shop', 'fresh');
    expect(calls).toBe(asked * 3);
    later(5);
    await keys.of('shop', 'known');
    expect(calls).toBe(asked * 4);
  });

  test('are none of a source that there is not, for which nobody is asked', async () => {
    for (const source of ['nobody', '', '__proto__', 'constructor']) expect(await keys.of(source, 'fresh')).toEqual([]);
    expect(calls).toBe(0);
  });

  test('fail loudly, and are asked for again, when somebody put something there that is none', async () => {
    const bad = await openEdge({ secrets: [{ ...settings.secrets[0], value: 'too short' }] });
    const other = new SecretsManagerClient(bad.client);
    const ring = secretWebhookKeys({ shop: arn }, { now: () => edge.time.now.toISOString() }, other);
    await expect(ring.of('shop', 'known')).rejects.toThrow('webhook source shop');
    await expect(ring.of('shop', 'known')).rejects.toThrow('webhook source shop');
    other.destroy();
    await bad.close();
  });
});
