import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { dueShards, eventPrefix } from '../../contract/table.ts';
import type { Case } from '../../domain/complaint/complaint.ts';
import type { CaseEvent } from '../../domain/complaint/events.ts';
import type { Status } from '../../domain/complaint/vocabulary.ts';
import type { MailRecord, QueueRow } from '../../domain/services.ts';
import { nextDeadline, nextStepAt } from '../../domain/sla/clocks.ts';

export type Item = Record<string, AttributeValue>;

export const casePk = (reference: string): string => `CASE#${reference}`;
export const caseSk = 'CASE';
export const mailSk = (mailId: string): string => `MAIL#${mailId}`;
export const eventSk = (seq: number): string => eventPrefix + String(seq).padStart(6, '0');

export const marshalled = (value: Record<string, unknown>): Item => marshall(value, { removeUndefinedValues: true });

/** Cases that staff still work on share a bucket; each final status has its own. */
export const bucketOf = (status: Status): string =>
  status === 'received' || status === 'in-progress' ? 'open' : status;

const urgencyRank = { urgent: 0, important: 1, general: 2 } as const;

/** Any digest of the reference would do; the point is an even spread. */
const shardOf = (reference: string): number =>
  [...reference].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_521, 7) % dueShards;
export const duePk = (shard: number): string => `DUE#${shard}`;

/** The case as an item, with the keys of the indexes that it belongs in at the moment. */
export function caseItem(subject: Case): Item {
  const deadline = nextDeadline(subject.clocks);
  const stepAt = nextStepAt(subject.clocks);
  const bucket = bucketOf(subject.status);
  const { reference, ...facts } = subject;
  return marshalled({
    pk: casePk(reference),
    sk: caseSk,
    ...facts,
    queuePk: `${bucket}#${subject.team}`,
    assigneePk: subject.assignee === undefined ? undefined : `${bucket}#${subject.assignee}`,
    queueSk: `${urgencyRank[subject.level.value]}#${deadline?.dueAt ?? '~'}#${subject.receivedAt}#${reference}`,
    duePk: stepAt === undefined ? undefined : duePk(shardOf(reference)),
    dueSk: stepAt === undefined ? undefined : `${stepAt}#${reference}`,
    row: {
      kind: subject.kind.value,
      category: subject.category.value,
      level: subject.level.value,
      customerName: subject.customer.name,
      nextDeadline: deadline && { clock: deadline.kind, dueAt: deadline.dueAt },
    },
  });
}

export function eventItem(event: CaseEvent): Item {
  const { reference, seq, ...rest } = event;
  return marshalled({ pk: casePk(reference), sk: eventSk(seq), seq, ...rest });
}

const referenceOf = (pk: unknown): string => String(pk).slice('CASE#'.length);

/* Items come back as they were written by the functions above: the shapes are ours, so the casts are the one trust
   boundary between the table and the types. */

export function readCase(item: Item): Case {
  const {
    pk,
    sk: _sk,
    queuePk: _q,
    assigneePk: _a,
    queueSk: _s,
    duePk: _d,
    dueSk: _e,
    row: _r,
    ...facts
  } = unmarshall(item);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return { ...facts, reference: referenceOf(pk) } as Case;
}

export function readEvent(item: Item): CaseEvent {
  const { pk, sk: _sk, ...rest } = unmarshall(item);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return { ...rest, reference: referenceOf(pk) } as CaseEvent;
}

export function readMail(item: Item): MailRecord {
  const { pk: _pk, sk: _sk, leaseUntil: _leaseUntil, ...rest } = unmarshall(item);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return rest as MailRecord;
}

export function readRow(item: Item): QueueRow {
  const { pk, row, version, status, team, assignee, channel, receivedAt, excerpt, product } = unmarshall(item);
  return { reference: referenceOf(pk), version, status, team, assignee, channel, receivedAt, excerpt, product, ...row };
}
