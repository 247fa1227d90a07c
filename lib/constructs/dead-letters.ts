import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { ServiceFunction } from './service-function.ts';

/**
 * Where an asynchronous path puts what it could not do, for 14 days. One message in it raises an alarm: operations.ts
 * finds every queue of this class by itself.
 */
export class DeadLetters extends Queue {
  /** The function that the messages were for: it knows who waits in vain while one lies here. */
  readonly handler: ServiceFunction;

  constructor(scope: Construct, id: string, props: { handler: ServiceFunction }) {
    super(scope, id, {
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    this.handler = props.handler;
  }
}
