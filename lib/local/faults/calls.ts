import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpAnswer } from '../http.ts';
import type { Befallen, Faults, Wire } from './faults.ts';

export type Service = Extract<Wire, 'dynamodb' | 'ses' | 'comprehend' | 'eventbridge'>;

type Refusal = { status: number; code: string };

/** How each service says that it is asked too often, and that it has failed. */
const refusals: Record<Service, { contentType: string; throttled: Refusal; failed: Refusal }> = {
  dynamodb: {
    contentType: 'application/x-amz-json-1.0',
    throttled: { status: 400, code: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException' },
    failed: { status: 500, code: 'com.amazonaws.dynamodb.v20120810#InternalServerError' },
  },
  ses: {
    contentType: 'application/json',
    throttled: { status: 429, code: 'TooManyRequestsException' },
    failed: { status: 500, code: 'InternalServiceErrorException' },
  },
  comprehend: {
    contentType: 'application/x-amz-json-1.1',
    throttled: { status: 400, code: 'ThrottlingException' },
    failed: { status: 500, code: 'InternalServerException' },
  },
  eventbridge: {
    contentType: 'application/x-amz-json-1.1',
    throttled: { status: 400, code: 'ThrottlingException' },
    failed: { status: 500, code: 'InternalException' },
  },
};

/**
 * Makes a call of a service, or has happen to it what the troubles of the moment say.
 * @param operation `SendEmail`, `PutEvents`, `TransactWriteItems`
 * @param items of a transaction, each of which gets a reason when it is cancelled
 */
export async function calling(
  faults: Faults | undefined,
  service: Service,
  { operation, items = 0 }: { operation: string; items?: number },
  call: (befallen?: Befallen) => Promise<HttpAnswer>,
): Promise<HttpAnswer> {
  const befallen = faults?.befalls(service, operation);
  if (befallen === undefined) return call();
  const { is } = befallen;
  if (is === 'slow') {
    await sleep(befallen.milliseconds);
    return call();
  }
  if (is === 'lost-answer') await call();
  if (is === 'conflict') return items > 0 ? cancel(items) : call();
  if (is === 'partial') return call(befallen);
  return refuse(service, is === 'throttled' ? refusals[service].throttled : refusals[service].failed);
}

function refuse(service: Service, { status, code }: Refusal): HttpAnswer {
  const message = 'The fault bench has it so.';
  const headers = { 'content-type': refusals[service].contentType, 'x-amzn-errortype': code };
  return { status, headers, body: JSON.stringify({ __type: code, message }) };
}

/** A transaction that met another one on its last item. */
function cancel(items: number): HttpAnswer {
  const reasons = Array.from({ length: items }, (_, index) => ({
    Code: index === items - 1 ? 'TransactionConflict' : 'None',
  }));
  const code = 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException';
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map(({ Code }) => Code).join(', ')}]`;
  const headers = { 'content-type': refusals.dynamodb.contentType, 'x-amzn-errortype': code };
  return {
    status: 400,
    headers,
    body: JSON.stringify({ __type: code, Message: message, CancellationReasons: reasons }),
  };
}
