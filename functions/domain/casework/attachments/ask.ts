import type { CaseFile, Services } from '../../services.ts';
import { crockford } from '../../complaint/reference.ts';
import { mostAttempts } from '../../complaint/change.ts';
import { ensureAllowed } from '../../complaint/lifecycle.ts';
import { DomainError } from '../../errors.ts';
import type { FilePromise, Sender } from './attachment.ts';
import { attachmentLimits } from './limits.ts';
import { markLength, placeName } from './place.ts';
import { admit, type Upload } from './uploads.ts';
import { filesOf } from './files-of.ts';

/** How a file is sent to where it is kept, past us: this request, with these headers and no others of its own. */
export type UploadLink = { method: 'PUT'; url: string; headers: Record<string, string> };

/**
 * Lets somebody send a file. The case itself stays as it is until the file has come.
 * @param file the case as it was just opened
 * @throws DomainError `complaint.wrong-status`, `complaint.merged`, `complaint.erased`, `attachment.too-many`
 */
export async function askForUpload(
  services: Pick<Services, 'clock' | 'random' | 'uploads' | 'files'>,
  file: CaseFile,
  wanted: FilePromise & { by: Sender },
): Promise<{ id: string; upload: UploadLink & { expiresAt: string } }> {
  const { reference } = file.subject;
  ensureAllowed('attach', file.subject);
  const now = services.clock.now();
  const upload = await placeFor(services, file, wanted, now);
  const { id, mark, expiresAt } = upload;
  const seconds = attachmentLimits.uploadMinutes * 60;
  const link = await services.files.uploadLink(placeName({ reference, id, mark }), upload, { from: now, seconds });
  return { id, upload: { ...link, expiresAt } };
}

async function placeFor(
  { uploads, random }: Pick<Services, 'uploads' | 'random'>,
  file: CaseFile,
  wanted: FilePromise & { by: Sender },
  now: string,
): Promise<Upload> {
  const { reference } = file.subject;
  const arrived = filesOf(file).map(({ id, data }) => ({ id, by: data.by }));
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const { list, version } = await uploads.read(reference);
    if (list.closed) throw new DomainError('complaint.erased', { reference, at: now });
    const mark = crockford(random.bytes(17), markLength);
    const admitted = admit(list, wanted, { now, arrived, mark });
    if (await uploads.write(reference, admitted.list, version)) return admitted.upload;
  }
  throw new DomainError('service.unavailable', { retryAfter: 1 });
}
