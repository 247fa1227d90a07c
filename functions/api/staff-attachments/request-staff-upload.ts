import { staffAttachmentBody, uploadAnswer } from '../../contract/attachment-shapes.ts';
import { askForUpload } from '../../domain/casework/attachments/ask.ts';
import { openCase } from '../../domain/casework/open-case.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** Staff may send a file: evidence of their own, or something for the customer. */
export const requestStaffUpload = (
  services: Pick<Services, 'cases' | 'clock' | 'random' | 'uploads' | 'files'>,
): Endpoint =>
  endpoint({
    body: staffAttachmentBody,
    answer: uploadAnswer,
    handle: async ({ reference, staff, body }) => {
      const file = await openCase(services, reference);
      return { status: 201, body: await askForUpload(services, file, { ...body, by: staff }) };
    },
  });
