import type * as z from 'zod';
import type { Operations } from '../../../functions/contract/operations.ts';
import { routes } from '../../../functions/contract/routes.ts';
import type { Language } from '../../../functions/domain/complaint/vocabulary.ts';
import type { Session } from '../session.ts';
import type { Answer, Operation } from './answer.ts';
import { heard, missed } from './connection.ts';
import { Refusal, refusalOf } from './refusal.ts';
import { noteServerTime } from './server-time.ts';

export type { Answer, Operation } from './answer.ts';

type Body<O extends Operation> = Operations[O] extends { body: infer B extends z.ZodType } ? z.input<B> : undefined;
type Query<O extends Operation> = Operations[O] extends { query: infer Q extends z.ZodType }
  ? { [K in keyof z.input<Q>]?: string | undefined }
  : Record<string, never>;

export type Asked<O extends Operation> = {
  /** The `{reference}` of the path. */
  reference?: string;
  /** The `{id}` of the path. */
  id?: string;
  query?: Query<O>;
  body?: Body<O>;
  /** The version that was read: when the case has another one by now, nothing is done. Sent as If-Match. */
  version?: number;
  /** Names the request, so that it is done once however often it is sent. Sent as Idempotency-Key. */
  key?: string;
};

export type Answered<O extends Operation> = {
  body: Answer<O>;
  /** The version of what was read, as commands name it; undefined where the answer has none. */
  etag: string | undefined;
  /** The query by which the rest of a long answer is asked for, where it says so in its header Link. */
  next: URLSearchParams | undefined;
};

/** From where calls are made: whose session, in which language, to which address. */
export type Caller = { session: Session; language: Language; apiBase: string };

/** Longer than API Gateway ever waits: a replay of policies takes as long as it may. */
const patience = 30_000;

/** The address of an operation, with its query. It is also the name under which what was read is kept. */
export function addressOf<O extends Operation>(operation: O, { reference, id, query }: Asked<O>): string {
  const path = routes[operation].path
    .replace('{reference}', encodeURIComponent(reference ?? ''))
    .replace('{id}', encodeURIComponent(id ?? ''));
  const given = Object.entries<string | undefined>(query ?? {}).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}

/**
 * Calls an operation as the person who is signed in. A token that is refused is renewed once.
 * @throws Refusal with the problem that the API answered; `unanswered` when nobody did
 */
export async function call<O extends Operation>(caller: Caller, operation: O, asked: Asked<O>): Promise<Answered<O>> {
  const { session } = caller;
  let response = await send(caller, operation, asked, await session.token());
  if (response.status === 401 && (await session.renew())) {
    response = await send(caller, operation, asked, await session.token());
  }
  if (response.status === 401) session.expire();
  noteServerTime(response.headers.get('date'));
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const answer: unknown = await (isJson ? response.json() : response.text()).catch(() => undefined);
  if (!response.ok || answer === undefined) throw refusalOf(response.status, answer);
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the API's own schemas sieve what leaves it
    body: answer as Answer<O>,
    etag: response.headers.get('etag') ?? undefined,
    next: nextOf(response.headers.get('link')),
  };
}

/** Of `<…?cursor=…>; rel="next"`. */
function nextOf(link: string | null): URLSearchParams | undefined {
  const address = /^<([^>]{1,4000})>; rel="next"$/.exec(link ?? '')?.[1];
  return address === undefined ? undefined : new URLSearchParams(address.split('?')[1]);
}

async function send<O extends Operation>(
  { language, apiBase }: Caller,
  operation: O,
  asked: Asked<O>,
  token: string,
): Promise<Response> {
  const { version, key, body } = asked;
  try {
    const response = await fetch(apiBase + addressOf(operation, asked), {
      method: routes[operation].method,
      headers: {
        Accept: 'application/json, application/problem+json',
        'Accept-Language': language,
        Authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(version !== undefined && { 'If-Match': `"${version}"` }),
        ...(key !== undefined && { 'Idempotency-Key': key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(patience),
    });
    heard();
    return response;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    missed();
    throw refusalOf(0, undefined);
  }
}
