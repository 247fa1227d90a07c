import { Duration, Names } from 'aws-cdk-lib';
import { type EventPattern, type IEventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { maxReceives } from '../../functions/contract/events.ts';
import { DeadLetters } from './dead-letters.ts';
import type { ServiceFunction } from './service-function.ts';

export type ReactionProps = {
  bus: IEventBus;
  /** Each becomes a rule; they must not overlap, or an event would come twice. */
  patterns: readonly EventPattern[];
  handler: ServiceFunction;
  /** How many of the handler run at once at most, so that a flood leaves the account's concurrency to the API. @default 10 */
  maxConcurrency?: number;
  /** Waits for that long until up to 500 have come together, for a reaction that is better off with many at once. @default takes up to ten as they come */
  gathers?: Duration;
};

/**
 * "When this happens, do that": rules on a bus, a queue, a function. What the bus cannot put into the queue, and what
 * the function fails at `maxReceives` times, goes to one dead-letter queue: both are the event itself, so one redrive
 * serves both.
 */
export class Reaction extends Construct {
  readonly queue: Queue;
  readonly handler: ServiceFunction;

  constructor(scope: Construct, id: string, props: ReactionProps) {
    super(scope, id);
    const { bus, patterns, handler, maxConcurrency = 10, gathers } = props;
    this.handler = handler;
    const deadLetters = new DeadLetters(this, 'dead-letters', { handler });
    this.queue = new Queue(this, 'queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      // Six times the function's own limit, as Lambda asks: a batch that is still worked on must not come again.
      visibilityTimeout: Duration.seconds((handler.timeout ?? Duration.seconds(30)).toSeconds() * 6),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: maxReceives },
    });
    for (const [index, eventPattern] of patterns.entries()) {
      new Rule(this, index === 0 ? 'rule' : `rule-${index + 1}`, {
        eventBus: bus,
        eventPattern,
        targets: [new SqsQueue(this.queue, { deadLetterQueue: deadLetters })],
      });
    }
    this.feed(maxConcurrency, gathers);
  }

  /** The mapping with the three actions that Lambda asks for on the queue; CDK's own event source grants two more. */
  private feed(maxConcurrency: number, gathers: Duration | undefined): void {
    const { queue, handler } = this;
    const actions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
    handler.addToRolePolicy(new PolicyStatement({ actions, resources: [queue.queueArn] }));
    new EventSourceMapping(handler, `SqsEventSource:${Names.nodeUniqueId(queue.node)}`, {
      target: handler.live,
      eventSourceArn: queue.queueArn,
      maxConcurrency,
      reportBatchItemFailures: true,
      ...(gathers ? { batchSize: 500, maxBatchingWindow: gathers } : { batchSize: 10 }),
    });
  }
}
