import { Duration } from 'aws-cdk-lib';
import type { RestApiBase } from 'aws-cdk-lib/aws-apigateway';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { tableIndexes } from '../../functions/contract/table.ts';
import type { MeasureName } from '../../functions/domain/services.ts';
import { liveAlias, metricsNamespace, type ServiceFunction } from './service-function.ts';

/** Measures that alarms and the dashboard share. All are per five minutes. */

/** What a function itself counted. */
export function own(name: MeasureName, counter: ServiceFunction, statistic: string = Stats.SUM): Metric {
  return new Metric({
    namespace: metricsNamespace,
    metricName: name,
    dimensionsMap: { service: counter.node.id },
    statistic,
  });
}

/** Failed calls of the version that goes live, and of none before it: a rollout is about that one. */
export function errorsOfRelease(one: ServiceFunction): Metric {
  return one.metricErrors({
    dimensionsMap: {
      FunctionName: one.functionName,
      Resource: `${one.functionName}:${liveAlias}`,
      ExecutedVersion: one.currentVersion.version,
    },
  });
}

export function serverErrors(api: RestApiBase): Metric {
  return api.metricServerError({ statistic: Stats.SUM, label: 'Answers with 5xx' });
}

/** A share between 0 and 1, of the mails that this configuration set sent. */
export function reputation(
  name: 'Reputation.BounceRate' | 'Reputation.ComplaintRate',
  configurationSet: string,
): Metric {
  return new Metric({
    namespace: 'AWS/SES',
    metricName: name,
    dimensionsMap: { 'ses:configuration-set': configurationSet },
    statistic: Stats.AVERAGE,
  });
}

/** Reads and writes that DynamoDB refused, on the table and on each of its indexes. */
export function throttledRequests(table: Table): MathExpression {
  const places = [undefined, ...Object.values(tableIndexes).map((index) => index.name)];
  const usingMetrics = Object.fromEntries(
    places.flatMap((index) =>
      ['ReadThrottleEvents', 'WriteThrottleEvents'].map((metricName) => [
        `${index ?? 'table'}${metricName}`,
        new Metric({
          namespace: 'AWS/DynamoDB',
          metricName,
          dimensionsMap: { TableName: table.tableName, ...(index && { GlobalSecondaryIndexName: index }) },
          statistic: Stats.SUM,
        }),
      ]),
    ),
  );
  return new MathExpression({
    expression: Object.keys(usingMetrics)
      .map((name) => `FILL(${name}, 0)`)
      .join(' + '),
    label: 'Requests that the table turned away',
    usingMetrics,
    period: Duration.minutes(5),
  });
}
