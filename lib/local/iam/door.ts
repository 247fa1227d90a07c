import { connect, createServer, type Server, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { decodedPath } from '../http.ts';
import { unknownCredentials, accessDenied, type WireAnswer } from './refusal.ts';
import type { AwsCall } from './services.ts';
import type { Verdict } from './question.ts';

/** Who signed a request, as its credential says, and what it asks for. */
export type SignedCall = AwsCall & { accessKey: string };

/** @returns what IAM says, or undefined when nobody has these credentials. */
export type Judge = (call: SignedCall) => Promise<Verdict | undefined>;

/** The most that a call may carry, in bytes. */
const maxBodyBytes = 45 * 1024 * 1024;
const headEnd = Buffer.from('\r\n\r\n');

/**
 * What stands between the functions and a service: each call is held until IAM has said yes, and then goes on as it
 * came, on a connection of its own, so that the answer comes back unread. A refusal is answered here.
 */
export class Door {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  /** @param upstream the service's own endpoint; `as`: the access key that it shall see, when not the function's own */
  constructor(upstream: { endpoint: string; as?: string }, judge: Judge) {
    this.#server = createServer({ noDelay: true }, (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
      new Passage(socket, upstream, judge);
    });
  }

  /** @returns the endpoint, on the given port of loopback, or on any free one */
  listen(port = 0): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', () => {
        const address = this.#server.address();
        resolve(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
      });
    });
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }
}

/** One connection of a function and its twin to the service. HTTP/1.1 without pipelining, as all SDKs speak it. */
class Passage {
  readonly #client: Socket;
  readonly #address: URL;
  readonly #as: string | undefined;
  readonly #judge: Judge;
  #service: Socket | undefined;
  #waiting: Buffer = Buffer.alloc(0);
  #busy = false;

  constructor(client: Socket, { endpoint, as }: { endpoint: string; as?: string }, judge: Judge) {
    this.#client = client;
    this.#address = new URL(endpoint);
    this.#as = as;
    this.#judge = judge;
    client.on('data', (chunk: Buffer) => {
      this.#waiting = this.#waiting.length === 0 ? chunk : Buffer.concat([this.#waiting, chunk]);
      if (!this.#busy) void this.#next();
    });
    client.on('error', () => client.destroy());
    client.once('close', () => this.#service?.destroy());
  }

  /** Lets through, or answers, every whole request that has come. */
  async #next(): Promise<void> {
    this.#busy = true;
    for (let request = this.#take(); request !== undefined; request = this.#take()) {
      const { head, body } = request;
      const refused = await this.#refusal(head, body);
      if (this.#client.destroyed) return;
      if (refused !== undefined) answer(this.#client, refused);
      else this.#send(head, body);
    }
    this.#busy = false;
  }

  #take(): { head: Head; body: Buffer } | undefined {
    const end = this.#waiting.indexOf(headEnd);
    if (end < 0) return undefined;
    const head = new Head(this.#waiting.toString('latin1', 0, end));
    const length = head.bodyLength();
    if (length === undefined || length > maxBodyBytes) {
      this.#client.destroy();
      return undefined;
    }
    const from = end + headEnd.length;
    if (this.#waiting.length < from + length) return undefined;
    const body = this.#waiting.subarray(from, from + length);
    this.#waiting = this.#waiting.subarray(from + length);
    return { head, body };
  }

  async #refusal(head: Head, body: Buffer): Promise<WireAnswer | undefined> {
    const call = head.call(body);
    if (call === undefined) return unknownCredentials('');
    const verdict = await this.#judge(call);
    if (verdict === undefined) return unknownCredentials(call.service);
    return verdict.refused && accessDenied(call.service, verdict.refused);
  }

  #send(head: Head, body: Buffer): void {
    if (this.#service === undefined || this.#service.destroyed) this.#service = this.#open();
    this.#service.write(Buffer.concat([Buffer.from(head.text(this.#as), 'latin1'), headEnd, body]));
  }

  #open(): Socket {
    const { protocol, hostname, port } = this.#address;
    const isSecure = protocol === 'https:';
    const target = { host: hostname, port: Number(port) || (isSecure ? 443 : 80) };
    const service = isSecure ? connectSecurely({ ...target, servername: hostname }) : connect(target);
    service.setNoDelay(true);
    service.on('data', (chunk: Buffer) => this.#client.write(chunk));
    service.on('error', () => service.destroy());
    // The function's SDK takes it as the broken connection that it is, and tries again as it would on AWS.
    service.once('close', () => this.#client.destroy());
    return service;
  }
}

/** The head of a request: only the few lines that matter are looked at. */
class Head {
  readonly #text: string;
  readonly #headers = new Map<string, string>();

  constructor(text: string) {
    this.#text = text;
    for (const line of text.split('\r\n').slice(1)) {
      const colon = line.indexOf(':');
      this.#headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
    }
  }

  /** @returns undefined when the request does not say how long it is */
  bodyLength(): number | undefined {
    if (this.#headers.has('transfer-encoding')) return undefined;
    const length = Number(this.#headers.get('content-length') ?? 0);
    return Number.isInteger(length) && length >= 0 ? length : undefined;
  }

  /** @returns undefined when it is not signed */
  call(body: Buffer): SignedCall | undefined {
    const [method = '', target = '/'] = this.#text.slice(0, this.#text.indexOf('\r\n')).split(' ');
    const [path = '/', query = ''] = target.split('?');
    const credential =
      /Credential=([^,\s]+)/u.exec(this.#headers.get('authorization') ?? '')?.[1] ??
      new URLSearchParams(query).get('X-Amz-Credential') ??
      undefined;
    if (credential === undefined) return undefined;
    const [accessKey = '', , , service = ''] = credential.split('/');
    const operation = this.#headers.get('x-amz-target') ?? '';
    const headers = Object.fromEntries(this.#headers);
    return { accessKey, service, method, path: decodedPath(path), target: operation, headers, body };
  }

  /** As it came, but for the access key. */
  text(as: string | undefined): string {
    return as === undefined
      ? this.#text
      : this.#text.replace(/(\r\nauthorization:[^\r]*Credential=)[^/]+/iu, `$1${as}`);
  }
}

function answer(client: Socket, { status, headers, body }: WireAnswer): void {
  const lines = Object.entries({ ...headers, 'content-length': String(Buffer.byteLength(body)) });
  const head = [`HTTP/1.1 ${status} ${status === 403 ? 'Forbidden' : 'Bad Request'}`];
  for (const [name, value] of lines) head.push(`${name}: ${value}`);
  client.write(`${head.join('\r\n')}\r\n\r\n${body}`);
}
