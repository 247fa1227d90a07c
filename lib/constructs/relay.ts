import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { eventPrefix, tableKeys } from '../../functions/contract/table.ts';
import { explain, lastQueueReason } from '../suppressions.ts';
import type { ComplaintTable } from './complaint-table.ts';
import { DeadLetters } from './dead-letters.ts';
import type { ServiceFunction } from './service-function.ts';

/**
 * Table stream → relay function. Lambda itself drops everything that is not a new event item, so that a case's update
 * and a mail's record cost no invocation.
 *
 * One batch per shard at a time: a shard takes at most 1,000 writes a second, of which a third are events, and one
 * batch of 100 is on the bus in some 50 ms; more in parallel would gain nothing. Nobody downstream may count on
 * order anyway, because the bus and its queues promise none.
 */
export class Relay extends Construct {
  constructor(scope: Construct, id: string, props: { table: ComplaintTable; handler: ServiceFunction }) {
    super(scope, id);
    const { table, handler } = props;
    const deadLetters = new DeadLetters(this, 'dead-letters', { handler });
    explain(deadLetters, 'AwsSolutions-SQS3', lastQueueReason);
    new EventSourceMapping(this, 'source', {
      target: handler.live,
      eventSourceArn: table.grantStreamRead(handler),
      // From the oldest record: what was written while the mapping was being made or replaced counts too.
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { Keys: { [tableKeys.sort]: { S: FilterRule.beginsWith(eventPrefix) } } },
        }),
      ],
      batchSize: 100,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: 10,
      onFailure: new SqsDlq(deadLetters),
    });
  }
}
