import { randomUUID } from 'node:crypto';
import { type Refusal, sentenceOf } from './question.ts';

export type WireAnswer = { status: number; headers: Record<string, string>; body: string };

/**
 * AWS's own answer to a call that IAM does not allow, in the protocol of the service, so that the SDK throws what it
 * throws there.
 */
export function accessDenied(service: string, refusal: Refusal): WireAnswer {
  const id = randomUUID();
  const sentence = sentenceOf(refusal);
  switch (service) {
    case 'dynamodb': {
      const body = { __type: 'com.amazon.coral.service#AccessDeniedException', Message: sentence };
      return json(400, 'application/x-amz-json-1.0', id, body);
    }
    case 'secretsmanager': {
      const hidden = refusal.action.startsWith('kms:') ? 'Access to KMS is not allowed' : sentence;
      return json(400, 'application/x-amz-json-1.1', id, { __type: 'AccessDeniedException', Message: hidden });
    }
    case 'ses': {
      const { who, action, resource } = refusal;
      const message = `User \`${who}' is not authorized to perform \`${action}' on resource \`${resource}'`;
      return json(403, 'application/json', id, { message }, { 'x-amzn-errortype': 'AccessDeniedException' });
    }
    case 's3': {
      const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>${escaped(sentence)}</Message><RequestId>${id}</RequestId></Error>`;
      return { status: 403, headers: { 'content-type': 'application/xml', 'x-amz-request-id': id }, body };
    }
    default:
      return json(400, 'application/x-amz-json-1.1', id, { __type: 'AccessDeniedException', Message: sentence });
  }
}

/** The answer to credentials that belong to nobody. */
export function unknownCredentials(service: string): WireAnswer {
  const message = 'The security token included in the request is invalid.';
  if (service === 'dynamodb') {
    const body = { __type: 'com.amazon.coral.service#UnrecognizedClientException', message };
    return json(400, 'application/x-amz-json-1.0', randomUUID(), body);
  }
  return json(403, 'application/x-amz-json-1.1', randomUUID(), { __type: 'UnrecognizedClientException', message });
}

function json(
  status: number,
  type: string,
  id: string,
  body: Record<string, string>,
  more: Record<string, string> = {},
): WireAnswer {
  return { status, headers: { 'content-type': type, 'x-amzn-requestid': id, ...more }, body: JSON.stringify(body) };
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
