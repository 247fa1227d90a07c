import type { LambdaFunction } from '../lambda.ts';
import { asProperties, asText } from '../properties.ts';
import type { Templates } from '../template.ts';
import type { Access, Way } from './access.ts';

type OwnLogs = { templates: Templates; functions: ReadonlyMap<string, LambdaFunction>; access: Access };

/** Lambda takes on each function's role, and writes log and trace with it; what it may not write is lost in silence on AWS. */
export async function connectOwnLogs({ templates, functions, access }: OwnLogs): Promise<void> {
  const { region, accountId } = templates.place;
  for (const { name, arn, properties } of templates.ofType('AWS::Lambda::Function')) {
    const target = functions.get(name);
    if (target === undefined) continue;
    const taken = access.service('lambda.amazonaws.com', 'sts:AssumeRole', String(properties['Role']), arn);
    for (const way of await access.demand(name, [taken])) way.take();
    const group = asText(asProperties(properties['LoggingConfig'] ?? {})['LogGroup']) ?? `/aws/lambda/${name}`;
    const stream = `arn:aws:logs:${region}:${accountId}:log-group:${group}:log-stream:local`;
    const wanted = [
      access.function(name, 'logs:CreateLogStream', stream),
      access.function(name, 'logs:PutLogEvents', stream),
    ];
    if (asProperties(properties['TracingConfig'] ?? {})['Mode'] === 'Active') {
      const actions = ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'];
      wanted.push(...actions.map((action) => access.function(name, action, '*')));
    }
    const ways = await Promise.all(wanted);
    target.onceStarted(() => {
      for (const way of ways) way.take();
    });
  }
}

/**
 * Lambda reads the source with the function's own role, and creates no mapping for one that may not.
 * @returns the way to where it puts what the function fails at to the end
 */
export async function pollingWays(
  access: Access,
  mapping: string,
  name: string,
  source: string,
  graveyard: string | undefined,
): Promise<Way | undefined> {
  const isQueue = source.includes(':sqs:');
  const actions = isQueue
    ? ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']
    : ['DescribeStream', 'GetRecords', 'GetShardIterator'].map((action) => `dynamodb:${action}`);
  const reading = [
    ...actions.map((action) => access.function(name, action, source)),
    ...access.decrypting(name, source),
  ];
  for (const way of await access.demand(mapping, reading)) way.take();
  if (graveyard === undefined) return undefined;
  const [way] = await access.demand(mapping, [access.function(name, 'sqs:SendMessage', graveyard)]);
  return way;
}
