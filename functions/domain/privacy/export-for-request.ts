import type { Services } from '../services.ts';
import { exportedCase } from './export-case.ts';
import { type ExportedCase, exportDocument } from './export-document.ts';
import { exportPage } from './export-html.ts';
import { requestLimits } from './request.ts';
import { type Course, end, seek } from './request-course.ts';

type Working = Parameters<typeof seek>[0] & Pick<Services, 'exports'>;

/** How many cases are held whole in memory. */
const atOnce = 8;

/**
 * Puts together what a person is given of their data, and lays it where it can be fetched for some days.
 * @param run whether it is the first that the run is at, and whether there is time for more
 */
export async function exportFor(
  services: Working,
  course: Course,
  run: { isFirst: boolean; hasTime: () => boolean },
): Promise<void> {
  const found = await seek(services, course);
  if (!found) return;
  const request = course.now();
  const at = services.clock.now();
  const { apart } = found;
  const cases: ExportedCase[] = [];
  let bytes = 0;
  const tooLarge = async () => end(services, course, 'failed', { failure: 'too-large', apart });
  for (let from = 0; from < found.cases.length; from += atOnce) {
    // It is made at one go. What a whole run is too short for is more than one person's; else it is the next run's first.
    if (!run.hasTime()) return run.isFirst ? tooLarge() : undefined;
    const some = found.cases.slice(from, from + atOnce);
    const files = await Promise.all(some.map(async ({ reference }) => services.cases.open(reference)));
    for (const file of files) {
      // Erased since it was found: nothing of it is known any more.
      if (!file || file.subject.erased) continue;
      const one = exportedCase(file, { notes: request.notes, own: found.cases });
      cases.push(one);
      bytes += Buffer.byteLength(JSON.stringify(one));
    }
    if (bytes > requestLimits.exportBytes) return tooLarge();
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
