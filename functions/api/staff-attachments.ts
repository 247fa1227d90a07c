/** Lets staff see the files of a case, send some and take them out. */
import { staffAttachmentsRoutes } from '../contract/routes.ts';
import { caseGate } from '../domain/casework/scope.ts';
import { files } from '../runtime/files.ts';
import { telemetry } from '../runtime/logging.ts';
import { cases, uploads } from '../runtime/table.ts';
import { clock, random } from '../runtime/time-and-chance.ts';
import { serve } from './endpoint.ts';
import { allSentences } from './problem-sentences.ts';
import { seeing } from './seeing.ts';
import { downloadForStaff } from './staff-attachments/download-for-staff.ts';
import { listAttachments } from './staff-attachments/list-attachments.ts';
import { requestStaffUpload } from './staff-attachments/request-staff-upload.ts';

const services = { cases, uploads, files, clock, random };

export const handler = serve(
  staffAttachmentsRoutes,
  {
    listAttachments: listAttachments(services),
    requestStaffUpload: requestStaffUpload(services),
    downloadForStaff: downloadForStaff(services),
  },
  telemetry,
  { gate: caseGate(services), see: seeing, sentences: allSentences },
);
