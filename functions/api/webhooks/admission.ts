import type { APIGatewayProxyEvent } from 'aws-lambda';
import { maxBodyBytes } from '../../contract/routes.ts';
import { admitWebhook } from '../../domain/intake/admit-webhook.ts';
import type { SignedMessage } from '../../domain/intake/webhook-signature.ts';
import { DomainError } from '../../domain/errors.ts';

/** Lets in what is signed, before the stack reads anything of it: for `serve`. */
export const admission =
  (services: Parameters<typeof admitWebhook>[0]) =>
  async (event: APIGatewayProxyEvent): Promise<void> => {
    const message = messageOf(event);
    if (message && message.body.length > maxBodyBytes) {
      throw new DomainError('request.too-large', { limit: maxBodyBytes });
    }
    await admitWebhook(services, event.pathParameters?.['id'] ?? '', message);
  };

/** @returns undefined when one of the headers is missing or came twice: then nobody can say what was signed */
function messageOf(event: APIGatewayProxyEvent): SignedMessage | undefined {
  const only = (name: string): string | undefined => {
    const values = Object.entries(event.multiValueHeaders ?? {})
      .filter(([written]) => written.toLowerCase() === name)
      .flatMap(([, each]) => each ?? []);
    return values.length === 1 ? values[0] : undefined;
  };
  const [id, timestamp, signatures] = [only('webhook-id'), only('webhook-timestamp'), only('webhook-signature')];
  if (id === undefined || timestamp === undefined || signatures === undefined) return undefined;
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  return { id, timestamp, signatures, body };
}
