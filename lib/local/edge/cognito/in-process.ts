import { createServer, type IncomingMessage, type RequestListener, request as send } from 'node:http';
import { duplexPair } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { EdgeRequest, EdgeResponse } from '../interface.ts';

/** What belongs to one connection, and the time, which whoever answers the browser tells. */
const ofTheConnection = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'date']);

/** Asks a server that listens on no port: it and its caller hold the two ends of a stream within this process. */
export function inProcess(listener: RequestListener): (asked: EdgeRequest) => Promise<EdgeResponse> {
  const server = createServer(listener);
  return ({ method, path, query, headers, body }) => {
    const [ours, theirs] = duplexPair();
    server.emit('connection', theirs);
    const target = query.size === 0 ? encodeURI(path) : `${encodeURI(path)}?${query.toString()}`;
    const outgoing = send({ method, path: target, createConnection: () => ours });
    for (const [name, value] of Object.entries(headers)) {
      if (value !== undefined && !ofTheConnection.has(name)) outgoing.setHeader(name, value);
    }
    outgoing.setHeader('connection', 'close');
    if (body.length > 0) outgoing.setHeader('content-length', body.length);
    return new Promise<EdgeResponse>((resolve, reject) => {
      outgoing.once('error', reject);
      outgoing.once('response', (incoming) => void answerOf(incoming).then(resolve, reject));
      outgoing.end(body);
    });
  };
}

async function answerOf(incoming: IncomingMessage): Promise<EdgeResponse> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined && !ofTheConnection.has(name)) headers[name] = value;
  }
  return { status: incoming.statusCode ?? 500, headers, body: await buffer(incoming) };
}
