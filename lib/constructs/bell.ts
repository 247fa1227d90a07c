import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

export type AlarmChoices = {
  /** A heading of docs/runbook.md: what is wrong, in the fewest words. A test looks it up there. */
  heading: string;
  /** Who is hurt, and how. */
  impact: string;
  metric: IMetric;
  /** It sounds when the metric is above this, */
  above?: number;
  /** or below this, or when there is no metric at all. */
  below?: number;
  /** Periods of the metric in a row. @default 1 */
  periods?: number;
  /** What it means that there is no metric at all. @default that all is well when it sounds above, and not when below */
  silence?: 'sounds';
};

/** What an alarm says: what is wrong, who is hurt, and where the runbook says what to do. */
export const descriptionOf = ({ heading, impact }: Pick<AlarmChoices, 'heading' | 'impact'>): string =>
  `${heading}. ${impact} What to do: docs/runbook.md#${anchor(heading)}`;

/** What alarms ring: an encrypted topic that writes to one mailbox, when an alarm sounds and when it is over. */
export class Bell extends Construct {
  private readonly action: SnsAction;

  constructor(scope: Construct, id: string, props: { email: string }) {
    super(scope, id);
    // CloudWatch may not use AWS's own key for SNS, hence one of ours.
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
    topic.addSubscription(new EmailSubscription(props.email));
    this.action = new SnsAction(topic);
  }

  /** An alarm that calls somebody. */
  alarm(id: string, choices: AlarmChoices): Alarm {
    const { metric, above, below, periods = 1, silence } = choices;
    const whenLow = below !== undefined;
    const alarm = new Alarm(this, id, {
      alarmDescription: descriptionOf(choices),
      metric,
      threshold: below ?? above ?? 0,
      comparisonOperator: whenLow ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: whenLow || silence === 'sounds' ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(this.action);
    alarm.addOkAction(this.action);
    return alarm;
  }
}

/** The link that Markdown gives a heading. */
export const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
