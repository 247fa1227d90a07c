import type { CancellationReason, DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { DomainError } from '../../domain/errors.ts';
import type { MailLog, MailRecord } from '../../domain/services.ts';
import { isDigest } from '../../domain/correspondence/notices.ts';
import { casePk, expiryAfter, mailSk, textItem, readMail } from './case-items.ts';
import { digestPk } from './notice-items.ts';
import { transactions } from './transactions.ts';

/**
 * Longer than any function that sends may run, so that a live sender never loses its claim; and longer than SES's
 * report of a sent mail takes, so that a mail whose sender died after handing it over is not sent again.
 */
const leaseMilliseconds = 120_000;

const homeOf = (reference: string): string => (isDigest(reference) ? digestPk(reference) : casePk(reference));

/**
 * Claims and proofs of mails, in the partition of their case or digest. Those of events that are handled side by side travel
 * together: a call less for each costs one more write unit for each.
 */
export function dynamoMailLog(client: DynamoDBClient, table: string): MailLog {
  const transact = transactions(client);

  /** @returns what stood in the way, when it was not written */
  async function write(item: TransactWriteItem): Promise<'written' | MailRecord | 'no record'> {
    const outcome = await transact([item]);
    if (outcome.written) return 'written';
    const [reason] = outcome.reasons;
    if (reason?.Code !== 'ConditionalCheckFailed') throw unavailable(reason);
    return reason.Item ? readMail(reason.Item) : 'no record';
  }

  return {
    async claim(reference, mail, now) {
      const { passedOn, synthetic, ...facts } = mail;
      const leaseUntil = new Date(Date.parse(now) + leaseMilliseconds).toISOString();
      const held = await write({
        Put: {
          TableName: table,
          Item: {
            ...textItem({
              pk: homeOf(reference),
              sk: mailSk(mail.mailId),
              ...facts,
              passedOn: passedOn && JSON.stringify(passedOn),
              state: 'claimed',
              claimedAt: now,
              leaseUntil,
            }),
            ...(synthetic && expiryAfter(now)),
          },
          ConditionExpression:
            'attribute_not_exists(pk) OR #state = :waiting OR (#state = :claimed AND leaseUntil < :now)',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: {
            ':waiting': { S: 'waiting' },
            ':claimed': { S: 'claimed' },
            ':now': { S: now },
          },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      });
      if (held === 'written') return 'claimed';
      return held === 'no record' || held.state === 'claimed' ? 'busy' : 'sent';
    },

    async sent(reference, mailId, messageId, at) {
      const held = await write({
        Update: {
          TableName: table,
          Key: { pk: { S: homeOf(reference) }, sk: { S: mailSk(mailId) } },
          UpdateExpression: 'SET #state = :sent, sentAt = :at, messageId = :messageId REMOVE leaseUntil',
          ConditionExpression: '#state = :claimed',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: {
            ':claimed': { S: 'claimed' },
            ':sent': { S: 'sent' },
            ':at': { S: at },
            ':messageId': { S: messageId },
          },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      });
      if (held === 'no record') throw new DomainError('complaint.not-found', { reference, mailId });
    },
  };
}

const unavailable = (reason: CancellationReason | undefined): DomainError =>
  new DomainError('service.unavailable', { service: 'mail', reason: reason?.Code ?? 'unknown' });
