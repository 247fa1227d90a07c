import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { eventTypes, type PublishedEvent } from '../domain/complaint/events.ts';
import { withoutAddresses } from '../domain/correspondence/without-addresses.ts';
import type { Telemetry } from '../domain/services.ts';

/**
 * The one event stack: takes what a reaction's queue delivers, hands each event to the reaction, side by side, and
 * gives back only the messages that failed, so that one bad record holds up no other and ends in the dead-letter
 * queue alone.
 */
export const whenever = (
  handle: (event: PublishedEvent) => Promise<unknown>,
  telemetry: Telemetry,
): ((batch: SQSEvent, context: never) => Promise<SQSBatchResponse>) =>
  queueHandler(async (record) => handle(publishedEvent(record.body)), telemetry);

/** The same for a reaction that takes the events of a batch together; it answers for each in its place. */
export const wheneverTogether = (
  handle: (events: PublishedEvent[]) => Promise<PromiseSettledResult<unknown>[]>,
  telemetry: Telemetry,
): ((batch: SQSEvent, context: never) => Promise<SQSBatchResponse>) =>
  batchHandler(async (records) => {
    const read = await Promise.allSettled(records.map(async ({ body }) => publishedEvent(body)));
    const outcomes = await handle(read.flatMap((one) => (one.status === 'fulfilled' ? one.value : [])));
    return read.map((one) => (one.status === 'fulfilled' ? (outcomes.shift() ?? unanswered) : one));
  }, telemetry);

const unanswered = { status: 'rejected', reason: new Error('The reaction left an event without an outcome.') } as const;

/** The same for queues whose messages are not our events. */
export const queueHandler = (
  handle: (record: SQSRecord) => Promise<unknown>,
  telemetry: Telemetry,
): ((batch: SQSEvent, context: never) => Promise<SQSBatchResponse>) =>
  batchHandler(async (records) => Promise.allSettled(records.map(async (record) => handle(record))), telemetry);

const batchHandler = (
  handle: (records: SQSRecord[]) => Promise<PromiseSettledResult<unknown>[]>,
  { log, flush }: Telemetry,
): ((batch: SQSEvent, context: never) => Promise<SQSBatchResponse>) =>
  middy(async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const outcomes = await handle(Records);
    const batchItemFailures = Records.flatMap(({ messageId, attributes }, index) => {
      const outcome = outcomes[index];
      if (outcome?.status !== 'rejected') return [];
      log.warn('An event could not be handled; it is tried again and then put into the dead-letter queue.', {
        messageId,
        receives: attributes.ApproximateReceiveCount,
        ...reasonOf(outcome.reason),
      });
      return [{ itemIdentifier: messageId }];
    });
    return { batchItemFailures };
  }).use({
    after: () => {
      flush();
    },
  });

/** Of an error what a log may hold: SES names its readers in what it says. */
const reasonOf = (error: unknown): Record<string, unknown> =>
  error instanceof Error
    ? {
        errorName: error.name,
        reason: withoutAddresses(error.message),
        stack: withoutAddresses(error.stack ?? ''),
      }
    : { reason: withoutAddresses(String(error)) };

/** @throws when the message is not an event of ours: it goes to the dead-letter queue for a person to look at */
function publishedEvent(body: string): PublishedEvent {
  const envelope: { detail?: Partial<PublishedEvent> } = JSON.parse(body);
  const { detail } = envelope;
  if (!detail?.reference || !detail.type || !eventTypes.includes(detail.type)) {
    throw new Error('The message does not carry one of our events.');
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- type and reference are checked; the relay wrote the rest
  return detail as PublishedEvent;
}
