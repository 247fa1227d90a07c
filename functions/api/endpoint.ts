// Longer than 250 lines on purpose: the one HTTP stack, in the order in which a request passes through it.
import middy from '@middy/core';
import jsonBody from '@middy/http-json-body-parser';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import * as z from 'zod';
import { type Role, roles, roleScopes, sightOf, teamsOf } from '../contract/roles.ts';
import { maxBodyBytes, type Route } from '../contract/routes.ts';
import type { RepeatableRequest } from '../domain/complaint/change.ts';
import type { Actor, Case } from '../domain/complaint/complaint.ts';
import type { Gate, Scope } from '../domain/casework/scope.ts';
import { readReference } from '../domain/complaint/reference.ts';
import type { Language } from '../domain/complaint/vocabulary.ts';
import { DomainError } from '../domain/errors.ts';
import type { Sight } from '../domain/privacy/masking.ts';
import type { Telemetry } from '../domain/services.ts';
import { check } from './check.ts';
import { languageOf, problemOf } from './problems.ts';
import { publicSentences, type Sentences } from './public-sentences.ts';

type Staff = Extract<Actor, { type: 'staff' }>;

/** What an endpoint is told of a request, checked and in its own terms. */
export type Call<Body, Query> = {
  body: Body;
  query: Query;
  /** The canonical reference; on routes that have none in their path, empty. */
  reference: string;
  /** The `{id}` of the path, as it was written, but for what is longer than any id; on routes that have none, empty. */
  id: string;
  /** The bearer token of a customer's route: the tracking secret. */
  secret: string;
  /** Who is signed in, on staff routes. */
  staff: Staff;
  /** Whose cases they may see. */
  scope: Scope;
  /** How much of personal data they are shown: the answer is masked by it, and what they search for is held to it. */
  sight: Sight;
  /** The case of the path, where it had to be read to know whether they may, or whose name they may not see. */
  known: Case | undefined;
  language: Language;
  /** `Idempotency-Key`; of what is signed, `webhook-id`. */
  idempotencyKey: string | undefined;
  /** The version named by If-Match. */
  expectedVersion: number | undefined;
  /** Milliseconds until the function must have answered. */
  timeLeft: () => number;
};

/** @throws DomainError for what was not signed by somebody who may */
type Admission = (event: APIGatewayProxyEvent) => Promise<void>;

/** The caller's name for this request, for what must be done once however often it is sent. */
export const repeatableOf = (
  { idempotencyKey, body }: Pick<Call<unknown, unknown>, 'idempotencyKey' | 'body'>,
  caller: string,
): RepeatableRequest | undefined =>
  idempotencyKey === undefined ? undefined : { key: `${caller} ${idempotencyKey}`, request: body ?? null };

/** `names` are of those whom the answer is about, where neither it nor the case of the path says them. */
export type Answer<A> = {
  status?: 200 | 201 | 202;
  body: A;
  headers?: Record<string, string>;
  names?: readonly string[];
};

/** Shows an answer no further than a role's sight reaches (seeing.ts). */
export type Seeing = (answer: z.ZodType, body: unknown, sight: Sight, names: readonly string[]) => unknown;

export type Endpoint = {
  body?: z.ZodType;
  query?: z.ZodType;
  answer: z.ZodType;
  /** What it answers when that is not JSON. Refusals are problems all the same. */
  mediaType?: string;
  /** Writes it in that media type from what the reader may see of the answer. @default as the text that it is */
  render?: (shown: unknown, call: Call<unknown, unknown>) => string;
  /** Nothing of its answer was written by people, nor says who they are: it needs no masking. */
  wordless?: true;
  handle: (call: Call<unknown, unknown>) => Promise<Answer<unknown>>;
};

/** Declares an endpoint: what it takes, what it may answer, and the one thing that it does. */
export function endpoint<
  A extends z.ZodType,
  B extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
>(definition: {
  body?: B;
  query?: Q;
  answer: A;
  mediaType?: string;
  render?: (shown: z.output<A>, call: Call<z.output<B>, z.output<Q>>) => string;
  wordless?: true;
  handle: (call: Call<z.output<B>, z.output<Q>>) => Promise<Answer<z.input<A>>>;
}): Endpoint {
  // The stack below parses body and query by the very schemas that B and Q stand for.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return definition as unknown as Endpoint;
}

type Choices = { gate?: Gate; admit?: Admission; see?: Seeing; sentences?: Sentences };

/** Whether an answer is for the eyes of somebody who is not the customer, and so goes through the stage that masks. */
const isMasked = ({ access, seenAs }: Route): boolean => typeof access !== 'string' || seenAs !== undefined;

/**
 * The one HTTP stack. Finds the endpoint by method and resource, checks who calls, what they send and what leaves,
 * and turns every refusal into a problem answer. One log line a request, without anything that people wrote.
 *
 * @param routes those of the function: each has its endpoint
 * @param choices `gate` lets staff at the case that a path names, or does not; `admit` lets in what was signed, before
 *   anything is read of it; `see` masks what leaves; `sentences` are the refusals that its callers can meet. @default those that customers can
 */
export function serve<R extends Readonly<Record<string, Route>>>(
  routes: R,
  endpoints: { [O in keyof R]: Endpoint },
  { log, flush }: Telemetry,
  { gate, admit, see, sentences = publicSentences }: Choices = {},
): (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult> {
  const parse = jsonBody();
  const table = new Map<string, { route: Route; endpoint: Endpoint }>();
  for (const [operation, route] of Object.entries(routes)) {
    const one = endpoints[operation];
    if (one === undefined) throw new Error(`${operation} has no endpoint.`);
    table.set(`${route.method} ${route.path}`, { route, endpoint: one });
    if (gate === undefined && typeof route.access !== 'string' && route.path.includes('{reference}')) {
      throw new Error(`${route.method} ${route.path} needs a gate: not everybody may see every case.`);
    }
    if (see === undefined && !one.wordless && isMasked(route)) {
      throw new Error(`${route.method} ${route.path} needs a stage that masks: not everybody may see everything.`);
    }
    if (admit === undefined && route.access === 'signature') {
      throw new Error(`${route.method} ${route.path} needs somebody who looks at signatures.`);
    }
  }

  async function answer(event: APIGatewayProxyEvent, context: Context): Promise<APIGatewayProxyResult> {
    const found = table.get(`${event.httpMethod} ${event.resource}`);
    if (!found) throw new Error(`This function has no endpoint for ${event.httpMethod} ${event.resource}.`);
    const { route, endpoint: one } = found;
    const header = headersOf(event);
    const { staff, scope } = typeof route.access === 'string' ? nobody : staffOf(event, route.access);
    const reference = referenceOf(event, route);
    const sight = isMasked(route) ? sightOf(staff.role, route.seenAs) : 'all';
    const gated = reference !== '' && typeof route.access !== 'string';
    const call: Call<unknown, unknown> = {
      staff,
      scope,
      sight,
      known: gated ? await gate?.(reference, scope, sight === 'masked') : undefined,
      secret: route.access === 'tracking-secret' ? bearerOf(header('authorization')) : '',
      reference,
      id: idOf(event),
      language: languageOf(header('accept-language')),
      idempotencyKey: idempotencyKeyOf(header(route.access === 'signature' ? 'webhook-id' : 'idempotency-key')),
      expectedVersion: versionOf(header('if-match')),
      timeLeft: () => context.getRemainingTimeInMillis(),
      query: one.query ? check(one.query, event.queryStringParameters ?? {}) : undefined,
      body: one.body ? wholeCharacters(check(one.body, event.body)) : undefined,
    };
    const { status = 200, body, headers, names = [] } = await one.handle(call);
    const sieved = one.answer.parse(body);
    const about = call.known ? [...names, call.known.customer.name] : names;
    const shown = see && !one.wordless ? see(one.answer, sieved, sight, about) : sieved;
    return one.mediaType === undefined
      ? json(status, shown, headers)
      : answerOf(status, one.render?.(shown, call) ?? String(shown), { 'Content-Type': one.mediaType, ...headers });
  }

  return middy<APIGatewayProxyEvent, APIGatewayProxyResult>(answer).use({
    // In braces: what a middleware returns would become the answer.
    after: () => {
      flush();
    },
    before: async (request) => {
      const { body, isBase64Encoded, httpMethod, resource } = request.event;
      const found = table.get(`${httpMethod} ${resource}`);
      if (found?.route.access === 'signature') await admit?.(request.event);
      const takesNone = found?.endpoint.body === undefined;
      if (takesNone || body === null || body === undefined || body === '') {
        // Nothing was sent that anybody reads, which is not the same as the JSON value null.
        Reflect.set(request.event, 'body', undefined);
        return;
      }
      const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
      if (Buffer.byteLength(text) > maxBodyBytes) throw new DomainError('request.too-large', { limit: maxBodyBytes });
      if (text.includes('\uFFFD')) throw new DomainError('request.not-utf-8');
      try {
        await parse.before?.(request);
      } catch (error) {
        const unsupported = error instanceof Error && 'statusCode' in error && error.statusCode === 415;
        throw new DomainError(unsupported ? 'request.unsupported-media-type' : 'request.not-json');
      }
    },
    onError: (request) => {
      flush();
      const { event, context, error } = request;
      const requestId = event.requestContext?.requestId ?? context.awsRequestId;
      const access = table.get(`${event.httpMethod} ${event.resource}`)?.route.access;
      const refused = access === 'tracking-secret' ? withoutStaff(error) : error;
      const problem = problemOf(refused, languageOf(headersOf(event)('accept-language')), { sentences, requestId });
      if (problem.status >= 500)
        log.error('A request failed.', { requestId, resource: event.resource, ...reasonOf(error) });
      request.response = json(problem.status, problem, {
        'Content-Type': 'application/problem+json',
        ...retryAfter(error, problem.status),
        ...(problem.status === 401 && { 'WWW-Authenticate': access === 'signature' ? 'Signature' : 'Bearer' }),
      });
    },
  });
}

/** When another try is right: as soon as what was busy has drawn breath, or when a limit begins anew. */
const retryAfter = (error: unknown, status: number): Record<string, string> => {
  const seconds = error instanceof DomainError ? error.details['retryAfter'] : undefined;
  if (status === 429 && seconds !== undefined) return { 'Retry-After': String(seconds) };
  return status === 503 ? { 'Retry-After': '1' } : {};
};

const nobody: { staff: Staff; scope: Scope } = {
  staff: { type: 'staff', id: '', role: '' },
  scope: { id: '', teams: [] },
};

const json = (statusCode: number, body: unknown, headers: Record<string, string> = {}): APIGatewayProxyResult =>
  answerOf(statusCode, JSON.stringify(body), { 'Content-Type': 'application/json', ...headers });

const answerOf = (statusCode: number, body: string, headers: Record<string, string>): APIGatewayProxyResult => ({
  statusCode,
  headers: { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', ...headers },
  body,
});

const headersOf = (event: APIGatewayProxyEvent): ((name: string) => string | undefined) => {
  const lower = new Map(Object.entries(event.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  return (name) => lower.get(name);
};

/**
 * Half a character can be written in JSON and stands in no text: no database and no digest takes it. Fields of words say
 * so by their name; this holds for the ids and codes, and for fields that are yet to come.
 * @throws DomainError `request.not-utf-8`
 */
function wholeCharacters<B>(body: B): B {
  const whole = (value: unknown): boolean =>
    typeof value === 'string'
      ? value.isWellFormed()
      : typeof value !== 'object' || value === null || Object.entries(value).flat().every(whole);
  if (!whole(body)) throw new DomainError('request.not-utf-8');
  return body;
}

function referenceOf(event: APIGatewayProxyEvent, route: Route): string {
  if (!route.path.includes('{reference}')) return '';
  const written = event.pathParameters?.['reference'] ?? '';
  const reference = readReference(written);
  if (reference === undefined) throw new DomainError('complaint.not-found');
  return reference;
}

/** Longer than any id, and as a part of a key within what DynamoDB takes: what is cut off names nothing. */
const mostIdCharacters = 256;

const idOf = (event: APIGatewayProxyEvent): string =>
  (event.pathParameters?.['id'] ?? '').slice(0, mostIdCharacters).toWellFormed();

/** The gateway has verified the token; which groups it names decides here. */
function staffOf(event: APIGatewayProxyEvent, allowed: readonly Role[]): { staff: Staff; scope: Scope } {
  const claims: Record<string, unknown> = event.requestContext.authorizer?.['claims'] ?? {};
  const id = claims['username'] ?? claims['cognito:username'] ?? claims['sub'];
  if (typeof id !== 'string' || id === '') throw new DomainError('access.unauthenticated');
  const groups = groupsOf(claims['cognito:groups']);
  // The highest of the caller's roles that may do this: roles.ts lists them in rising order.
  const role = roles.findLast((each) => allowed.includes(each) && groups.includes(each));
  if (role === undefined) throw new DomainError('access.forbidden', { allowed: allowed.join(', ') });
  return {
    staff: { type: 'staff', id, role },
    scope: roleScopes[role] === 'all' ? 'all' : { id, teams: teamsOf(groups) },
  };
}

/** API Gateway hands the groups over as `a,b` or `[a b]`. */
function groupsOf(claim: unknown): string[] {
  if (Array.isArray(claim)) return claim.filter((group) => typeof group === 'string');
  return typeof claim === 'string' ? claim.replace(/^\[|\]$/g, '').split(/[\s,]+/) : [];
}

function bearerOf(authorization: string | undefined): string {
  const secret = /^Bearer ([\w-]{10,100})$/i.exec(authorization ?? '')?.[1];
  if (secret === undefined) throw new DomainError('access.unauthenticated');
  return secret;
}

function idempotencyKeyOf(key: string | undefined): string | undefined {
  if (key !== undefined && !/^[\x21-\x7e]{1,255}$/.test(key)) throw new DomainError('idempotency.key-invalid');
  return key;
}

function versionOf(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined;
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(ifMatch.trim())?.[1];
  if (version === undefined) throw new DomainError('precondition.invalid');
  return Number(version);
}

/** Who of the staff was faster than a customer is not the customer's to know: nothing was stored, and they try again. */
const withoutStaff = (error: unknown): unknown =>
  error instanceof DomainError && (error.code === 'complaint.conflict' || error.code === 'complaint.changed')
    ? new DomainError('service.unavailable', { retryAfter: 1 })
    : error;

const reasonOf = (error: unknown): Record<string, unknown> =>
  error instanceof Error
    ? { errorName: error.name, reason: error.message, stack: error.stack }
    : { reason: String(error) };

/** The version of a case as an ETag. */
export const etagOf = (version: number): string => `"${version}"`;
