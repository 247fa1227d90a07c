import type { RestApiBase } from 'aws-cdk-lib/aws-apigateway';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct, type IConstruct } from 'constructs';
import { Bell, descriptionOf } from './bell.ts';
import { DeadLetters } from './dead-letters.ts';
import * as measures from './measures.ts';
import { promiseAlarms } from './promise-alarms.ts';
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

/**
 * Who is called when, and what they see. People are called for a broken promise, and for whatever was put aside and
 * nobody will look at by itself. A function's own errors call nobody: they end its rollout.
 */
export class Operations extends Construct {
  /** The promises that a new release can break within minutes: a rollout that does is rolled back. */
  readonly rollbackAlarms: readonly Alarm[];
  private readonly bell: Bell;
  private readonly failures = new Map<ServiceFunction, Alarm>();

  constructor(scope: Construct, id: string, props: OperationsProps) {
    super(scope, id);
    this.bell = new Bell(this, 'bell', { email: props.alarmEmail });
    const below = props.watch.node.findAll();
    const functions = below.filter((one) => one instanceof ServiceFunction);
    const letters = below.filter((one) => one instanceof DeadLetters);
    const reactions = below.filter((one) => one instanceof Reaction);
    this.rollbackAlarms = promiseAlarms({ functions, reactions, api: props.api }).flatMap(
      ({ id: name, rollsBack, ...choices }) => {
        const alarm = this.bell.alarm(name, choices);
        return rollsBack ? [alarm] : [];
      },
    );
    for (const one of letters) this.watchDeadLetters(one);
    for (const one of functions) this.failures.set(one, this.failureOf(one));
    new PromiseDashboard(this, 'dashboard', { ...props, functions, letters, reactions });
  }

  /** The alarm on a function's own errors, for its rollout. */
  alarmOf(one: ServiceFunction): Alarm {
    const found = this.failures.get(one);
    if (found === undefined) throw new Error(`${one.node.id} is not watched.`);
    return found;
  }

  private failureOf(one: ServiceFunction): Alarm {
    return new Alarm(this, `${one.node.id}-fails`, {
      alarmDescription: descriptionOf({ heading: `${one.node.id} fails`, impact: one.failureImpact }),
      metric: measures.errorsOfRelease(one),
      // What is tried again mends a failure by itself; a second one is the release's.
      threshold: one.retried ? 1 : 0,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
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
}
