import type { Instant } from '../complaint/complaint.ts';
import { DomainError } from '../errors.ts';
import { eraseCase } from '../erasure/erase-case.ts';
import type { Services } from '../services.ts';
import { exportedCase } from './export-case.ts';
import { type ExportedCase, exportDocument } from './export-document.ts';
import { exportPage } from './export-html.ts';
import { casesOfPerson, type Found } from './find-cases.ts';
import { type CaseForRequest, type PrivacyRequest, requestLimits } from './request.ts';
import { finished, isOverdue } from './requests.ts';
import { monthsBefore } from './retention.ts';

export type Working = Pick<
  Services,
  'privacy' | 'cases' | 'related' | 'keyed' | 'policies' | 'exports' | 'clock' | 'settings' | 'log' | 'measures'
>;

/** What a run did: requests that it looked at, cases that it erased, looks that failed. */
export type RequestsReport = { looked: number; erased: number; failed: number };

const page = 25;
const atOnce = 8;
const minute = 60_000;
const day = 24 * 60 * minute;
const longestPause = 6 * 60 * minute;
const later = (at: Instant, milliseconds: number): Instant => new Date(Date.parse(at) + milliseconds).toISOString();

/**
 * Looks at every request whose time has come: one read when there is none. What a run that died had begun is done
 * again, and changes nothing where it was done before; a look that fails is tried again, later each time, and holds up
 * no other request.
 * @param hasTime asked before each step
 */
export async function workOnRequests(services: Working, hasTime: () => boolean): Promise<RequestsReport> {
  const report: RequestsReport = { looked: 0, erased: 0, failed: 0 };
  const seen = new Set<string>();
  for (;;) {
    const due = await services.privacy.due(services.clock.now(), page + seen.size);
    const ids = due.filter((id) => !seen.has(id));
    for (const id of ids) {
      if (!hasTime()) return report;
      // What is due again at once (an erasure without a time to think it over) is looked at by the next run.
      seen.add(id);
      report.looked += 1;
      await lookAt(services, id, report, hasTime);
    }
    if (ids.length === 0) return report;
  }
}

async function lookAt(services: Working, id: string, report: RequestsReport, hasTime: () => boolean): Promise<void> {
  const { privacy, clock, measures, log } = services;
  const found = await privacy.read(id);
  if (!found) return;
  if (isOverdue(found.request, clock.now())) measures.count('PrivacyRequestsOverdue');
  const course = courseOf(services, found);
  try {
    if (found.request.kind === 'export') await exportFor(services, course);
    else await eraseFor(services, course, report, hasTime);
  } catch (error) {
    if (error instanceof Outrun) return;
    report.failed += 1;
    measures.count('PrivacyFailures');
    // Not the error's message alone decides what is logged: a reason of AWS names resources, never a person.
    const reason = error instanceof Error ? error.message : String(error);
    log.error('A privacy request could not be worked on; it is tried again.', { request: id, reason });
    await course.postpone();
  }
}

/** Somebody else wrote the request meanwhile: theirs goes on. */
class Outrun extends Error {}

/** A request on its way: each step is written before the next is taken. */
type Course = {
  now: () => PrivacyRequest;
  to: (next: PrivacyRequest, forgetAt?: Instant) => Promise<void>;
  postpone: () => Promise<void>;
};

function courseOf(
  { privacy, clock }: Pick<Working, 'privacy' | 'clock'>,
  found: { request: PrivacyRequest; version: number },
): Course {
  let { request, version } = found;
  const to: Course['to'] = async (next, forgetAt) => {
    if (!(await privacy.write(next, version, request, forgetAt))) throw new Outrun();
    request = next;
    version += 1;
  };
  return {
    now: () => request,
    to,
    async postpone() {
      const failedLooks = request.failedLooks + 1;
      const pause = Math.min(2 ** Math.min(failedLooks, 12) * minute, longestPause);
      try {
        await to({ ...request, failedLooks, nextAt: later(clock.now(), pause) });
      } catch {
        // It stays due as it was, and the next run looks at it.
      }
    },
  };
}

/** When a record of a request is forgotten: as cases are, so that it proves as long what was done as there is a case. */
const forgetAt = ({ clock, settings }: Pick<Working, 'clock' | 'settings'>): Instant =>
  monthsBefore(clock.now(), -settings.retention.cases.months);

async function end(services: Working, course: Course, state: 'done' | 'failed', more: Partial<PrivacyRequest> = {}) {
  const { reason, ...request } = finished(course.now(), services.clock.now());
  // Why somebody was erased goes with them; why somebody was given their data is kept with the record of it.
  const why = reason !== undefined && (request.kind === 'export' || state === 'failed') && { reason };
  await course.to({ ...request, ...why, state, ...more }, forgetAt(services));
}

async function seek(services: Working, course: Course): Promise<Extract<Found, { cases: unknown }> | undefined> {
  const found = await casesOfPerson(services, course.now());
  if (!('failure' in found)) return found;
  await end(services, course, 'failed', { failure: found.failure, apart: found.apart, cases: [] });
  return undefined;
}

async function eraseFor(
  services: Working,
  course: Course,
  report: RequestsReport,
  hasTime: () => boolean,
): Promise<void> {
  const { clock } = services;
  // Of one that is held all cases are known, and whose they are is forgotten.
  if (course.now().state !== 'held') {
    const found = await seek(services, course);
    if (!found) return;
    const before = course.now();
    const known = new Set(before.cases.map(({ reference }) => reference));
    const fresh = found.cases.filter(({ reference }) => !known.has(reference));
    const at = clock.now();
    const cases = [...before.cases, ...fresh.map(({ reference }) => ({ reference, outcome: 'found' as const, at }))];
    const early = at < before.beginsAt;
    await course.to({
      ...before,
      cases,
      apart: found.apart,
      state: early ? 'waiting' : 'working',
      nextAt: early ? before.beginsAt : at,
    });
    if (early) return;
  }
  const left = course.now().cases.filter(({ outcome }) => outcome !== 'erased');
  for (let from = 0; from < left.length; from += atOnce) {
    if (!hasTime()) return;
    const outcomes = await Promise.all(
      left.slice(from, from + atOnce).map(async ({ reference }) => eraseOne(services, course.now(), reference)),
    );
    const now = new Map(outcomes.map((one) => [one.reference, one]));
    report.erased += outcomes.filter(({ outcome }) => outcome === 'erased').length;
    await course.to({ ...course.now(), cases: course.now().cases.map((one) => now.get(one.reference) ?? one) });
  }
  await settle(services, course);
}

/** What comes after every case was tried. */
async function settle(services: Working, course: Course): Promise<void> {
  const request = course.now();
  const now = services.clock.now();
  const some = (outcome: CaseForRequest['outcome']): boolean => request.cases.some((one) => one.outcome === outcome);
  if (some('failed')) return course.postpone();
  const looked = { ...request, failedLooks: 0, nextAt: later(now, day) };
  if (some('open')) return course.to({ ...looked, state: 'working' });
  if (!some('held')) return end(services, course, 'done');
  const { reason: _reason, ...told } = finished(looked, now);
  return course.to({ ...told, state: 'held', nextAt: looked.nextAt });
}

/** One case of a request. Whatever another request or its age erased is erased for this one, too. */
async function eraseOne(services: Working, { id, by }: PrivacyRequest, reference: string): Promise<CaseForRequest> {
  const at = services.clock.now();
  try {
    const outcome = await eraseCase(services, reference, { why: 'request', request: id, by });
    if (outcome === 'erased') services.measures.count('CasesErased');
    return { reference, at, outcome: outcome === 'already' || outcome === 'not-found' ? 'erased' : outcome };
  } catch (error) {
    services.measures.count('PrivacyFailures');
    const reason = error instanceof Error ? error.message : String(error);
    services.log.error('A case could not be erased; it is tried again.', { reference, request: id, reason });
    return { reference, at, outcome: 'failed', code: error instanceof DomainError ? error.code : 'service.failed' };
  }
}

async function exportFor(services: Working, course: Course): Promise<void> {
  const found = await seek(services, course);
  if (!found) return;
  const request = course.now();
  const at = services.clock.now();
  const { apart } = found;
  const cases: ExportedCase[] = [];
  let bytes = 0;
  for (let from = 0; from < found.cases.length; from += atOnce) {
    const some = found.cases.slice(from, from + atOnce);
    const files = await Promise.all(some.map(async ({ reference }) => services.cases.open(reference)));
    for (const file of files) {
      // Erased since it was found: nothing of it is known any more.
      if (!file || file.subject.erased) continue;
      const one = exportedCase(file, { notes: request.notes, own: found.cases });
      cases.push(one);
      bytes += Buffer.byteLength(JSON.stringify(one));
    }
    if (bytes > requestLimits.exportBytes) return end(services, course, 'failed', { failure: 'too-large', apart });
  }
  const document = exportDocument(cases, { request, at, settings: services.settings });
  const json = JSON.stringify(document, undefined, 2);
  const html = exportPage(document, services.settings.brand);
  // Always the same place for one request, so that a run that died leaves nothing behind.
  const place = await services.keyed.digest(`export\n${request.id}`);
  await Promise.all([services.exports.keep(place, 'json', json), services.exports.keep(place, 'html', html)]);
  await end(services, course, 'done', {
    apart,
    cases: cases.map(({ reference }) => ({ reference, outcome: 'exported', at })),
    export: { place, at, jsonBytes: Buffer.byteLength(json), htmlBytes: Buffer.byteLength(html) },
  });
}
