import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { WebConfig } from '../../functions/contract/web-config.ts';
import type { Edge, EdgeRequest, EdgeResponse } from './edge/interface.ts';
import { mostObjectBytes } from './edge/s3/s3.ts';
import type { DistributionAtWork } from './distribution.ts';
import type { FaultControls } from './faults/fault-controls.ts';
import type { Gateway } from './gateway.ts';
import { edgeRequest, type HttpAnswer, jsonAnswer, plainHeaders, readBody, targetOf, writeAnswer } from './http.ts';
import type { Website } from './website.ts';

export type FrontOptions = {
  gateway: Gateway;
  edge: Edge;
  /** S3, and the path that it is under. */
  objects: { path: string; handle: (request: EdgeRequest) => Promise<EdgeResponse> };
  website: Website;
  distribution: Pick<DistributionAtWork, 'behaviour'>;
  /** What testers may do to the machine, and see of it, under `/_local`. */
  controls: readonly { handle(request: EdgeRequest): Promise<HttpAnswer | undefined> }[];
  /** Where faults are injected. */
  faults: FaultControls | undefined;
  /** What `/config.json` tells the pages. */
  webConfig: WebConfig;
};

/** The most that a request to anything but the API may carry. */
const maxPageBodyBytes = 1024 * 1024;

/** The public port: the API under `/v1`, the machine's own pages and S3 under `/_local`, the sign-in, and the web pages. */
export class Front {
  readonly #servers: Server[];
  readonly #options: FrontOptions;

  constructor(options: FrontOptions) {
    this.#options = options;
    // Both loopback addresses: `localhost` is either. Nothing outside this machine gets in: staff tokens are free here.
    this.#servers = [this.#server(), this.#server()];
  }

  /** @throws Error with what to do when the port is taken. */
  async listen(port: number): Promise<void> {
    const [four, six] = this.#servers;
    await open(four, port, '127.0.0.1');
    await open(six, port, '::1').catch((error: unknown) => {
      // A machine without IPv6 does without; somebody else on that address would get half of our requests.
      if (error instanceof PortTaken) throw error;
    });
  }

  /** Takes no new requests and waits for those in work, five seconds at most. */
  async close(): Promise<void> {
    await Promise.all(
      this.#servers.map(async (server) => {
        if (!server.listening) return;
        const closed = new Promise((resolve) => server.close(resolve));
        server.closeIdleConnections();
        const force = setTimeout(() => server.closeAllConnections(), 5000);
        await closed;
        clearTimeout(force);
      }),
    );
  }

  #server(): Server {
    const server = createServer((request, response) => {
      this.#answer(request)
        .catch((error: unknown): HttpAnswer => {
          // A client that went away in the middle is no mistake of ours.
          if (!request.destroyed) console.error(`${request.method} ${request.url}:`, error);
          return jsonAnswer(500, { message: 'The local machine made a mistake; its console says which.' });
        })
        .then((answer) => {
          // Node would tell its own time, which is not the machine's once a tester has moved that.
          response.setHeader('date', new Date().toUTCString());
          // Half-read bodies would be taken for the next request.
          if (!request.complete) response.setHeader('connection', 'close');
          return writeAnswer(response, answer);
        })
        .catch(() => response.destroy());
    });
    server.keepAliveTimeout = 65_000;
    return server;
  }

  async #answer(request: IncomingMessage): Promise<HttpAnswer> {
    const { gateway, edge, objects, website, distribution, controls, faults, webConfig } = this.#options;
    const { path } = targetOf(request);
    const asViewer = { method: request.method ?? 'GET', uri: path, headers: plainHeaders(request) };
    const behaviour = distribution.behaviour(path);
    const passed = behaviour.receive(asViewer);
    if ('answer' in passed) return passed.answer;
    if (path === '/v1' || path.startsWith('/v1/')) return behaviour.send(asViewer, await gateway.handle(request));
    const isObject = path.startsWith(`${objects.path}/`);
    const body = await readBody(request, isObject ? mostObjectBytes : maxPageBodyBytes);
    if (body === undefined) return jsonAnswer(413, { message: 'The request is too large.' });
    const asked = edgeRequest(request, body);
    if (isObject) return objects.handle(asked);
    if (path === '/config.json' && request.method === 'GET') return jsonAnswer(200, webConfig);
    for (const one of [...(faults ? [faults] : []), ...controls]) {
      const done = await one.handle(asked);
      if (done !== undefined) return done;
    }
    const found = await edge.page(asked);
    if (found !== undefined) return found;
    if (path.startsWith('/_local/')) return jsonAnswer(404, { message: `There is no ${path} on the local machine.` });
    const page = await website.handle(asked.method, passed.uri);
    // Without pages in the template, the machine's own index is the way in.
    return page ? behaviour.send(asViewer, page) : { status: 302, headers: { location: '/_local/' }, body: '' };
  }
}

class PortTaken extends Error {}

function open(server: Server | undefined, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server?.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken by another program. Stop it, or choose another: PORT=${port + 1} npm start`;
      reject(error.code === 'EADDRINUSE' ? new PortTaken(taken) : error);
    });
    server?.listen(port, host, resolve);
  });
}
