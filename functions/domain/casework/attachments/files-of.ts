import type { Instant } from '../../complaint/complaint.ts';
import type { CasePart } from '../../complaint/parts.ts';
import { DomainError } from '../../errors.ts';
import type { CaseFile } from '../../services.ts';
import { type Attachment, type AttachmentState, isForCustomer, type Sender } from './attachment.ts';
import type { AttachmentType } from './limits.ts';
import { isOpen } from './uploads.ts';

type FilePart = Extract<CasePart, { kind: 'file' }>;

/** The files that have come, in the order in which they were asked for. */
export const filesOf = ({ parts }: Pick<CaseFile, 'parts'>): FilePart[] =>
  parts
    .flatMap((part) => (part.kind === 'file' ? [part] : []))
    .toSorted((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));

/** A file as a list shows it: one that has come, or one that is still awaited. */
export type AttachmentLine = {
  id: string;
  name: string;
  type: AttachmentType;
  size: number;
  sha256: string;
  state: AttachmentState;
  by: Sender;
  shared: boolean;
  /** When it came; of one that is awaited, until when its link works. */
  at: Instant;
};

/** What a case has of files and what it waits for, as staff see it. */
export function attachmentLines(file: CaseFile, now: Instant): AttachmentLine[] {
  const here = filesOf(file);
  const awaited = (file.uploads?.uploads ?? []).filter(
    (upload) => isOpen(upload, now) && !here.some(({ id }) => id === upload.id),
  );
  return [
    ...here.map(({ id, data }) => ({ ...lineOf(id, data), state: data.state, at: data.addedAt })),
    ...awaited.map((upload) => ({ ...lineOf(upload.id, upload), state: 'awaiting' as const, at: upload.expiresAt })),
  ];
}

const lineOf = (
  id: string,
  { name, type, size, sha256, by, shared }: Pick<Attachment, 'name' | 'type' | 'size' | 'sha256' | 'by' | 'shared'>,
): Omit<AttachmentLine, 'state' | 'at'> => ({ id, name, type, size, sha256, by, shared });

export type CustomersLine = Pick<AttachmentLine, 'id' | 'name' | 'type' | 'size' | 'state' | 'at'> & {
  by: 'customer' | 'staff';
};

/** The same for the customer: their own, and those that staff shared once they have come; never who of the staff. */
export const customersLines = (file: CaseFile, now: Instant): CustomersLine[] =>
  attachmentLines(file, now)
    .filter((line) => isForCustomer(line) && (line.by.type === 'customer' || line.state !== 'awaiting'))
    .map(({ id, name, type, size, state, at, by }) => ({ id, name, type, size, state, at, by: by.type }));

/** @throws DomainError `attachment.not-found` */
export function fileOf(file: CaseFile, id: string): Attachment {
  const found = filesOf(file).find((part) => part.id === id);
  if (!found) throw new DomainError('attachment.not-found', { attachment: id.slice(0, 20) });
  return found.data;
}
