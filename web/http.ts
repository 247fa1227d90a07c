import type { Route } from '../functions/contract/routes.ts';
import type { Language } from '../functions/domain/complaint/vocabulary.ts';

/** An RFC 9457 document, as the API answers what it refuses. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  requestId?: string | undefined;
  errors?: { field: string; code: string; detail: string }[] | undefined;
  changedBy?: string;
  changedAt?: string;
  /** The case that it is about, where the caller has proved to know of it. */
  reference?: string;
};

/** The API refused, or did not answer at all: then the status is 0. */
export class Refusal extends Error {
  readonly problem: Problem;
  /** Seconds after which another try is right, where the answer said so (Retry-After). */
  readonly retryAfter: number | undefined;
  constructor(problem: Problem, retryAfter?: number) {
    super(problem.detail);
    this.name = 'Refusal';
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /** Too many ask at once: it is nobody's mistake, and it passes. */
  get busy(): boolean {
    const { status } = this.problem;
    return status === 429 || status === 503;
  }

  /** Nobody said no: the way there failed, or the desk was busy. The same may be sent again. */
  get passing(): boolean {
    const { status } = this.problem;
    return status === 0 || status === 408 || status === 429 || status >= 500;
  }
}

/** Which desk is asked, and in which language it answers. `api` has no trailing slash; empty for the page's own origin. */
export type Desk = { api: string; language: Language };

export type Call = {
  /** What stands for `{reference}` and `{id}` in the path. */
  parameters?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  bearer?: string | undefined;
  headers?: Record<string, string>;
};

/** `serverTime` is the answer's own, in milliseconds: deadlines are compared with it, not with the reader's clock. */
export type Answer<T> = { body: T; etag: string | undefined; serverTime: number };

const patience = 30_000;

/**
 * Asks one route of the API. The type of the answer is the caller's to name, by the route's own schema.
 * @throws Refusal with the problem that the API answered, in the reader's language
 */
export async function ask<T>(
  { api, language }: Desk,
  { method, path }: Pick<Route, 'method' | 'path'>,
  { parameters = {}, query = {}, body, bearer, headers = {} }: Call,
): Promise<Answer<T>> {
  const search = new URLSearchParams(query).toString();
  const address = api + path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''));
  const response = await send(search === '' ? address : `${address}?${search}`, {
    method,
    headers: {
      Accept: 'application/json, application/problem+json',
      'Accept-Language': language,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(bearer === undefined ? {} : { Authorization: `Bearer ${bearer}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(patience),
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok || answer === undefined) {
    throw new Refusal(problemOf(response.status, answer), secondsIn(response.headers.get('retry-after')));
  }
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the API's own schemas sieve what leaves it
    body: answer as T,
    etag: response.headers.get('etag') ?? undefined,
    serverTime: Date.parse(response.headers.get('date') ?? '') || Date.now(),
  };
}

/** Our API and what stands before it name seconds, never a date. */
const secondsIn = (retryAfter: string | null): number | undefined =>
  /^\d{1,5}$/.test(retryAfter ?? '') ? Number(retryAfter) : undefined;

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch {
    throw new Refusal(problemOf(0, undefined));
  }
}

/** What stands between us and the API (a gateway, a web ACL) may answer without a problem document. */
function problemOf(status: number, answer: unknown): Problem {
  const known = typeof answer === 'object' && answer !== null && 'code' in answer && 'detail' in answer;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- RFC 9457 documents come from our own API only
  if (known) return answer as Problem;
  return { type: 'about:blank', title: '', detail: '', status, code: status === 0 ? 'page.offline' : 'page.failed' };
}
