/** Takes on jobs over many cases, and shows how far they are. The work is done by functions/schedules/bulk-work.ts. */
import { bulkRoutes } from '../contract/routes.ts';
import { telemetry } from '../runtime/logging.ts';
import { staff } from '../runtime/staff.ts';
import { bulk, cases, people, related } from '../runtime/table.ts';
import { clock, random } from '../runtime/time-and-chance.ts';
import { readBulk } from './bulk/read-bulk.ts';
import { resumeBulk } from './bulk/resume-bulk.ts';
import { startBulk } from './bulk/start-bulk.ts';
import { serve } from './endpoint.ts';
import { allSentences } from './problem-sentences.ts';
import { seeing } from './seeing.ts';

const services = { bulk, cases, related, staff, people, clock, random };

export const handler = serve(
  bulkRoutes,
  { startBulk: startBulk(services), readBulk: readBulk(services), resumeBulk: resumeBulk(services) },
  telemetry,
  { see: seeing, sentences: allSentences },
);
