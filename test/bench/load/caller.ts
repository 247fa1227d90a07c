import { Agent, request } from 'node:http';

export type Asked = {
  method: 'GET' | 'POST';
  path: string;
  token?: string | undefined;
  key?: string | undefined;
  body?: unknown;
};

/** `status` 0: the connection broke, or nobody answered in time. */
export type Answered = { status: number; retryAfter: string | undefined; body: string };

/** Longer than API Gateway waits for a function, so that its answer is heard; in milliseconds. */
const patience = 45_000;

/** Sends requests as they come, each on a connection of its own if it must be: none waits for another's answer. */
export class Caller {
  readonly #origin: string;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(origin: string) {
    this.#origin = origin;
  }

  close(): void {
    this.#agent.destroy();
  }

  ask({ method, path, token, key, body }: Asked): Promise<Answered> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      ...(text !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(key !== undefined && { 'idempotency-key': key }),
    };
    return new Promise((resolve) => {
      const lost = (): void => resolve({ status: 0, retryAfter: undefined, body: '' });
      const call = request(
        this.#origin + path,
        { method, agent: this.#agent, headers, timeout: patience },
        (response) => {
          let answer = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => (answer += chunk));
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], body: answer }),
          );
          response.on('error', lost);
        },
      );
      call.on('timeout', () => call.destroy());
      call.on('error', lost);
      call.end(text);
    });
  }
}
