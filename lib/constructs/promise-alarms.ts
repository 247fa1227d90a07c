import { Duration } from 'aws-cdk-lib';
import type { RestApiBase } from 'aws-cdk-lib/aws-apigateway';
import { type IMetric, MathExpression, type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { MeasureName } from '../../functions/domain/services.ts';
import type { AlarmChoices } from './bell.ts';
import * as measures from './measures.ts';
import type { Reaction } from './reaction.ts';
import type { ServiceFunction } from './service-function.ts';

/** What the promises are measured by. */
export type Watched = { functions: readonly ServiceFunction[]; reactions: readonly Reaction[]; api: RestApiBase };

export type PromiseAlarm = AlarmChoices & {
  id: string;
  /** A new release can break it within minutes: then the one before comes back. */
  rollsBack?: true;
};

/** CloudWatch takes no more metrics in the expression of one alarm. */
const mostMetrics = 10;

/**
 * What we promise, and when it is being broken: one alarm a promise. What merely ails a part (a function's single
 * error, a request that the table put off and that is tried again) wakes nobody.
 */
export function promiseAlarms({ functions, reactions, api }: Watched): PromiseAlarm[] {
  const named = (name: string): ServiceFunction => {
    const found = functions.find(({ node }) => node.id === name);
    if (found === undefined) throw new Error(`A promise is measured by ${name}, which is not deployed.`);
    return found;
  };
  const count = (name: MeasureName, by: string, statistic?: string): Metric => measures.own(name, named(by), statistic);
  return [
    {
      id: 'acknowledgements-late',
      heading: 'Acknowledgements are late',
      impact: 'Customers were promised within five minutes that we have their complaint, and have not heard of it.',
      metric: new MathExpression({
        expression: 'MAX([FILL(sending, 0), FILL(reported, 0)])',
        label: 'How long the latest acknowledgement took, or takes (s)',
        usingMetrics: {
          sending: count('AcknowledgementSeconds', 'acknowledge', Stats.MAXIMUM),
          reported: count('AcknowledgementSeconds', 'feedback', Stats.MAXIMUM),
        },
        period: Duration.minutes(5),
      }),
      above: Duration.minutes(5).toSeconds(),
      rollsBack: true,
    },
    {
      id: 'sla-check-lags',
      heading: 'Deadlines are checked late, or not at all',
      impact: 'Warnings and escalations come later than promised; when nothing is measured, none come.',
      metric: count('SweepLagSeconds', 'sla-check', Stats.MAXIMUM),
      above: Duration.minutes(5).toSeconds(),
      silence: 'sounds',
      rollsBack: true,
    },
    {
      id: 'cases-late',
      heading: 'Many cases have become late',
      impact: 'Customers wait beyond what we promised them, more of them this hour than single slips explain.',
      metric: new MathExpression({
        // As many as a fifth of what comes in an hour, and no fewer than ten: that is no slip of one team.
        expression: 'IF(late >= 10 AND late >= 0.2 * FILL(received, 0), late, 0)',
        label: 'Deadlines that passed in an hour, when they are many',
        usingMetrics: {
          late: count('DeadlinesBreached', 'sla-check'),
          received: count('ComplaintsReceived', 'submit'),
        },
        period: Duration.hours(1),
      }),
      above: 0,
    },
    {
      id: 'api-fails',
      heading: 'The API answers with errors',
      impact: 'Customers and staff see an error page instead of an answer.',
      metric: measures.serverErrors(api),
      above: 2,
      rollsBack: true,
    },
    {
      id: 'no-complaint-comes-through',
      heading: 'A complaint does not come through',
      impact:
        'A complaint that we send ourselves was not taken, not acknowledged or not withdrawn: nor are those of customers.',
      metric: count('CanarySucceeded', 'canary'),
      below: 1,
      periods: 2,
      rollsBack: true,
    },
    {
      id: 'relay-lags',
      heading: 'The relay falls behind',
      impact: named('relay').failureImpact,
      metric: named('relay').metric('IteratorAge', { statistic: Stats.MAXIMUM }),
      above: Duration.minutes(5).toMilliseconds(),
      rollsBack: true,
    },
    ...queuesWait(reactions),
    ...mailRefused(count),
    ...deadlinesProven(count, named('reconcile').failureImpact),
    ...dataGivenAndErased(count, named('privacy-work').failureImpact),
  ];
}

/** One alarm for as many queues as fit into one. */
function queuesWait(reactions: readonly Reaction[]): PromiseAlarm[] {
  const parts = Array.from({ length: Math.ceil(reactions.length / mostMetrics) }, (_, part) =>
    reactions.slice(part * mostMetrics, (part + 1) * mostMetrics),
  );
  return parts.map((some, part) => {
    const usingMetrics = Object.fromEntries(
      some.map(({ queue, handler }) => [
        `age_${handler.node.id.replaceAll('-', '_')}`,
        queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, label: handler.node.id }),
      ]),
    );
    const ages = Object.keys(usingMetrics).map((name) => `FILL(${name}, 0)`);
    return {
      id: part === 0 ? 'queues-wait' : `queues-wait-${part + 1}`,
      heading: 'A queue falls behind',
      impact: `What follows a complaint comes too late: ${some.map(({ handler }) => handler.node.id).join(', ')}.`,
      metric: new MathExpression({
        expression: ages.length === 1 ? ages.join('') : `MAX([${ages.join(', ')}])`,
        label: 'How long the oldest event has waited (s)',
        usingMetrics,
        period: Duration.minutes(5),
      }),
      above: Duration.minutes(15).toSeconds(),
      rollsBack: true,
    };
  });
}

type Count = (name: MeasureName, by: string) => Metric;

/**
 * SES reviews an account at 5 % bounces and 0.1 % complaints, and pauses it at twice that: call before the review. Of
 * few mails a single one is a large share, which says nothing.
 */
function mailRefused(count: Count): PromiseAlarm[] {
  const impact = 'SES may stop sending for the account: no customer would get any mail.';
  const share = (name: MeasureName, least: number, label: string): IMetric =>
    new MathExpression({
      expression: `IF(taken >= 100 AND refused >= ${least}, 100 * refused / taken, 0)`,
      label,
      usingMetrics: { taken: count('MailsTaken', 'feedback'), refused: count(name, 'feedback') },
      period: Duration.days(1),
    });
  return [
    {
      id: 'mail-bounces',
      heading: 'Too many mails bounce',
      impact,
      metric: share('MailsBounced', 1, 'Of a hundred mails bounced'),
      above: 4,
    },
    {
      id: 'mail-complaints',
      heading: 'Too many recipients call our mail spam',
      impact,
      metric: share('MailsCalledSpam', 2, 'Of a hundred mails were called spam'),
      above: 0.08,
    },
  ];
}

/** Deadlines are proven once a day, and what was wrong is repaired: a person looks for the cause. */
function deadlinesProven(count: Count, impact: string): PromiseAlarm[] {
  return [
    {
      id: 'clocks-repaired',
      heading: 'Stored deadlines were wrong',
      impact: 'A warning or an escalation may have come late, or not at all, before it was repaired.',
      metric: count('ClocksRepaired', 'reconcile'),
      above: 0,
    },
    {
      id: 'reconciler-failures',
      heading: 'Cases could not be reconciled',
      impact: 'Nobody knows whether the deadlines of these cases are right.',
      metric: count('ReconcilerFailures', 'reconcile'),
      above: 0,
    },
    {
      id: 'reconciler-silent',
      heading: 'No round of the reconciler in a day',
      impact,
      metric: count('ReconcilerRounds', 'reconcile').with({ period: Duration.days(1) }),
      below: 1,
    },
  ];
}

/** What the law gives a month for, and what is kept no longer than was said. Both are tried again by themselves. */
function dataGivenAndErased(count: Count, impact: string): PromiseAlarm[] {
  const daily = { period: Duration.days(1) };
  return [
    {
      id: 'privacy-overdue',
      heading: 'A privacy request is nearly late',
      impact: 'Somebody asked 25 days ago to be erased or given their data; after a month the law is broken.',
      metric: count('PrivacyRequestsOverdue', 'privacy-work').with(daily),
      above: 0,
    },
    {
      id: 'privacy-failures',
      heading: 'Data could not be erased or given out',
      impact: 'Somebody stays in our records, or waits for their data, because it fails each time.',
      metric: count('PrivacyFailures', 'privacy-work').with({ period: Duration.hours(1) }),
      above: 0,
      // What fails once is tried again.
      periods: 3,
    },
    {
      id: 'retention-silent',
      heading: 'No round of retention in a day',
      impact,
      metric: count('RetentionRounds', 'privacy-work').with(daily),
      below: 1,
    },
  ];
}
