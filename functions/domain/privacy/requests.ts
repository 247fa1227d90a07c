import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Actor, Instant } from '../complaint/complaint.ts';
import { crockford } from '../complaint/reference.ts';
import type { Language } from '../complaint/vocabulary.ts';
import { DomainError } from '../errors.ts';
import type { Services } from '../services.ts';
import { listsFor } from './find-cases.ts';
import { monthsBefore } from './retention.ts';
import { exportDays, type PrivacyKind, type PrivacyPage, type PrivacyRequest } from './request.ts';

type Staff = Extract<Actor, { type: 'staff' }>;

/** What somebody takes down for a person: exactly one of the three ways to find their cases. */
export type Asked = {
  kind: PrivacyKind;
  email?: string | undefined;
  phone?: string | undefined;
  reference?: string | undefined;
  reason: string;
  notes?: boolean | undefined;
  language?: Language | undefined;
};

const hour = 3_600_000;
const day = 24 * hour;
const later = (at: Instant, milliseconds: number): Instant => new Date(Date.parse(at) + milliseconds).toISOString();

/**
 * Takes down what a person asks of us about their data; the work is done by functions/schedules/privacy-work.ts. Of the
 * address only keyed digests are kept.
 * @param idempotencyKey a repeated request finds its own
 * @throws DomainError `complaint.not-found`, `complaint.erased` of the case that it names, `idempotency.mismatch`
 */
export async function askPrivacy(
  services: Pick<Services, 'privacy' | 'cases' | 'keyed' | 'clock' | 'random' | 'settings'>,
  asking: Asked,
  by: Staff,
  idempotencyKey?: string,
): Promise<PrivacyRequest> {
  const { kind, email, phone, reference, reason, notes = false, language } = asking;
  const { privacy, keyed, clock } = services;
  // Keyed, because a digest of an address tells whoever tries addresses.
  const asked = await keyed.digest(`privacy-request\n${canonicalize(asking) ?? ''}`);
  const seed =
    idempotencyKey === undefined
      ? services.random.bytes(10)
      : createHash('sha256').update(`privacy\n${by.id}\n${idempotencyKey}`).digest();
  const id = `PR-${crockford(seed, 12)}`;
  const before = idempotencyKey === undefined ? undefined : await privacy.read(id);
  if (before) return sameRequest(before.request, asked);

  const createdAt = clock.now();
  const grace = kind === 'erasure' ? services.settings.retention.erasureGraceHours : 0;
  const request: PrivacyRequest = {
    id,
    kind,
    state: 'waiting',
    by,
    createdAt,
    beginsAt: later(createdAt, grace * hour),
    foundBy: reference === undefined ? (email === undefined ? 'phone' : 'email') : 'reference',
    ...(reference !== undefined && { reference }),
    lists:
      reference === undefined ? await listsFor(services, { email, phone }) : await listsOfCase(services, reference),
    reason,
    notes: kind === 'export' && notes,
    ...(language !== undefined && { language }),
    cases: [],
    apart: [],
    nextAt: createdAt,
    failedLooks: 0,
    asked,
  };
  if ((await privacy.create(request)) === 'created') return request;
  const first = await privacy.read(id);
  if (!first) throw new DomainError('service.unavailable', { retryAfter: 1 });
  return sameRequest(first.request, asked);
}

async function listsOfCase(services: Pick<Services, 'cases' | 'keyed'>, reference: string): Promise<string[]> {
  const subject = await services.cases.find(reference);
  if (!subject) throw new DomainError('complaint.not-found', { reference });
  if (subject.erased) throw new DomainError('complaint.erased', { reference, at: subject.erased.at });
  return listsFor(services, subject.customer);
}

function sameRequest(request: PrivacyRequest, asked: string): PrivacyRequest {
  if (request.asked !== asked) throw new DomainError('idempotency.mismatch');
  return request;
}

/** @throws DomainError `privacy-request.not-found` */
export async function readPrivacyRequest(
  { privacy }: Pick<Services, 'privacy'>,
  id: string,
): Promise<{ request: PrivacyRequest; version: number }> {
  const found = await privacy.read(id);
  if (!found) throw new DomainError('privacy-request.not-found', { id });
  return found;
}

export const listPrivacyRequests = async (
  { privacy }: Pick<Services, 'privacy'>,
  cursor: string | undefined,
): Promise<PrivacyPage> => privacy.list(25, cursor);

/** An erasure can be called off until it begins, and what waits for a case to be decided, as long as it waits. */
export const isCancellable = ({ kind, state }: Pick<PrivacyRequest, 'kind' | 'state'>): boolean =>
  kind === 'erasure' && (state === 'waiting' || state === 'working' || state === 'held');

/**
 * The person has thought otherwise, or it was the wrong one. What is erased stays erased.
 * @throws DomainError `privacy-request.not-found`, `privacy-request.over`
 */
export async function cancelPrivacyRequest(
  services: Pick<Services, 'privacy' | 'clock' | 'settings'>,
  id: string,
  by: Staff,
): Promise<PrivacyRequest> {
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const { request, version } = await readPrivacyRequest(services, id);
    if (!isCancellable(request)) throw new DomainError('privacy-request.over', { id, state: request.state });
    const next: PrivacyRequest = {
      ...finished(request, services.clock.now()),
      state: 'cancelled',
      cancelledBy: by.id,
    };
    if (await services.privacy.write(next, version, request, forgetAt(services))) return next;
  }
  throw new DomainError('service.unavailable', { retryAfter: 1 });
}

/** The request at its end: no digest of an address is needed any more. */
export const finished = ({ nextAt: _nextAt, ...request }: PrivacyRequest, now: Instant): PrivacyRequest => ({
  ...request,
  finishedAt: request.finishedAt ?? now,
  lists: [],
});

/** When the record of a request is forgotten: as cases are, so that what was done can be proven as long as there is a case. */
export const forgetAt = ({ clock, settings }: Pick<Services, 'clock' | 'settings'>): Instant =>
  monthsBefore(clock.now(), -settings.retention.cases.months);

/** A month after it was asked: the time that the law gives (GDPR, article 12). */
export const answerBy = ({ createdAt }: Pick<PrivacyRequest, 'createdAt'>): Instant => later(createdAt, 30 * day);

/** Whether an answer is nearly late: after 25 days, so that five are left to act in. */
export const isOverdue = ({ createdAt, finishedAt }: PrivacyRequest, now: Instant): boolean =>
  finishedAt === undefined && now > later(createdAt, 25 * day);

/** Until when an export can be fetched; undefined when there is none. */
export const availableUntil = (request: PrivacyRequest): Instant | undefined =>
  request.export && later(request.export.at, exportDays * day);

/** For how long a link to an export works, in seconds. */
const linkSeconds = 300;

/**
 * Links that save an export, for minutes.
 * @throws DomainError `privacy-request.not-found`, `privacy-request.no-export`, `privacy-request.export-gone`
 */
export async function linksToExport(
  services: Pick<Services, 'privacy' | 'exports' | 'clock'>,
  id: string,
): Promise<{ json: string; html: string; expiresAt: Instant }> {
  const { request } = await readPrivacyRequest(services, id);
  const until = availableUntil(request);
  const now = services.clock.now();
  if (!request.export || until === undefined) {
    throw new DomainError('privacy-request.no-export', { id, state: request.state });
  }
  if (now >= until) throw new DomainError('privacy-request.export-gone', { id, days: exportDays });
  const term = { from: now, seconds: linkSeconds };
  const { place } = request.export;
  const [json, html] = await Promise.all([
    services.exports.link(place, 'json', `${id}.json`, term),
    services.exports.link(place, 'html', `${id}.html`, term),
  ]);
  return { json, html, expiresAt: later(now, linkSeconds * 1000) };
}
