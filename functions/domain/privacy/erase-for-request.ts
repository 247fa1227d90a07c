import type { Instant } from '../complaint/complaint.ts';
import { DomainError } from '../errors.ts';
import { eraseCase } from '../erasure/erase-case.ts';
import type { Services } from '../services.ts';
import type { CaseForRequest, PrivacyRequest } from './request.ts';
import { type Course, end, seek } from './request-course.ts';
import { finished } from './requests.ts';

type Working = Parameters<typeof seek>[0] & Parameters<typeof eraseCase>[0] & Pick<Services, 'log' | 'measures'>;

const atOnce = 8;
const day = 86_400_000;
const later = (at: Instant, milliseconds: number): Instant => new Date(Date.parse(at) + milliseconds).toISOString();

/**
 * Erases whoever asked from their cases, once it was thought over; before that it only finds them. What is open or held is
 * looked at again tomorrow, what failed in some minutes.
 * @returns how many cases it erased
 */
export async function eraseFor(services: Working, course: Course, hasTime: () => boolean): Promise<number> {
  const { clock } = services;
  let erased = 0;
  // Of one that is held all cases are known, and whose they are is forgotten.
  if (course.now().state !== 'held') {
    const found = await seek(services, course);
    if (!found) return 0;
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
    if (early) return 0;
  }
  const left = course.now().cases.filter(({ outcome }) => outcome !== 'erased');
  for (let from = 0; from < left.length; from += atOnce) {
    if (!hasTime()) return erased;
    const outcomes = await Promise.all(
      left.slice(from, from + atOnce).map(async ({ reference }) => eraseOne(services, course.now(), reference)),
    );
    const now = new Map(outcomes.map((one) => [one.reference, one]));
    erased += outcomes.filter(({ outcome }) => outcome === 'erased').length;
    await course.to({ ...course.now(), cases: course.now().cases.map((one) => now.get(one.reference) ?? one) });
  }
  await settle(services, course);
  return erased;
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
