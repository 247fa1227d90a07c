import type { Instant } from '../../complaint/complaint.ts';
import { DomainError } from '../../errors.ts';
import type { FilePromise, Sender } from './attachment.ts';
import { attachmentLimits } from './limits.ts';

/** A file that somebody was allowed to send and that has not come yet. */
export type Upload = FilePromise & { id: string; mark: string; by: Sender; expiresAt: Instant };

/**
 * What a case waits for. It is bounded however often somebody asks: who asks again for the same file is given the same
 * place, open links count against the limit, and those that ran out are forgotten.
 */
export type UploadList = {
  last: number;
  uploads: readonly Upload[];
  /** Its case was erased: nothing can be sent any more. */
  closed?: true;
};

export const noUploads: UploadList = { last: 0, uploads: [] };

/** The lists of all cases, each an item of its own: nothing has happened to a case because somebody may send a file. */
export interface UploadBook {
  /** A consistent read; version 0 is a list that nobody wrote yet. */
  read(reference: string): Promise<{ list: UploadList; version: number }>;
  /** @returns false, and writes nothing, when somebody else wrote since that version */
  write(reference: string, list: UploadList, expectedVersion: number): Promise<boolean>;
}

/** A link that ran out may have been used at the last moment, and the news of that may be late. */
const rememberedHours = 24;

/** So many entries at most, whatever is asked for: forty of them can only be links that ran out. */
const mostRemembered = 70;

/** Files that have come already, by whom. */
type Arrived = readonly { id: string; by: Sender }[];

export const isOpen = ({ expiresAt }: Pick<Upload, 'expiresAt'>, now: Instant): boolean => expiresAt > now;

const after = (now: Instant, minutes: number): Instant => new Date(Date.parse(now) + minutes * 60_000).toISOString();

/**
 * Takes one more file onto the list, or gives it the place that the same sender was given for it before.
 * @throws DomainError `attachment.too-many` when the sender's files, awaited ones among them, are as many as may be
 */
export function admit(
  { last, uploads }: UploadList,
  wanted: FilePromise & { by: Sender },
  { now, arrived, mark }: { now: Instant; arrived: Arrived; mark: string },
): { upload: Upload; list: UploadList } {
  const here = new Set(arrived.map(({ id }) => id));
  const oldest = after(now, -rememberedHours * 60);
  const waiting = uploads.filter(({ id, expiresAt }) => !here.has(id) && expiresAt > oldest);
  const expiresAt = after(now, attachmentLimits.uploadMinutes);
  const before = waiting.find((one) => isSame(one, wanted) && isOpen(one, now));
  const others = waiting.filter((one) => one !== before);
  const ofSide = ({ by }: { by: Sender }): boolean => by.type === wanted.by.type;
  const limit = wanted.by.type === 'customer' ? attachmentLimits.ofCustomer : attachmentLimits.ofStaff;
  const taken = arrived.filter(ofSide).length + others.filter((one) => ofSide(one) && isOpen(one, now)).length;
  if (taken >= limit) throw new DomainError('attachment.too-many', { limit });
  const next = last + 1;
  const upload = before ? { ...before, expiresAt } : { ...wanted, id: `F${next}`, mark, expiresAt };
  const kept = others.length < mostRemembered ? others : withoutOldest(others, now);
  return { upload, list: { last: before ? last : next, uploads: [...kept, upload] } };
}

function withoutOldest(uploads: readonly Upload[], now: Instant): Upload[] {
  const open = uploads.filter((one) => isOpen(one, now));
  const over = uploads.filter((one) => !isOpen(one, now)).toSorted((a, b) => (a.expiresAt < b.expiresAt ? 1 : -1));
  return [...over.slice(0, mostRemembered - open.length - 1), ...open];
}

const isSame = (a: FilePromise & { by: Sender }, b: FilePromise & { by: Sender }): boolean =>
  a.sha256 === b.sha256 &&
  a.size === b.size &&
  a.type === b.type &&
  a.name === b.name &&
  a.shared === b.shared &&
  personOf(a.by) === personOf(b.by);

const personOf = (by: Sender): string => (by.type === 'staff' ? by.id : '');
