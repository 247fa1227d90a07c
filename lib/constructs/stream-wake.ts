import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { tableKeys } from '../../functions/contract/table.ts';
import type { ComplaintTable } from './complaint-table.ts';
import type { ServiceFunction } from './service-function.ts';

/**
 * Wakes a function when something new is put into one partition of the table, and for nothing else: Lambda itself drops
 * all other records, so that waiting costs nothing. What it is woken for stands in the table, and the function's schedule
 * finds it there: a lost call delays it by a minute and needs no dead-letter queue.
 */
export class StreamWake extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: { table: ComplaintTable; handler: ServiceFunction; partition: string },
  ) {
    super(scope, id);
    const { table, handler, partition } = props;
    new EventSourceMapping(this, 'source', {
      target: handler.live,
      eventSourceArn: table.grantStreamRead(handler),
      startingPosition: StartingPosition.LATEST,
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { Keys: { [tableKeys.partition]: { S: FilterRule.isEqual(partition) } } },
        }),
      ],
      batchSize: 10,
      retryAttempts: 1,
    });
  }
}
