import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type HttpAnswer, writeAnswer } from './http.ts';

/** A server for this machine alone, at a port that the system chooses. */
export class Loopback {
  readonly #server: Server;

  /** @param answer when it fails, so does the connection */
  constructor(answer: (request: IncomingMessage) => Promise<HttpAnswer>) {
    this.#server = createServer((request, response) => {
      answer(request)
        .then((answered) => writeAnswer(response, answered))
        .catch(() => response.destroy());
    });
    this.#server.keepAliveTimeout = 60_000;
  }

  /** @returns the endpoint */
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
