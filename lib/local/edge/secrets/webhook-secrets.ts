import { randomBytes } from 'node:crypto';
import type { EdgeOptions, EdgeRequest, EdgeResponse } from '../interface.ts';
import { problem } from '../pages/html.ts';
import type { secretsManager } from './secrets-manager.ts';

type Secrets = Pick<ReturnType<typeof secretsManager>, 'current' | 'put'>;

/**
 * What an operator does with the AWS CLI (docs/runbook.md), on this machine:
 *
 * | route | what |
 * |---|---|
 * | `GET /_local/webhooks/{source}` | the secret that the source signs with, as its sender is given it |
 * | `POST /_local/webhooks/{source}/rotate` | gives it a new one and answers it; the one before holds for 72 hours more |
 */
export async function webhookSecrets(
  { webhooks }: Pick<EdgeOptions, 'webhooks'>,
  secrets: Secrets,
  { method, path }: EdgeRequest,
): Promise<EdgeResponse | undefined> {
  const [, source = '', action] = /^\/_local\/webhooks\/([^/]+)(\/rotate)?$/.exec(path) ?? [];
  if (source === '') return undefined;
  const secretId = Object.hasOwn(webhooks, source) ? webhooks[source] : undefined;
  if (secretId === undefined) {
    const known = Object.keys(webhooks).join(', ') || 'none';
    return problem(404, 'local.webhook-unknown', `"webhooks" in redress.config.json names these sources: ${known}.`);
  }
  if (method !== (action === undefined ? 'GET' : 'POST')) {
    return problem(405, 'local.method-not-allowed', `${method} is not for ${path}.`);
  }
  if (action !== undefined) await secrets.put(secretId, randomBytes(48).toString('base64'));
  return {
    status: 200,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    body: `whsec_${secrets.current(secretId)}\n`,
  };
}
