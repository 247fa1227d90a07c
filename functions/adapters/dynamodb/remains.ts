import { type DynamoDBClient, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { noUploads } from '../../domain/casework/attachments/uploads.ts';
import type { CaseEvent } from '../../domain/complaint/events.ts';
import type { Remains } from '../../domain/erasure/remains.ts';
import { casePk, eventItem, eventSk, mailSk, partItem, textItem, uploadsSk } from './case-items.ts';

/** How many items are written side by side: an erasure hurries nobody, and shall not be in anybody's way. */
const atOnce = 8;

/**
 * What is left of an erased case in its partition. Items are changed where they are and never made anew, so that the
 * stream, which tells of new events, tells nothing of it.
 */
export function dynamoRemains(client: DynamoDBClient, table: string): Remains {
  return {
    silence: async (reference, events) =>
      someAtOnce(events, async (event) => {
        const { data } = eventItem(silent(event));
        if (!data) throw new Error('An event has data.');
        await client.send(
          new UpdateItemCommand({
            TableName: table,
            Key: textItem({ pk: casePk(reference), sk: eventSk(event.seq) }),
            UpdateExpression: 'SET #data = :data REMOVE words',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeNames: { '#data': 'data' },
            ExpressionAttributeValues: { ':data': data },
          }),
        );
      }),

    rewrite: async (reference, parts) =>
      someAtOnce(parts, async (part) => {
        const Item = partItem(reference, part);
        await client.send(new PutItemCommand({ TableName: table, Item, ConditionExpression: 'attribute_exists(pk)' }));
      }),

    unaddress: async (reference, mailIds) =>
      someAtOnce(mailIds, async (mailId) => {
        await client.send(
          new UpdateItemCommand({
            TableName: table,
            Key: textItem({ pk: casePk(reference), sk: mailSk(mailId) }),
            UpdateExpression: 'SET #to = :nobody',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeNames: { '#to': 'to' },
            ExpressionAttributeValues: { ':nobody': { S: '' } },
          }),
        );
      }),

    async closeUploads(reference) {
      // Nobody wrote that version: who read the list before cannot write it any more.
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: {
            ...textItem({ pk: casePk(reference), sk: uploadsSk, data: JSON.stringify({ ...noUploads, closed: true }) }),
            version: { N: String(Number.MAX_SAFE_INTEGER) },
          },
        }),
      );
    },
  };
}

/** Without the salt nobody can try which words a digest is of. */
function silent({ words: _words, salt: _salt, by, ...event }: CaseEvent): CaseEvent {
  const { name: _name, ...unnamed } = by.type === 'partner' ? by : { ...by, name: undefined };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the event, without what may be missing
  return { ...event, by: by.type === 'partner' ? unnamed : by } as CaseEvent;
}

async function someAtOnce<T>(things: readonly T[], work: (thing: T) => Promise<void>): Promise<void> {
  for (let from = 0; from < things.length; from += atOnce) {
    await Promise.all(things.slice(from, from + atOnce).map(work));
  }
}
