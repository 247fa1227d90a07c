import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  QueryCommand,
  type TransactWriteItem,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';
import {
  letterOf,
  mailIdIn,
  type Notice,
  type NoticeStore,
  type Settlement,
} from '../../domain/correspondence/notices.ts';
import { DomainError } from '../../domain/errors.ts';
import { casePk, type Item, mailSk, textItem } from './case-items.ts';
import { itemReader } from './items.ts';
import {
  digestPk,
  digestSk,
  inboxesPk,
  noticeItem,
  noticesPk,
  readDigest,
  readInbox,
  readNotice,
} from './notice-items.ts';
import { transactions } from './transactions.ts';

/** What one transaction takes, by DynamoDB's rules. */
const mostItems = 100;
const mostAttempts = 5;

/** More people than get mail of late answers anywhere. */
const mostInboxes = 10_000;

/** Step notices, what is remembered of each person's mail, and digests (contract/table.ts). */
export function dynamoNoticeStore(client: DynamoDBClient, table: string): NoticeStore {
  const transact = transactions(client);
  const read = itemReader(client, table);
  const inboxKey = (person: string): { pk: string; sk: string } => ({ pk: inboxesPk, sk: person });

  /** Of one partition, in order, up to that many: consistent. */
  async function query(pk: string, most: number): Promise<Item[]> {
    const items: Item[] = [];
    let from: Item | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: pk } },
          ConsistentRead: true,
          Limit: most - items.length,
          ...(from && { ExclusiveStartKey: from }),
        }),
      );
      items.push(...(page.Items ?? []));
      from = items.length < most ? page.LastEvaluatedKey : undefined;
    } while (from);
    return items;
  }

  /** Writes that are right whatever stands there: only a race with another writer is tried again. */
  async function writeAll(items: TransactWriteItem[]): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems: items }));
        return;
      } catch (error) {
        if (!(error instanceof TransactionCanceledException) || attempt === mostAttempts) throw error;
        await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 10));
      }
    }
  }

  return {
    async keep(notice) {
      const mailId = mailIdIn(notice);
      const { email: to, as: toldAs, passedOn } = notice.reader;
      const record = textItem({
        pk: casePk(notice.reference),
        sk: mailSk(mailId),
        mailId,
        template: letterOf[notice.type],
        to,
        toldAs,
        passedOn: passedOn.length > 0 ? JSON.stringify(passedOn) : undefined,
        state: 'waiting',
        claimedAt: notice.at,
      });
      const outcome = await transact([
        { Put: { TableName: table, Item: record, ConditionExpression: 'attribute_not_exists(pk)' } },
        { Put: { TableName: table, Item: noticeItem(notice) } },
      ]);
      if (outcome.written) return 'kept';
      if (outcome.reasons[0]?.Code === 'ConditionalCheckFailed') return 'known';
      throw new DomainError('service.unavailable', { service: 'notices' });
    },

    async announce(person, now) {
      const { Attributes } = await client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: textItem(inboxKey(person)),
          UpdateExpression: 'SET nextAt = :now, tag = :tag',
          ExpressionAttributeValues: { ':now': { S: now }, ':tag': { S: randomUUID() } },
          ReturnValues: 'ALL_NEW',
        }),
      );
      return readInbox(Attributes ?? {});
    },

    async dueBy(now) {
      const inboxes = await query(inboxesPk, mostInboxes);
      return inboxes.filter((item) => (item['nextAt']?.S ?? '') <= now).flatMap((item) => item['sk']?.S ?? []);
    },

    async inbox(person) {
      const item = await read(inboxKey(person));
      return item && readInbox(item);
    },

    waiting: async (person, most) => (await query(noticesPk(person), most)).map(readNotice),

    async save(person, tag, { nextAt, ...data }, digests = []) {
      const newTag = randomUUID();
      const inbox = {
        Put: {
          TableName: table,
          Item: textItem({ ...inboxKey(person), nextAt, tag: newTag, data: JSON.stringify(data) }),
          ConditionExpression: 'tag = :tag',
          ExpressionAttributeValues: { ':tag': { S: tag } },
        },
      };
      const formed = digests.map((digest) => ({
        Put: {
          TableName: table,
          Item: textItem({ pk: digestPk(digest.reference), sk: digestSk, data: JSON.stringify(digest) }),
        },
      }));
      const outcome = await transact([inbox, ...formed]);
      if (outcome.written) return newTag;
      if (outcome.reasons[0]?.Code === 'ConditionalCheckFailed') return undefined;
      throw new DomainError('service.unavailable', { service: 'notices' });
    },

    async close(person, tag) {
      try {
        await client.send(
          new DeleteItemCommand({
            TableName: table,
            Key: textItem(inboxKey(person)),
            ConditionExpression: 'tag = :tag',
            ExpressionAttributeValues: { ':tag': { S: tag } },
          }),
        );
      } catch (error) {
        // Somebody announced something: it stays.
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },

    async settle(notices, outcome) {
      const writes = notices.map((notice) => settling(table, notice, outcome));
      const each = Math.floor(mostItems / (writes[0]?.length ?? 1));
      for (let from = 0; from < writes.length; from += each) await writeAll(writes.slice(from, from + each).flat());
    },

    async digest(reference) {
      const item = await read({ pk: digestPk(reference), sk: digestSk });
      return item && readDigest(item);
    },
  };
}

function settling(table: string, notice: Notice, outcome: Settlement): TransactWriteItem[] {
  const gone = { Delete: { TableName: table, Key: textItem({ pk: noticesPk(notice.person), sk: notice.id }) } };
  if (outcome.is === 'mailed') return [gone];
  const digest = outcome.is === 'in-digest' ? outcome.reference : undefined;
  return [
    gone,
    {
      Update: {
        TableName: table,
        Key: textItem({ pk: casePk(notice.reference), sk: mailSk(mailIdIn(notice)) }),
        UpdateExpression: `SET #state = :state${digest === undefined ? '' : ', digest = :digest'}`,
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':state': { S: outcome.is },
          ...(digest !== undefined && { ':digest': { S: digest } }),
        },
      },
    },
  ];
}
