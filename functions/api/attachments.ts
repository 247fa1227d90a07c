/** Lets the holder of a tracking secret send files to a case and take them out again. */
import { attachmentsRoutes } from '../contract/routes.ts';
import { files } from '../runtime/files.ts';
import { telemetry } from '../runtime/logging.ts';
import { cases, uploads } from '../runtime/table.ts';
import { clock, random } from '../runtime/time-and-chance.ts';
import { attachmentSentences } from './attachment-sentences.ts';
import { downloadAttachment } from './attachments/download-attachment.ts';
import { requestUpload } from './attachments/request-upload.ts';
import { serve } from './endpoint.ts';

const services = { cases, uploads, files, clock, random };

export const handler = serve(
  attachmentsRoutes,
  { requestUpload: requestUpload(services), downloadAttachment: downloadAttachment(services) },
  telemetry,
  { sentences: attachmentSentences },
);
