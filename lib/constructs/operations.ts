import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Alarm, ComparisonOperator, type IMetric, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct, type IConstruct } from 'constructs';
import { DeadLetters } from './dead-letters.ts';
import * as measures from './measures.ts';
import { PromiseDashboard } from './promise-dashboard.ts';
import { Reaction } from './reaction.ts';
import { ServiceFunction } from './service-function.ts';

export type OperationsProps = {
  /** Every function, queue and dead-letter queue below it is watched, without being listed. */
  watch: IConstruct;
  alarmEmail: string;
  api: RestApi;
  table: Table;
  configurationSet: string;
};

type AlarmChoices = {
  /** A heading of docs/runbook.md: what is wrong, in the fewest words. A test looks it up there. */
  heading: string;
  /** Who is hurt, and how. */
  impact: string;
  metric: IMetric;
  /** It sounds when the metric is above this. */
  above: number;
  /** Five-minute periods in a row. @default 1 */
  periods?: number;
  /** Silence is itself the fault. @default false */
  silenceIsFault?: boolean;
};

/** Who is called when, and what they see. An alarm says who is hurt and where the runbook says what to do. */
export class Operations extends Construct {
  private readonly call: SnsAction;

  constructor(scope: Construct, id: string, props: OperationsProps) {
    super(scope, id);
    this.call = new SnsAction(this.topic(props.alarmEmail));
    const below = props.watch.node.findAll();
    const functions = below.filter((one) => one instanceof ServiceFunction);
    const letters = below.filter((one) => one instanceof DeadLetters);
    const reactions = below.filter((one) => one instanceof Reaction);
    for (const one of functions) this.watchFunction(one);
    for (const one of letters) this.watchDeadLetters(one);
    for (const one of reactions) this.watchQueue(one);
    this.watchApi(props.api);
    this.watchPromises(functions);
    this.watchMail(props.configurationSet);
    this.watchTable(props.table);
    new PromiseDashboard(this, 'dashboard', { ...props, functions, letters, reactions });
  }

  private watchFunction(one: ServiceFunction): void {
    this.alarm(`${one.node.id}-fails`, {
      heading: `${one.node.id} fails`,
      impact: one.failureImpact,
      metric: new MathExpression({
        expression: 'errors + throttles',
        label: `${one.node.id}: failed or throttled`,
        usingMetrics: { errors: one.metricErrors(), throttles: one.metricThrottles() },
        period: Duration.minutes(5),
      }),
      // What is tried again mends most failures by itself; what it cannot mend is in the dead letters at once.
      above: one.retried ? 5 : 0,
      periods: one.retried ? 2 : 1,
    });
  }

  private watchDeadLetters(one: DeadLetters): void {
    this.alarm(`${one.handler.node.id}-dead-letters`, {
      heading: `${one.handler.node.id} has dead letters`,
      impact: one.handler.failureImpact,
      metric: one.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' }),
      above: 0,
    });
  }

  private watchQueue({ queue, handler }: Reaction): void {
    this.alarm(`${handler.node.id}-waits`, {
      heading: 'A queue falls behind',
      impact: handler.failureImpact,
      metric: queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum' }),
      above: Duration.minutes(15).toSeconds(),
    });
  }

  private watchApi(api: RestApi): void {
    this.alarm('api-fails', {
      heading: 'The API answers with errors',
      impact: 'Customers and staff see an error page instead of an answer.',
      metric: measures.serverErrors(api),
      above: 2,
    });
  }

  private watchPromises(functions: readonly ServiceFunction[]): void {
    for (const one of functions) {
      if (one.node.id === 'relay') {
        this.alarm('relay-lags', {
          heading: 'The relay falls behind',
          impact: one.failureImpact,
          metric: one.metric('IteratorAge', { statistic: 'Maximum' }),
          above: Duration.minutes(5).toMilliseconds(),
        });
      }
      if (one.node.id === 'sla-check') {
        this.alarm('sla-check-silent', {
          heading: 'Deadlines are not being checked',
          impact: one.failureImpact,
          metric: new MathExpression({
            expression: '1 - MIN([1, calls])',
            label: 'no call in five minutes',
            usingMetrics: { calls: one.metricInvocations() },
            period: Duration.minutes(5),
          }),
          above: 0,
          silenceIsFault: true,
        });
        this.alarm('sla-check-lags', {
          heading: 'Deadlines are checked late',
          impact: 'Warnings and escalations come later than promised.',
          metric: measures.own('SweepLagSeconds', one, 'Maximum'),
          above: Duration.minutes(5).toSeconds(),
        });
      }
    }
  }

  /** SES reviews an account at 5 % bounces and 0.1 % complaints, and pauses it at twice that: call before the review. */
  private watchMail(configurationSet: string): void {
    const impact = 'SES may stop sending for the account: no customer would get any mail.';
    this.alarm('mail-bounces', {
      heading: 'Too many mails bounce',
      impact,
      metric: measures.reputation('Reputation.BounceRate', configurationSet),
      above: 0.04,
    });
    this.alarm('mail-complaints', {
      heading: 'Too many recipients call our mail spam',
      impact,
      metric: measures.reputation('Reputation.ComplaintRate', configurationSet),
      above: 0.0008,
    });
  }

  private watchTable(table: Table): void {
    this.alarm('table-throttles', {
      heading: 'The table turns requests away',
      impact: 'Requests are slow or fail, for customers and staff alike.',
      metric: measures.throttledRequests(table),
      above: 10,
      periods: 2,
    });
  }

  private alarm(
    id: string,
    { heading, impact, metric, above, periods = 1, silenceIsFault = false }: AlarmChoices,
  ): void {
    const alarm = new Alarm(this, id, {
      alarmDescription: `${heading}. ${impact} What to do: docs/runbook.md#${anchor(heading)}`,
      metric,
      threshold: above,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: silenceIsFault ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(this.call);
    alarm.addOkAction(this.call);
  }

  /** An encrypted topic takes alarms only under a key that CloudWatch may use; AWS's own key for SNS does not let it. */
  private topic(email: string): Topic {
    const key = new Key(this, 'key', {
      description: 'Encrypts the alarms of Redress on their way',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
    const topic = new Topic(this, 'alarms', { displayName: 'Redress alarms', masterKey: key, enforceSSL: true });
    topic.addSubscription(new EmailSubscription(email));
    return topic;
  }
}

/** The link that Markdown gives a heading. */
export const anchor = (heading: string) => heading.toLowerCase().replaceAll(' ', '-');
