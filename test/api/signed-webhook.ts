import { createHmac } from 'node:crypto';
import { webhookKey, webhookSource } from '../desk.ts';
import type { Said } from './api-at-work.ts';

type Signing = {
  /** When it is sent: ISO 8601. */
  at: string;
  id?: string;
  source?: string;
  keys?: readonly Uint8Array[];
};

/** A message as the shop's server sends it: signed by Standard Webhooks, over the very text of its body. */
export function signedWebhook(
  body: unknown,
  { at, id = 'msg_1', source = webhookSource, keys = [webhookKey] }: Signing,
): Said & { rawBody: string; headers: Record<string, string> } {
  const rawBody = typeof body === 'string' ? body : JSON.stringify(body);
  const timestamp = String(Math.floor(Date.parse(at) / 1000));
  const signatures = keys.map(
    (key) => `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${rawBody}`).digest('base64')}`,
  );
  return {
    id: source,
    rawBody,
    headers: {
      'Content-Type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signatures.join(' '),
    },
  };
}
