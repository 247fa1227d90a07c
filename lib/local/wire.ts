import type { IncomingMessage } from 'node:http';
import type { Buses, PutEventsEntry } from './bus.ts';
import type { Edge, EdgeRequest } from './edge/interface.ts';
import { calling, type Service } from './faults/calls.ts';
import type { Faults } from './faults/faults.ts';
import { edgeRequest, type HttpAnswer, readBody } from './http.ts';
import { Loopback } from './loopback.ts';

const maxBodyBytes = 45 * 1024 * 1024;
const awsJson = { 'content-type': 'application/x-amz-json-1.1' };

/** The loopback address at which functions find all AWS services but the database: EventBridge here, the rest at the edge. */
export class Wire extends Loopback {
  constructor(buses: Buses, edge: Edge, faults?: Faults) {
    super((request) =>
      answer(request, buses, edge, faults).catch((error: unknown) => refusal(500, 'InternalFailure', String(error))),
    );
  }
}

async function answer(request: IncomingMessage, buses: Buses, edge: Edge, faults?: Faults): Promise<HttpAnswer> {
  const body = await readBody(request, maxBodyBytes);
  if (body === undefined) return refusal(413, 'RequestEntityTooLargeException', 'The request is too large.');
  const target = request.headers['x-amz-target'];
  const asked = edgeRequest(request, body);
  const [service, operation] = serviceOf(asked);
  const work = async (isPartial: boolean): Promise<HttpAnswer> => {
    if (target === 'AWSEvents.PutEvents') return putEvents(buses, body, isPartial);
    const unknown = `${String(target ?? request.url)} is not known on one machine.`;
    return (await edge.wire(asked)) ?? refusal(400, 'UnknownOperationException', unknown);
  };
  if (service === undefined) return work(false);
  return calling(faults, service, { operation }, (befallen) => work(befallen?.is === 'partial'));
}

/** The services that can be made to fail, and what they are asked for. */
function serviceOf({ path, headers }: EdgeRequest): [service: Service | undefined, operation: string] {
  if (path.startsWith('/v2/email/')) return ['ses', 'SendEmail'];
  const [name = '', operation = ''] = (headers['x-amz-target'] ?? '').split('.');
  if (name === 'AWSEvents') return ['eventbridge', operation];
  return [name.startsWith('Comprehend_') ? 'comprehend' : undefined, operation];
}

/** @param isPartial the second half of the entries is not taken, as on a bus at its limit */
async function putEvents(buses: Buses, body: Buffer, isPartial: boolean): Promise<HttpAnswer> {
  const { Entries: entries = [] }: { Entries?: PutEventsEntry[] } = JSON.parse(body.toString());
  const taken = isPartial ? entries.slice(0, Math.floor(entries.length / 2)) : entries;
  const put = isPartial && taken.length === 0 ? [] : await buses.put(taken);
  if (!Array.isArray(put)) return refusal(400, 'ValidationException', put.refusal);
  const left = { ErrorCode: 'ThrottlingException', ErrorMessage: 'Rate exceeded' };
  const results = [...put, ...entries.slice(taken.length).map(() => left)];
  const FailedEntryCount = results.filter((result) => 'ErrorCode' in result).length;
  return { status: 200, headers: awsJson, body: JSON.stringify({ FailedEntryCount, Entries: results }) };
}

function refusal(status: number, type: string, message: string): HttpAnswer {
  return { status, headers: awsJson, body: JSON.stringify({ __type: type, message }) };
}
