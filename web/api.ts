import type * as z from 'zod';
import type * as shapes from '../functions/contract/shapes.ts';
import type { partnerTask } from '../functions/contract/task-shapes.ts';
import { routes } from '../functions/contract/routes.ts';
import type { Site } from './site.ts';

/** The API's answers, by the names of its schemas. */
export type Registration = z.output<typeof shapes.registration>;
export type Tracking = z.output<typeof shapes.tracking>;
export type QueuePage = z.output<typeof shapes.queuePage>;
export type StaffCase = z.output<typeof shapes.staffCase>;
export type LinkLook = z.output<typeof shapes.linkLook>;
export type LinkDone = z.output<typeof shapes.linkDone>;
export type PartnerTask = z.output<typeof partnerTask>;
export type Problem = z.output<typeof shapes.problem> & {
  changedBy?: string;
  changedAt?: string;
  /** The case that it is about, where the caller has proved to know of it. */
  reference?: string;
};

/** The API refused, or did not answer at all: then the status is 0. */
export class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'Refusal';
    this.problem = problem;
  }
}

/** The operations that change a case for staff; all answer its new state. */
export type StaffCommand =
  | 'takeCase'
  | 'assignCase'
  | 'replyToCustomer'
  | 'addNote'
  | 'classifyCase'
  | 'resolveCase'
  | 'closeCase'
  | 'reopenCase';

type Answers = {
  submitComplaint: Registration;
  trackComplaint: Tracking;
  addMessage: Tracking;
  withdrawComplaint: Tracking;
  listCases: QueuePage;
  readCase: StaffCase;
  lookAtLink: LinkLook;
  confirmLink: LinkDone;
  lookAtTask: PartnerTask;
  answerAsPartner: PartnerTask;
} & Record<StaffCommand, z.output<typeof shapes.caseState>>;
export type Asked = keyof Answers;

export type Call = {
  reference?: string;
  query?: Record<string, string>;
  body?: unknown;
  bearer?: string;
  headers?: Record<string, string>;
};

/** `serverTime` is the answer's own, in milliseconds: deadlines are compared with it, not with the reader's clock. */
export type Answer<O extends Asked> = { body: Answers[O]; etag: string | undefined; serverTime: number };

const patience = 30_000;

/**
 * Calls one operation of the contract.
 * @throws Refusal with the problem that the API answered, in the reader's language
 */
export async function call<O extends Asked>(
  { config, language }: Pick<Site, 'config' | 'language'>,
  operation: O,
  { reference = '', query = {}, body, bearer, headers = {} }: Call,
): Promise<Answer<O>> {
  const { method, path } = routes[operation];
  const search = new URLSearchParams(query).toString();
  const address = config.apiBase + path.replace('{reference}', encodeURIComponent(reference));
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
    signal: AbortSignal.timeout(patience),
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok || answer === undefined) throw new Refusal(problemOf(response.status, answer));
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the API's own schemas sieve what leaves it
    body: answer as Answers[O],
    etag: response.headers.get('etag') ?? undefined,
    serverTime: Date.parse(response.headers.get('date') ?? '') || Date.now(),
  };
}

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
