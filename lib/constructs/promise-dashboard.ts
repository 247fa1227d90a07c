import { Duration } from 'aws-cdk-lib';
import type { RestApiBase } from 'aws-cdk-lib/aws-apigateway';
import { Dashboard, GraphWidget, type IMetric, PeriodOverride, Stats, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { DeadLetters } from './dead-letters.ts';
import * as measures from './measures.ts';
import type { Reaction } from './reaction.ts';
import type { ServiceFunction } from './service-function.ts';

export type PromiseDashboardProps = {
  functions: readonly ServiceFunction[];
  letters: readonly DeadLetters[];
  reactions: readonly Reaction[];
  api: RestApiBase;
  table: Table;
  configurationSet: string;
};

/** One row per promise rather than per resource: whoever looks asks "do we keep our word?", not "how is the queue?". */
export class PromiseDashboard extends Construct {
  constructor(scope: Construct, id: string, props: PromiseDashboardProps) {
    super(scope, id);
    const { functions, letters, reactions, api, table, configurationSet } = props;
    const of = (name: string, use: (one: ServiceFunction) => IMetric) =>
      functions.filter((one) => one.node.id === name).map(use);
    const letterWriters = ['acknowledge', 'notify', 'escalate'];
    new Dashboard(this, 'board', {
      defaultInterval: Duration.days(1),
      periodOverride: PeriodOverride.AUTO,
      widgets: [
        promise('Everybody can complain', 'Every complaint is taken, quickly, and stored before it is confirmed.'),
        [
          graph(
            'Complaints received',
            of('submit', (one) => measures.own('ComplaintsReceived', one)),
          ),
          graph('Answers that were our fault', [
            measures.serverErrors(api),
            api.metricClientError({ statistic: Stats.SUM }),
          ]),
          graph('How long an answer takes (ms)', [
            api.metricLatency({ statistic: Stats.p(50), label: 'half' }),
            api.metricLatency({ statistic: Stats.p(99), label: 'all but one in a hundred' }),
          ]),
        ],
        [
          graph(
            'Complaints of our own that came through, and that did not',
            (['CanarySucceeded', 'CanaryFailed'] as const).flatMap((name) =>
              of('canary', (one) => measures.own(name, one)),
            ),
          ),
          graph(
            'How long such a complaint waited for its acknowledgement (s)',
            of('canary', (one) => measures.own('CanarySeconds', one, Stats.MAXIMUM)),
          ),
        ],
        promise('Everybody hears from us', 'Acknowledged within five minutes; told of every step; mails arrive.'),
        [
          graph(
            'How long an acknowledgement took, or takes (s): half, nearly all, the latest',
            ['acknowledge', 'feedback'].flatMap((name) =>
              [Stats.p(50), Stats.p(99), Stats.MAXIMUM].flatMap((statistic) =>
                of(name, (one) => measures.own('AcknowledgementSeconds', one, statistic)),
              ),
            ),
          ),
          graph('Mails sent; taken by SES, bounced, called spam', [
            ...letterWriters.flatMap((name) => of(name, (one) => measures.own('MailsSent', one))),
            ...(['MailsTaken', 'MailsBounced', 'MailsCalledSpam'] as const).flatMap((name) =>
              of('feedback', (one) => measures.own(name, one)),
            ),
          ]),
          graph(
            'How long the oldest event has waited (s)',
            reactions.map(({ queue, handler }) =>
              queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, label: handler.node.id }),
            ),
          ),
          graph('Share of mails that bounce, or are called spam', [
            measures.reputation('Reputation.BounceRate', configurationSet),
            measures.reputation('Reputation.ComplaintRate', configurationSet),
          ]),
        ],
        promise('Nothing is late in silence', 'Every minute the deadlines are checked; each step is taken once.'),
        [
          graph(
            'Steps taken: warnings, breaches, escalations; and deadlines that passed',
            (['StepsTaken', 'DeadlinesBreached'] as const).flatMap((name) =>
              of('sla-check', (one) => measures.own(name, one)),
            ),
          ),
          graph(
            'How late a step was taken (s)',
            of('sla-check', (one) => measures.own('SweepLagSeconds', one, Stats.MAXIMUM)),
          ),
          graph(
            'Cases due in a sweep, and those that it could not advance',
            (['SweepCasesDue', 'SweepCasesFailed'] as const).flatMap((name) =>
              of('sla-check', (one) => measures.own(name, one, Stats.MAXIMUM)),
            ),
          ),
        ],
        promise('Nothing is lost', 'Every event reaches every handler, or lies where somebody is called to fetch it.'),
        [
          graph(
            'Age of the stream when it is relayed (ms)',
            of('relay', (one) => one.metric('IteratorAge', { statistic: Stats.MAXIMUM })),
          ),
          graph(
            'Dead letters',
            letters.map((one) =>
              one.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, label: one.handler.node.id }),
            ),
          ),
          graph('Refused by the table', [measures.throttledRequests(table)]),
        ],
        promise('It stays affordable', 'What is paid for: units, time, and analyses that Comprehend could not make.'),
        [
          graph('Units of the table', [
            table.metricConsumedReadCapacityUnits({ label: 'read' }),
            table.metricConsumedWriteCapacityUnits({ label: 'written' }),
          ]),
          graph(
            'Functions at work (ms)',
            functions.map((one) => one.metricDuration({ statistic: Stats.SUM, label: one.node.id })),
          ),
          graph(
            'Fallbacks to the embedded analyser',
            of('assess', (one) => measures.own('AnalyserFallbacks', one)),
          ),
        ],
      ],
    });
  }
}

const promise = (title: string, meaning: string) => [
  new TextWidget({ markdown: `## ${title}\n${meaning}`, width: 24, height: 2 }),
];
const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 8, height: 6 });
