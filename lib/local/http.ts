import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EdgeRequest } from './edge/interface.ts';

/** What is written back; header names in lower case. */
export type HttpAnswer = { status: number; headers: Record<string, string | string[]>; body: string | Buffer };

/**
 * Reads the body. One that is too long is read to its end and thrown away, so that the client hears the answer; one
 * that is ten times too long is not.
 * @returns undefined when it is longer than `limit` bytes.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const patience = limit * 10;
  if (Number(request.headers['content-length'] ?? 0) > patience) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else chunks = [];
      if (size > patience) {
        request.pause();
        resolve(undefined);
      }
    });
    request.once('end', () => {
      if (size > limit) resolve(undefined);
      else resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
    });
    request.once('error', reject);
    request.once('close', () => reject(new Error('The client went away.')));
  });
}

export function writeAnswer(response: ServerResponse, { status, headers, body }: HttpAnswer): void {
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.length;
  const hasBody = status >= 200 && status !== 204 && status !== 304;
  response.writeHead(status, hasBody ? { ...headers, 'content-length': length } : headers);
  response.end(hasBody ? body : undefined);
}

/** Path and query of the request line, not decoded. */
export function targetOf(request: IncomingMessage): { path: string; search: string } {
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  return mark < 0 ? { path: target, search: '' } : { path: target.slice(0, mark), search: target.slice(mark) };
}

export function edgeRequest(request: IncomingMessage, body: Buffer): EdgeRequest {
  const { path, search } = targetOf(request);
  return {
    method: request.method ?? 'GET',
    path: decodedPath(path),
    query: new URLSearchParams(search),
    headers: plainHeaders(request),
    body,
  };
}

/** Each header once, with its values joined. */
export function plainHeaders(request: IncomingMessage): Record<string, string | undefined> {
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

export function jsonAnswer(status: number, value: unknown): HttpAnswer {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  return { status, headers, body: `${JSON.stringify(value, null, 2)}\n` };
}

export function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
