import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createHmac } from 'node:crypto';
import type { Services } from '../../domain/services.ts';

/** HMAC-SHA256 with a secret that is fetched once an environment and never leaves this file. */
export function secretKeyed(secretId: string, client = new SecretsManagerClient()): Services['keyed'] {
  let key: Promise<string> | undefined;

  async function fetchKey(): Promise<string> {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
    if (!SecretString) throw new Error('The key secret is empty.');
    return SecretString;
  }

  return {
    async digest(message) {
      key ??= fetchKey();
      try {
        return createHmac('sha256', await key)
          .update(message)
          .digest('hex');
      } catch (error) {
        key = undefined; // the next request tries again
        throw error;
      }
    },
  };
}
