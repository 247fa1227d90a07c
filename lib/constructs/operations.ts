import { Duration } from 'aws-cdk-lib';
import type { RestApiBase } from 'aws-cdk-lib/aws-apigateway';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct, type IConstruct } from 'constructs';
import { Bell } from './bell.ts';
import { DeadLetters } from './dead-letters.ts';
import * as measures from './measures.ts';
import { PromiseDashboard } from './promise-dashboard.ts';
import { Reaction } from './reaction.ts';
import { ServiceFunction } from './service-function.ts';

export type OperationsProps = {
  /** Every function, queue and dead-letter queue below it is watched, without being listed. */
  watch: IConstruct;
  alarmEmail: string;
  api: RestApiBase;
  table: Table;
  configurationSet: string;
};

/** Who is called when, and what they see. An alarm says who is hurt and where the runbook says what to do. */
export class Operations extends Construct {
  private readonly bell: Bell;

  constructor(scope: Construct, id: string, props: OperationsProps) {
    super(scope, id);
    this.bell = new Bell(this, 'bell', { email: props.alarmEmail });
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
    this.bell.alarm(`${one.node.id}-fails`, {
      heading: `${one.node.id} fails`,
      impact: one.failureImpact,
      metric: new MathExpression({
        // While everything is throttled nothing runs, and there is no count of errors to add to.
        expression: 'FILL(errors, 0) + FILL(throttles, 0)',
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
    this.bell.alarm(`${one.handler.node.id}-dead-letters`, {
      heading: `${one.handler.node.id} has dead letters`,
      impact: one.handler.failureImpact,
      metric: one.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' }),
      above: 0,
    });
  }

  private watchQueue({ queue, handler }: Reaction): void {
    this.bell.alarm(`${handler.node.id}-waits`, {
      heading: 'A queue falls behind',
      impact: handler.failureImpact,
      metric: queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum' }),
      above: Duration.minutes(15).toSeconds(),
    });
  }

  private watchApi(api: RestApiBase): void {
    this.bell.alarm('api-fails', {
      heading: 'The API answers with errors',
      impact: 'Customers and staff see an error page instead of an answer.',
      metric: measures.serverErrors(api),
      above: 2,
    });
  }

  private watchPromises(functions: readonly ServiceFunction[]): void {
    for (const one of functions) {
      if (one.node.id === 'relay') {
        this.bell.alarm('relay-lags', {
          heading: 'The relay falls behind',
          impact: one.failureImpact,
          metric: one.metric('IteratorAge', { statistic: 'Maximum' }),
          above: Duration.minutes(5).toMilliseconds(),
        });
      }
      if (one.node.id === 'reconcile') {
        this.bell.alarm('clocks-repaired', {
          heading: 'Stored deadlines were wrong',
          impact: 'A warning or an escalation may have come late, or not at all, before it was repaired.',
          metric: measures.own('ClocksRepaired', one),
          above: 0,
        });
        this.bell.alarm('reconciler-failures', {
          heading: 'Cases could not be reconciled',
          impact: 'Nobody knows whether the deadlines of these cases are right.',
          metric: measures.own('ReconcilerFailures', one),
          above: 0,
        });
        this.bell.alarm('reconciler-silent', {
          heading: 'No round of the reconciler in a day',
          impact: one.failureImpact,
          metric: measures.own('ReconcilerRounds', one).with({ period: Duration.days(1) }),
          below: 1,
        });
      }
      if (one.node.id === 'sla-check') {
        this.bell.alarm('sla-check-silent', {
          heading: 'Deadlines are not being checked',
          impact: one.failureImpact,
          metric: one.metricInvocations(),
          below: 1,
        });
        this.bell.alarm('sla-check-lags', {
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
    this.bell.alarm('mail-bounces', {
      heading: 'Too many mails bounce',
      impact,
      metric: measures.reputation('Reputation.BounceRate', configurationSet),
      above: 0.04,
    });
    this.bell.alarm('mail-complaints', {
      heading: 'Too many recipients call our mail spam',
      impact,
      metric: measures.reputation('Reputation.ComplaintRate', configurationSet),
      above: 0.0008,
    });
  }

  private watchTable(table: Table): void {
    this.bell.alarm('table-throttles', {
      heading: 'The table turns requests away',
      impact: 'Requests are slow or fail, for customers and staff alike.',
      metric: measures.throttledRequests(table),
      above: 10,
      periods: 2,
    });
  }
}
