import type { Instant } from '../complaint/complaint.ts';
import type { Services } from '../services.ts';
import { casesOfPerson, type Found } from './find-cases.ts';
import type { PrivacyRequest } from './request.ts';
import { finished, forgetAt } from './requests.ts';

const minute = 60_000;
const longestPause = 6 * 60 * minute;
const later = (at: Instant, milliseconds: number): Instant => new Date(Date.parse(at) + milliseconds).toISOString();

/** Somebody else wrote the request meanwhile: theirs goes on. */
export class Outrun extends Error {}

/** A request on its way: each step is written before the next is taken. */
export type Course = {
  now: () => PrivacyRequest;
  to: (next: PrivacyRequest, lapsesAt?: Instant) => Promise<void>;
  postpone: () => Promise<void>;
};

export function courseOf(
  { privacy, clock }: Pick<Services, 'privacy' | 'clock'>,
  found: { request: PrivacyRequest; version: number },
): Course {
  let { request, version } = found;
  const to: Course['to'] = async (next, lapsesAt) => {
    if (!(await privacy.write(next, version, request, lapsesAt))) throw new Outrun();
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

/** The request is over: nothing of the person is kept in it but the references of their cases. */
export async function end(
  services: Pick<Services, 'clock' | 'settings'>,
  course: Course,
  state: 'done' | 'failed',
  more: Partial<PrivacyRequest> = {},
): Promise<void> {
  const { reason, ...request } = finished(course.now(), services.clock.now());
  // Why somebody was erased goes with them; why somebody was given their data is kept with the record of it.
  const why = reason !== undefined && (request.kind === 'export' || state === 'failed') && { reason };
  await course.to({ ...request, ...why, state, ...more }, forgetAt(services));
}

/** The cases that it is about; undefined when it ended because nobody can say. */
export async function seek(
  services: Parameters<typeof casesOfPerson>[0] & Pick<Services, 'clock' | 'settings'>,
  course: Course,
): Promise<Extract<Found, { cases: unknown }> | undefined> {
  const found = await casesOfPerson(services, course.now());
  if (!('failure' in found)) return found;
  await end(services, course, 'failed', { failure: found.failure, apart: found.apart });
  return undefined;
}
