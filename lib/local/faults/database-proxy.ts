import { Agent, type IncomingMessage, request as httpRequest } from 'node:http';
import { type HttpAnswer, readBody } from '../http.ts';
import { Loopback } from '../loopback.ts';
import { calling } from './calls.ts';
import type { Faults } from './faults.ts';

const maxBodyBytes = 45 * 1024 * 1024;

/** Stands before the database and has happen to calls what the troubles say. There only when faults are wanted. */
export class DatabaseProxy {
  readonly #server: Loopback;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #endpoint: string;

  constructor(endpoint: string, faults: Faults) {
    this.#endpoint = endpoint;
    // When the database is gone, so is the connection.
    this.#server = new Loopback((request) => this.#answer(request, faults));
  }

  /** @returns the endpoint */
  listen(): Promise<string> {
    return this.#server.listen();
  }

  close(): void {
    this.#server.close();
    this.#agent.destroy();
  }

  async #answer(request: IncomingMessage, faults: Faults): Promise<HttpAnswer> {
    const body = await readBody(request, maxBodyBytes);
    if (body === undefined) throw new Error('The request is too large.');
    const target = String(request.headers['x-amz-target'] ?? '');
    const operation = target.slice(target.indexOf('.') + 1);
    const items = operation === 'TransactWriteItems' ? body.toString().split('"TableName"').length - 1 : 0;
    return calling(faults, 'dynamodb', { operation, items }, () => this.#forward(request, body));
  }

  #forward({ method, url, headers }: IncomingMessage, body: Buffer): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      const options = { method, agent: this.#agent, headers: { ...headers, 'content-length': body.length } };
      const call = httpRequest(this.#endpoint + (url ?? '/'), options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          const { connection: _own, 'transfer-encoding': _way, ...kept } = response.headers;
          const answered = Object.entries(kept).map(([name, value]): [string, string] => [name, String(value)]);
          const status = response.statusCode ?? 500;
          resolve({ status, headers: Object.fromEntries(answered), body: Buffer.concat(chunks) });
        });
      });
      call.on('error', reject);
      call.end(body);
    });
  }
}
