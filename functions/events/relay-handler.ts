import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { readEvent } from '../adapters/dynamodb/case-items.ts';
import type { Actor } from '../domain/complaint/complaint.ts';
import type { PublishedActor, PublishedEvent } from '../domain/complaint/events.ts';
import type { Services } from '../domain/services.ts';

type Placed = { sequenceNumber: string; event?: PublishedEvent };

/**
 * Publishes the event items of a stream batch, without the words in them. What the bus did not take, and what cannot
 * be read, is reported back; the stream tries it again and then hands it to the dead-letter queue.
 */
export const relayHandler = ({
  bus,
  log,
}: Pick<Services, 'bus' | 'log'>): ((batch: DynamoDBStreamEvent, context: never) => Promise<DynamoDBBatchResponse>) =>
  middy(async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const placed = Records.map((record) => placedEvent(record, log));
    const readable = placed.flatMap(({ event, sequenceNumber }) => (event ? [{ event, sequenceNumber }] : []));
    const outcomes = await bus.publish(readable.map(({ event }) => event));
    const refused = readable.filter(({ event }, index) => {
      const outcome = outcomes[index];
      if (outcome?.ok === true) return false;
      log.warn('The bus did not take an event; the stream delivers it again.', {
        reference: event.reference,
        seq: event.seq,
        reason: outcome?.reason ?? 'no outcome',
      });
      return true;
    });
    const failed = [...placed.filter(({ event }) => !event), ...refused];
    return { batchItemFailures: failed.map(({ sequenceNumber }) => ({ itemIdentifier: sequenceNumber })) };
  });

/** Who did it, as the bus may know it: what a partner is called are words that staff wrote, and stays in the table. */
const unnamed = (by: Actor): PublishedActor => (by.type === 'partner' ? { type: 'partner' } : by);

function placedEvent({ dynamodb }: DynamoDBRecord, log: Services['log']): Placed {
  const sequenceNumber = dynamodb?.SequenceNumber ?? '';
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same shape under two packages' names
    const image = dynamodb?.NewImage as Record<string, AttributeValue> | undefined;
    if (!image) throw new Error('The record has no new image.');
    const { type, reference, seq, at, by, facts, summary } = readEvent(image);
    if (!type || !reference || !seq) throw new Error('The item is not an event.');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parts of one event, without its words
    return { sequenceNumber, event: { type, reference, seq, at, by: unnamed(by), facts, summary } as PublishedEvent };
  } catch (error) {
    log.error('A stream record cannot be read as an event.', {
      sequenceNumber,
      reason: error instanceof Error ? error.message : String(error),
    });
    return { sequenceNumber };
  }
}
