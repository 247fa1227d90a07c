import { downloadAnswer } from '../../contract/attachment-shapes.ts';
import { linkToFile } from '../../domain/casework/attachments/download.ts';
import { openCase } from '../../domain/casework/open-case.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** Staff take out a file of a case. */
export const downloadForStaff = (services: Pick<Services, 'cases' | 'clock' | 'files'>): Endpoint =>
  endpoint({
    answer: downloadAnswer,
    handle: async ({ reference, id }) => ({
      body: await linkToFile(services, await openCase(services, reference), id),
    }),
  });
