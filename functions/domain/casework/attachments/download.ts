import type { Instant } from '../../complaint/complaint.ts';
import { ensureNotErased } from '../../complaint/lifecycle.ts';
import { DomainError } from '../../errors.ts';
import type { CaseFile, Services } from '../../services.ts';
import { type Attachment, isForCustomer, isReadable } from './attachment.ts';
import { fileOf } from './files-of.ts';
import { attachmentLimits } from './limits.ts';
import { placeName } from './place.ts';

export type Download = { url: string; expiresAt: Instant; state: 'clean' | 'unscanned' };

/**
 * A link that saves a file, for some minutes, and never shows it in a page.
 * @param called what it is saved as, by its name. @default its name
 * @throws DomainError `complaint.erased`; `attachment.not-found`; `attachment.scanning` and `attachment.refused` while or since nobody may
 *   have it
 */
export async function linkToFile(
  services: Pick<Services, 'clock' | 'files'>,
  file: CaseFile,
  id: string,
  called = (name: string): string => name,
): Promise<Download> {
  ensureNotErased(file.subject);
  const { name, mark, state } = fileOf(file, id);
  if (!isReadable(state)) {
    throw new DomainError(state === 'refused' ? 'attachment.refused' : 'attachment.scanning', { attachment: id });
  }
  const from = services.clock.now();
  const seconds = attachmentLimits.downloadMinutes * 60;
  const place = placeName({ reference: file.subject.reference, id, mark });
  const url = await services.files.downloadLink(place, called(name), { from, seconds });
  const expiresAt = new Date(Date.parse(from) + seconds * 1000).toISOString();
  return { url, expiresAt, state: state === 'clean' ? 'clean' : 'unscanned' };
}

/**
 * The same for the customer; what is not for them is not there.
 * @throws DomainError as `linkToFile` does
 */
export function linkForCustomer(
  services: Pick<Services, 'clock' | 'files'>,
  file: CaseFile,
  id: string,
): Promise<Download> {
  const found: Attachment = fileOf(file, id);
  if (!isForCustomer(found)) throw new DomainError('attachment.not-found', { attachment: id });
  return linkToFile(services, file, id);
}
