import { attachmentList } from '../../contract/attachment-shapes.ts';
import { attachmentLines } from '../../domain/casework/attachments/files-of.ts';
import { openCase } from '../../domain/casework/open-case.ts';
import type { Services } from '../../domain/services.ts';
import { type Endpoint, endpoint, etagOf } from '../endpoint.ts';

/** All files of a case, awaited ones too, in the order in which they were asked for. */
export const listAttachments = (services: Pick<Services, 'cases' | 'clock'>): Endpoint =>
  endpoint({
    answer: attachmentList,
    handle: async ({ reference }) => {
      const file = await openCase(services, reference);
      const lines = attachmentLines(file, services.clock.now());
      const attachments = lines.map(({ by, ...line }) => ({ ...line, by: by.type, addedBy: by }));
      return { body: { attachments }, headers: { ETag: etagOf(file.subject.version) } };
    },
  });
