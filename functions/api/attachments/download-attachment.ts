import { downloadAnswer } from '../../contract/attachment-shapes.ts';
import { linkForCustomer } from '../../domain/casework/attachments/download.ts';
import { openWithSecret } from '../../domain/customer/follow.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** The customer takes out what they sent, or what was shared with them. */
export const downloadAttachment = (services: Pick<Services, 'cases' | 'clock' | 'files'>): Endpoint =>
  endpoint({
    answer: downloadAnswer,
    handle: async ({ reference, secret, id }) => ({
      body: await linkForCustomer(services, await openWithSecret(services, reference, secret), id),
    }),
  });
