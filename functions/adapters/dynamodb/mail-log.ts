import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { MailLog } from '../../domain/services.ts';
import { casePk, mailSk, marshalled, readMail } from './case-items.ts';

/** Longer than any function that sends may run, so that a live sender never loses its claim. */
const leaseMilliseconds = 120_000;

/** Claims and proofs of mails, in the partition of their case. */
export function dynamoMailLog(client: DynamoDBClient, table: string): MailLog {
  return {
    async claim(reference, mail, now) {
      const leaseUntil = new Date(Date.parse(now) + leaseMilliseconds).toISOString();
      try {
        await client.send(
          new PutItemCommand({
            TableName: table,
            Item: marshalled({
              pk: casePk(reference),
              sk: mailSk(mail.mailId),
              ...mail,
              state: 'claimed',
              claimedAt: now,
              leaseUntil,
            }),
            ConditionExpression: 'attribute_not_exists(pk) OR (#state = :claimed AND leaseUntil < :now)',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: { ':claimed': { S: 'claimed' }, ':now': { S: now } },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return { state: 'claimed' };
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        const held = error.Item && readMail(error.Item);
        return held?.state === 'sent' && held.messageId !== undefined
          ? { state: 'sent', messageId: held.messageId }
          : { state: 'busy' };
      }
    },

    async sent(reference, mailId, messageId, now) {
      await client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: { pk: { S: casePk(reference) }, sk: { S: mailSk(mailId) } },
          UpdateExpression: 'SET #state = :sent, sentAt = :now, messageId = :messageId REMOVE leaseUntil',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':sent': { S: 'sent' }, ':now': { S: now }, ':messageId': { S: messageId } },
        }),
      );
    },
  };
}
