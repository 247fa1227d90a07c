import { Aws, Duration } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { type ScheduleName, schedules } from '../../functions/contract/schedules.ts';
import { explain, lastQueueReason } from '../suppressions.ts';
import { DeadLetters } from './dead-letters.ts';
import type { ServiceFunction } from './service-function.ts';
import { WholeRole } from './whole-role.ts';

/**
 * Wakes a function as its row in the contract says. Two things can go wrong, and both end in one dead-letter queue:
 * the scheduler cannot call, or the function, which it calls asynchronously, fails. Neither is tried for long: the
 * next tick does the work of a missed one.
 */
export class ScheduledJob extends Construct {
  constructor(scope: Construct, id: string, props: { schedule: ScheduleName; handler: ServiceFunction }) {
    super(scope, id);
    const { schedule, handler } = props;
    const deadLetters = new DeadLetters(this, 'dead-letters', { handler });
    explain(deadLetters, 'AwsSolutions-SQS3', lastQueueReason);
    handler.live.configureAsyncInvoke({
      retryAttempts: 1,
      maxEventAge: Duration.minutes(5),
      onFailure: new SqsDestination(deadLetters),
    });
    const caller = new WholeRole(this, 'caller', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    });
    caller.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [handler.live.functionArn] }),
    );
    caller.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetters.queueArn] }));
    new CfnSchedule(this, 'schedule', {
      description: `Wakes ${schedule}`,
      scheduleExpression: schedules[schedule].every,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: handler.live.functionArn,
        roleArn: caller.roleArn,
        deadLetterConfig: { arn: deadLetters.queueArn },
        retryPolicy: { maximumEventAgeInSeconds: 300, maximumRetryAttempts: 3 },
      },
    });
  }
}
