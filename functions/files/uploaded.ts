/** When a file has come, or the scan of one has ended, put it on the record of its case. */
import { readFileNews } from '../adapters/s3/file-news.ts';
import { recordFile } from '../domain/casework/attachments/record-file.ts';
import { queueHandler } from '../events/event-handler.ts';
import { environmentValue } from '../runtime/environment.ts';
import { files } from '../runtime/files.ts';
import { log, telemetry } from '../runtime/logging.ts';
import { cases, policies, uploads } from '../runtime/table.ts';
import { clock } from '../runtime/time-and-chance.ts';

const services = { cases, policies, uploads, files, clock, log };
const scans = environmentValue('filesScanned') === 'true';

export const handler = queueHandler(async ({ body }) => {
  const report = readFileNews(body);
  if (report) await recordFile(services, report, { scans });
}, telemetry);
