import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Buses, PutEventsEntry } from './bus.ts';
import type { Edge } from './edge/interface.ts';
import { edgeRequest, type HttpAnswer, readBody, writeAnswer } from './http.ts';

const maxBodyBytes = 45 * 1024 * 1024;
const awsJson = { 'content-type': 'application/x-amz-json-1.1' };

/** The loopback address at which functions find all AWS services but the database: EventBridge here, the rest at the edge. */
export class Wire {
  readonly #server: Server;

  constructor(buses: Buses, edge: Edge) {
    this.#server = createServer((request, response) => {
      answer(request, buses, edge)
        .catch((error: unknown) => refusal(500, 'InternalFailure', String(error)))
        .then((result) => writeAnswer(response, result))
        .catch(() => response.destroy());
    });
    this.#server.keepAliveTimeout = 60_000;
  }

  /** @returns the endpoint. */
  listen(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, '127.0.0.1', () => {
        const address = this.#server.address();
        resolve(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
      });
    });
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

async function answer(request: IncomingMessage, buses: Buses, edge: Edge): Promise<HttpAnswer> {
  const body = await readBody(request, maxBodyBytes);
  if (body === undefined) return refusal(413, 'RequestEntityTooLargeException', 'The request is too large.');
  const target = request.headers['x-amz-target'];
  if (target === 'AWSEvents.PutEvents') return putEvents(buses, body);
  const answered = await edge.wire(edgeRequest(request, body));
  return (
    answered ??
    refusal(400, 'UnknownOperationException', `${String(target ?? request.url)} is not known on one machine.`)
  );
}

async function putEvents(buses: Buses, body: Buffer): Promise<HttpAnswer> {
  const input: { Entries?: PutEventsEntry[] } = JSON.parse(body.toString());
  const results = await buses.put(input.Entries ?? []);
  if (!Array.isArray(results)) return refusal(400, 'ValidationException', results.refusal);
  const FailedEntryCount = results.filter((result) => 'ErrorCode' in result).length;
  return { status: 200, headers: awsJson, body: JSON.stringify({ FailedEntryCount, Entries: results }) };
}

function refusal(status: number, type: string, message: string): HttpAnswer {
  return { status, headers: awsJson, body: JSON.stringify({ __type: type, message }) };
}
