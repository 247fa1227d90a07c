import { attachmentBody, uploadAnswer } from '../../contract/attachment-shapes.ts';
import { askForUpload } from '../../domain/casework/attachments/ask.ts';
import { openWithSecret } from '../../domain/customer/follow.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** The customer may send a file; what they are answered is where to. */
export const requestUpload = (services: Pick<Services, 'cases' | 'clock' | 'random' | 'uploads' | 'files'>): Endpoint =>
  endpoint({
    body: attachmentBody,
    answer: uploadAnswer,
    handle: async ({ reference, secret, body }) => {
      const file = await openWithSecret(services, reference, secret);
      const wanted = { ...body, shared: true, by: { type: 'customer' } } as const;
      return { status: 201, body: await askForUpload(services, file, wanted) };
    },
  });
