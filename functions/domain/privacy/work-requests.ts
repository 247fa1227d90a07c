import type { Services } from '../services.ts';
import { eraseFor } from './erase-for-request.ts';
import { exportFor } from './export-for-request.ts';
import { type Course, courseOf, Outrun } from './request-course.ts';
import { isOverdue } from './requests.ts';

type Working = Pick<Services, 'privacy' | 'log' | 'measures'> &
  Parameters<typeof eraseFor>[0] &
  Parameters<typeof exportFor>[0];

/** What a run did: requests that it looked at, cases that it erased, looks that failed. */
export type RequestsReport = { looked: number; erased: number; failed: number };

const page = 25;

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
  let course: Course | undefined;
  try {
    const found = await services.privacy.read(id);
    if (!found) return;
    if (isOverdue(found.request, services.clock.now())) services.measures.count('PrivacyRequestsOverdue');
    course = courseOf(services, found);
    if (found.request.kind === 'export') await exportFor(services, course, { isFirst: report.looked === 1, hasTime });
    else report.erased += await eraseFor(services, course, hasTime);
  } catch (error) {
    if (error instanceof Outrun) return;
    report.failed += 1;
    services.measures.count('PrivacyFailures');
    const reason = error instanceof Error ? error.message : String(error);
    services.log.error('A privacy request could not be worked on; it is tried again.', { request: id, reason });
    await course?.postpone();
  }
}
