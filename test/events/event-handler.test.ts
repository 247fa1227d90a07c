import { describe, expect, test } from '@jest/globals';
import type { SQSEvent } from 'aws-lambda';
import type { Log } from '../../functions/domain/services.ts';
import { queueHandler } from '../../functions/events/event-handler.ts';

const batch = (...bodies: string[]): SQSEvent => ({
  Records: bodies.map((body, index) => ({
    messageId: String(index),
    receiptHandle: '',
    body,
    attributes: {
      ApproximateReceiveCount: '2',
      SentTimestamp: '0',
      SenderId: '',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: '',
    awsRegion: '',
  })),
});

describe('When an event cannot be handled', () => {
  const said: string[] = [];
  const say: Log['warn'] = (message, facts) => void said.push(JSON.stringify({ message, ...facts }));
  const telemetry = { log: { info: say, warn: say, error: say }, flush: () => {} };
  const handler = queueHandler(async ({ body }) => {
    if (body !== 'good') throw new Error(body);
  }, telemetry);

  test('only it is given back, and its neighbours are done', async () => {
    const answer = await handler(batch('good', 'bad', 'good'), {} as never);

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
  });

  test('the log says why without the address that the mail service repeats', async () => {
    said.length = 0;

    await handler(batch('Email address is not verified: <li.lei+x@example.com>, care@example.org'), {} as never);

    expect(said).toEqual([expect.stringContaining('Email address is not verified: <(address)>, (address)')]);
    expect(said.join()).not.toMatch(/example/);
  });
});
