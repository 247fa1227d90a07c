import { type AttachmentType, attachmentTypes, hasEndingOf } from '../../../../../functions/contract/attachments.ts';
import type { Answer } from '../../../api/call.ts';

type Upload = Answer<'requestStaffUpload'>['upload'];

const isType = (type: string): type is AttachmentType => Object.hasOwn(attachmentTypes, type);
const types = Object.keys(attachmentTypes).filter(isType);

/** The type that a file is sent as: the browser's word where it is one of ours, else by the ending of its name. */
export const typeOf = ({ name, type }: Pick<File, 'name' | 'type'>): AttachmentType | undefined =>
  types.find((one) => one === type && hasEndingOf(one, name)) ?? types.find((one) => hasEndingOf(one, name));

/** SHA-256 of the content in base64: the store takes no other bytes. */
export async function digestOf(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return btoa(Array.from(new Uint8Array(digest), (byte) => String.fromCharCode(byte)).join(''));
}

/**
 * Sends the bytes to where they were allowed to go. XMLHttpRequest, since fetch tells nothing of how far it is.
 * @param tell how much has gone, from 0 to 1
 * @returns whether they have arrived, now or before
 */
export function sendBytes(
  { method, url, headers }: Upload,
  file: Blob,
  tell: (share: number) => void,
): Promise<boolean> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) => tell(total > 0 ? loaded / total : 0));
    const arrived = (): boolean => (request.status >= 200 && request.status < 300) || request.status === 412;
    request.addEventListener('load', () => resolve(arrived()));
    for (const failure of ['error', 'abort', 'timeout']) request.addEventListener(failure, () => resolve(false));
    request.send(file);
  });
}
