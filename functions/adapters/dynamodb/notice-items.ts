import { postPartitions } from '../../contract/table.ts';
import {
  type Absence,
  type Digest,
  type Notice,
  personOf,
  type TaggedInbox,
} from '../../domain/correspondence/notices.ts';
import { type Item, textItem } from './case-items.ts';

export const { inboxes: inboxesPk, absences: absencesPk } = postPartitions;
export const digestSk = 'DIGEST';
export const noticesPk = (person: string): string => postPartitions.notices + personOf(person);
export const digestPk = (reference: string): string => postPartitions.digests + reference;

export const noticeItem = (notice: Notice): Item =>
  textItem({ pk: noticesPk(notice.person), sk: notice.id, data: JSON.stringify(notice) });

/* What was written as JSON text under `data`: the shapes are ours, so these casts are the trust boundary. */
const dataIn = (item: Item): unknown => JSON.parse(item['data']?.S ?? 'null');
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
export const readNotice = (item: Item): Notice => dataIn(item) as Notice;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
export const readDigest = (item: Item): Digest => dataIn(item) as Digest;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
export const readAbsence = (item: Item): Absence => dataIn(item) as Absence;

/** An inbox that was announced and not yet looked at has nothing but a tag and a time. */
export function readInbox(item: Item): TaggedInbox {
  const empty = { told: 0, digested: false, outgoing: { singles: [], dropped: [], digests: [] } };
  const data = dataIn(item);
  return { ...empty, ...(data instanceof Object && data), nextAt: item['nextAt']?.S ?? '', tag: item['tag']?.S ?? '' };
}
