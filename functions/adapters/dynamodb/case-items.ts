import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { casePrefix, dueShardsWritten, eventPrefix, expiry, linksPrefix } from '../../contract/table.ts';
import type { UploadList } from '../../domain/casework/attachments/uploads.ts';
import { rowOf } from '../../domain/casework/queue/row.ts';
import type { CaseLink } from '../../domain/casework/links/links.ts';
import type { Case } from '../../domain/complaint/complaint.ts';
import { UnreadableEvent } from '../../domain/complaint/unreadable.ts';
import type { CasePart, PartRef } from '../../domain/complaint/parts.ts';
import type { CaseEvent } from '../../domain/complaint/events.ts';
import type { Status } from '../../domain/complaint/vocabulary.ts';
import type { DueCase, MailRecord, QueueRow } from '../../domain/services.ts';
import { nextStepAt } from '../../domain/sla/clock.ts';
import { keepKeys } from './keep-items.ts';
import { taskAttributes } from './task-items.ts';
import { packed, type PackedClock, unpacked } from './packed-clock.ts';

/*
 * Items as they stand in the table: what DynamoDB itself must read (keys, conditions, filters) in attributes of its
 * own, all else as JSON text in one. Maps of maps cost the SDK and the engine more than twice the time for the same
 * facts (docs/decisions/0006). Numbers and texts come back exactly as they were written.
 */
export type Item = Record<string, AttributeValue>;

export const casePk = (reference: string): string => `${casePrefix}${reference}`;
export const caseSk = 'CASE';
export const uploadsSk = 'UPLOADS';
export const mailSk = (mailId: string): string => `MAIL#${mailId}`;
export const eventSk = (seq: number): string => eventPrefix + String(seq).padStart(6, '0');

/** Text attributes; what is undefined is left out. */
export function textItem(texts: Record<string, string | undefined>): Item {
  const item: Item = {};
  for (const [name, text] of Object.entries(texts)) if (text !== undefined) item[name] = { S: text };
  return item;
}

const text = (item: Item, name: string): string => item[name]?.S ?? '';

/** Cases that staff still work on share a bucket; each final status has its own. */
export const bucketOf = (status: Status): string =>
  status === 'received' || status === 'in-progress' ? 'open' : status;

export const urgencyRank = { urgent: 0, important: 1, general: 2 } as const;

/** Any digest of the reference would do; the point is an even spread. */
const shardOf = (reference: string, shards: number): number =>
  [...reference].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_521, 7) % shards;
export const duePrefix = 'DUE#';
export const duePk = (shard: number): string => `${duePrefix}${shard}`;
export const dueSk = ({ dueAt, reference }: DueCase): string => `${dueAt}#${reference}`;

/** Facts of a case that a queue shows as they are; they stand in `row` and are not repeated in `data`. */
type Shown = Pick<Case, 'channel' | 'receivedAt' | 'excerpt' | 'product'>;

/**
 * The case as an item, with the keys of the indexes that it belongs in at the moment.
 * @param shards over how many partitions of the due index cases are spread
 */
export function caseItem(subject: Case, shards = dueShardsWritten): Item {
  const { channel: _channel, receivedAt: _received, excerpt: _excerpt, product: _product, ...unshown } = subject;
  const { reference, version, status, team, assignee, ...data } = unshown;
  const {
    reference: _reference,
    version: _version,
    status: _status,
    team: _team,
    assignee: _person,
    ...row
  } = rowOf(subject);
  return {
    ...textItem({
      pk: casePk(reference),
      sk: caseSk,
      status,
      team,
      assignee,
      ...(!subject.synthetic && indexKeys(subject, row, shards)),
      row: JSON.stringify(row),
      data: JSON.stringify({ ...data, clocks: subject.clocks.map(packed) }),
    }),
    version: { N: String(version) },
    ...(subject.synthetic && expiryAfter(subject.receivedAt)),
  };
}

/** Where the case stands in the lists that staff and sweeps read. */
function indexKeys(
  subject: Case,
  row: Pick<QueueRow, 'nextDeadline' | 'receivedAt'>,
  shards: number,
): Record<string, string | undefined> {
  const { reference, status, team, assignee } = subject;
  const stepAt = nextStepAt(subject.clocks);
  const bucket = bucketOf(status);
  return {
    queuePk: `${bucket}#${team}`,
    assigneePk: assignee === undefined ? undefined : `${bucket}#${assignee}`,
    queueSk: `${urgencyRank[subject.level.value]}#${row.nextDeadline?.dueAt ?? '~'}#${row.receivedAt}#${reference}`,
    ...(stepAt === undefined
      ? keepKeys(subject, shardOf)
      : { duePk: duePk(shardOf(reference, shards)), dueSk: dueSk({ dueAt: stepAt, reference }) }),
  };
}

/** For how long a complaint that nobody made stays, in seconds. */
const syntheticSeconds = 24 * 60 * 60;

/** When what belongs to a complaint that nobody made is deleted, reckoned from then. */
export const expiryAfter = (at: string): Item => ({
  [expiry]: { N: String(Math.floor(Date.parse(at) / 1000) + syntheticSeconds) },
});

/** `words` stand apart, so that they can be erased and the rest stays as it was sealed. */
export function eventItem({ reference, seq, type, at, words, ...data }: CaseEvent): Item {
  return {
    ...textItem({
      pk: casePk(reference),
      sk: eventSk(seq),
      type,
      at,
      data: JSON.stringify(data),
      words: JSON.stringify(words),
    }),
    ...(data.summary.synthetic && expiryAfter(at)),
  };
}

const referenceOf = (item: Item): string => text(item, 'pk').slice(casePk('').length);

/* Items come back as they were written by the functions above: the shapes are ours, so the casts are the one trust
   boundary between the table and the types. */

const common = (item: Item): Record<string, unknown> => ({
  reference: referenceOf(item),
  version: Number(item['version']?.N),
  status: text(item, 'status'),
  team: text(item, 'team'),
  ...(item['assignee']?.S !== undefined && { assignee: item['assignee'].S }),
});

export function readCase(item: Item): Case {
  const { channel, receivedAt, excerpt, product }: Shown = JSON.parse(text(item, 'row'));
  const shown = { channel, receivedAt, excerpt, ...(product !== undefined && { product }) };
  const { clocks, ...data }: { clocks: PackedClock[] } = JSON.parse(text(item, 'data'));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return { ...data, ...shown, ...common(item), clocks: clocks.map(unpacked) } as unknown as Case;
}

/** An event; without `words` where they were erased. */
export function readEvent(item: Item): CaseEvent {
  const words = item['words']?.S;
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
    return {
      ...JSON.parse(text(item, 'data')),
      reference: referenceOf(item),
      seq: Number(text(item, 'sk').slice(eventPrefix.length)),
      type: text(item, 'type'),
      at: text(item, 'at'),
      ...(words !== undefined && { words: JSON.parse(words) }),
    } as CaseEvent;
  } catch {
    // Not the parser's message: it quotes what it could not read.
    throw new UnreadableEvent(referenceOf(item), Number(text(item, 'sk').slice(eventPrefix.length)));
  }
}

export function readMail(item: Item): MailRecord {
  const names = ['mailId', 'template', 'to', 'state', 'claimedAt', 'sentAt', 'messageId', 'toldAs', 'digest'];
  const facts = names.flatMap((name) => (item[name]?.S === undefined ? [] : [[name, item[name].S]]));
  const passedOn = item['passedOn']?.S;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return {
    ...Object.fromEntries(facts),
    ...(passedOn !== undefined && { passedOn: JSON.parse(passedOn) }),
  } as MailRecord;
}

export const partPrefix = 'PART#';
export const partSk = ({ kind, id }: PartRef): string => `${partPrefix}${kind}#${id}`;

export const partItem = (reference: string, part: CasePart): Item =>
  textItem({
    pk: casePk(reference),
    sk: partSk(part),
    data: JSON.stringify(part.data),
    ...(part.kind === 'task' && taskAttributes(reference, part.id, part.data)),
  });

export function readPart(item: Item): CasePart {
  const [, kind = '', id = ''] = text(item, 'sk').split('#');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return { kind, id, data: JSON.parse(text(item, 'data')) } as unknown as CasePart;
}

/** A list of what is awaited. */
export const readUploads = (item: Item): UploadList => JSON.parse(text(item, 'data'));

/** The links of a case stand apart from it: one cause may have thousands of cases, and opening it must not read them. */
export const linksPk = (reference: string): string => `${linksPrefix}${reference}`;

export const linkItem = (reference: string, link: CaseLink): Item =>
  textItem({ pk: linksPk(reference), sk: link.to, data: JSON.stringify(link) });

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
export const readLink = (item: Item): CaseLink => JSON.parse(text(item, 'data')) as CaseLink;

export function readRow(item: Item): QueueRow {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return { ...JSON.parse(text(item, 'row')), ...common(item) } as QueueRow;
}
