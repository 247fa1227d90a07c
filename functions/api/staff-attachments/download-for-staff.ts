import { downloadAnswer } from '../../contract/attachment-shapes.ts';
import { linkToFile } from '../../domain/casework/attachments/download.ts';
import { openCase } from '../../domain/casework/open-case.ts';
import { shownText } from '../../domain/privacy/masking.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';

/** Staff take out a file of a case. */
export const downloadForStaff = (services: Pick<Services, 'cases' | 'clock' | 'files'>): Endpoint =>
  endpoint({
    answer: downloadAnswer,
    handle: async ({ reference, id, sight }) => {
      const file = await openCase(services, reference);
      // The link carries what it saves the file as, and customers name files after themselves.
      const called = (name: string): string => shownText(name, sight, [file.subject.customer.name]).text;
      return { body: await linkToFile(services, file, id, called) };
    },
  });
