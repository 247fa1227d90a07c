import { registration } from '../../contract/submission-shapes.ts';
import { webhookBody } from '../../contract/webhook-shapes.ts';
import type { Channel } from '../../domain/complaint/vocabulary.ts';
import { register } from '../../domain/intake/register.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/**
 * Another system of the enterprise files a complaint. Its signature was checked before; `webhook-id` says which message
 * it is, however often it is sent.
 */
export const receiveWebhook = (
  services: Parameters<typeof register>[0],
  sources: Readonly<Record<string, { channel: Channel }>>,
): Endpoint =>
  endpoint({
    body: webhookBody,
    answer: registration,
    handle: async ({ body, id: source, idempotencyKey }) => {
      const submission = { channel: sources[source]?.channel, ...body.data };
      const enteredBy = { type: 'system', name: `webhook:${source}` } as const;
      return { status: 201, body: await register(services, submission, { enteredBy, idempotencyKey }) };
    },
  });
