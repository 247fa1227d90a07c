/**
 * What may be attached, and how much of it: one table for the API and the pages. The endings are those that a file of
 * the type may have, so that nothing is saved as a program that was sent as a picture.
 */
export const attachmentTypes = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'image/heic': ['heic'],
  'application/pdf': ['pdf'],
  'text/plain': ['txt', 'log'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'video/mp4': ['mp4'],
} as const satisfies Record<string, readonly string[]>;

export type AttachmentType = keyof typeof attachmentTypes;

export const attachmentLimits = {
  /** Bytes of one file. */
  bytes: 20 * 1024 * 1024,
  /** Files of one case, those that are still awaited among them. */
  ofCustomer: 10,
  ofStaff: 20,
  /** UTF-16 units of a file's name. */
  name: 200,
  /** How long a link to upload works, and one to download. */
  uploadMinutes: 15,
  downloadMinutes: 5,
} as const;

/** Whether a file of this type may be called so. */
export function hasEndingOf(type: AttachmentType, name: string): boolean {
  const endings: readonly string[] = attachmentTypes[type];
  const dot = name.lastIndexOf('.');
  return dot > 0 && endings.includes(name.slice(dot + 1).toLowerCase());
}
