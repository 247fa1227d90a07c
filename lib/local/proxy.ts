import type { IncomingMessage } from 'node:http';
import type { Route } from './routes.ts';

export type ProxyContext = {
  requestId: string;
  stage: { name: string; variables: Readonly<Record<string, string>> };
  apiId: string;
  accountId: string;
  claims: Record<string, string> | undefined;
};

/** What the function answered, ready to be written; header names are lower case. */
export type ProxyAnswer = { status: number; headers: Record<string, string | string[]>; body: string | Buffer };

/** The event of a Lambda proxy integration (payload version 1.0), as JSON text. */
export function proxyEvent(
  request: IncomingMessage,
  url: { path: string; search: string },
  found: { route: Route; parameters: Record<string, string> },
  body: Buffer,
  context: ProxyContext,
): string {
  const { headers, multiValueHeaders } = headersOf(request);
  const query = queryOf(url.search);
  const { route, parameters } = found;
  const { requestId, stage, apiId, accountId, claims } = context;
  const now = new Date();
  return JSON.stringify({
    resource: route.resource,
    path: url.path,
    httpMethod: request.method,
    headers,
    multiValueHeaders,
    queryStringParameters: query?.last ?? null,
    multiValueQueryStringParameters: query?.all ?? null,
    pathParameters: Object.keys(parameters).length > 0 ? parameters : null,
    stageVariables: Object.keys(stage.variables).length > 0 ? stage.variables : null,
    requestContext: {
      accountId,
      apiId,
      domainName: request.headers.host ?? 'localhost',
      domainPrefix: apiId,
      extendedRequestId: requestId,
      httpMethod: request.method,
      identity: {
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: request.headers['user-agent'] ?? null,
      },
      path: `/${stage.name}${url.path}`,
      protocol: `HTTP/${request.httpVersion}`,
      requestId,
      requestTime: requestTime(now),
      requestTimeEpoch: now.getTime(),
      resourceId: route.resource,
      resourcePath: route.resource,
      stage: stage.name,
      ...(claims && { authorizer: { claims } }),
    },
    // Text that is not UTF-8 is decoded with replacement characters, as API Gateway does without binary media types.
    body: body.length > 0 ? body.toString('utf8') : null,
    isBase64Encoded: false,
  });
}

/**
 * Reads a function's answer to a proxy event.
 * @returns undefined when it is not one: API Gateway then answers 502.
 */
export function proxyAnswer(payload: string): ProxyAnswer | undefined {
  const answer: unknown = JSON.parse(payload);
  if (typeof answer !== 'object' || answer === null || !('statusCode' in answer)) return undefined;
  const status = Number(answer.statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599) return undefined;
  const headers: Record<string, string | string[]> = {};
  if ('headers' in answer && isObject(answer.headers)) {
    for (const [name, value] of Object.entries(answer.headers)) headers[name.toLowerCase()] = String(value);
  }
  if ('multiValueHeaders' in answer && isObject(answer.multiValueHeaders)) {
    for (const [name, values] of Object.entries(answer.multiValueHeaders)) {
      if (!Array.isArray(values)) return undefined;
      headers[name.toLowerCase()] = values.map(String);
    }
  }
  const body: unknown = 'body' in answer ? (answer.body ?? '') : '';
  if (typeof body !== 'string') return undefined;
  const encoded = 'isBase64Encoded' in answer && answer.isBase64Encoded === true;
  headers['content-type'] ??= 'application/json';
  return { status, headers, body: encoded ? Buffer.from(body, 'base64') : body };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** The last value of each header, and all of them, under the names that the client wrote. */
function headersOf(request: IncomingMessage): {
  headers: Record<string, string>;
  multiValueHeaders: Record<string, string[]>;
} {
  // Without a prototype: a header may be called `__proto__`.
  const headers: Record<string, string> = Object.create(null);
  const multiValueHeaders: Record<string, string[]> = Object.create(null);
  const raw = request.rawHeaders;
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = raw[i] ?? '';
    if (name.toLowerCase() === 'connection') continue;
    const value = Buffer.from(raw[i + 1] ?? '', 'latin1').toString('utf8');
    headers[name] = value;
    (multiValueHeaders[name] ??= []).push(value);
  }
  headers['X-Forwarded-For'] ??= request.socket.remoteAddress ?? '127.0.0.1';
  multiValueHeaders['X-Forwarded-For'] ??= [headers['X-Forwarded-For']];
  return { headers, multiValueHeaders };
}

function queryOf(search: string): { last: Record<string, string>; all: Record<string, string[]> } | undefined {
  if (search.length <= 1) return undefined;
  const last: Record<string, string> = Object.create(null);
  const all: Record<string, string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(search)) {
    last[name] = value;
    (all[name] ??= []).push(value);
  }
  return Object.keys(all).length > 0 ? { last, all } : undefined;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `21/Nov/2026:20:32:21 +0000` */
function requestTime(now: Date): string {
  const iso = now.toISOString();
  return `${iso.slice(8, 10)}/${months[now.getUTCMonth()]}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}
