import type { Buses, Target } from './bus.ts';
import { callableArn, callablesOf } from './callables.ts';
import type { Access } from './iam/access.ts';
import { connectOwnLogs, pollingWays } from './iam/execution-roles.ts';
import type { Faults } from './faults/faults.ts';
import { inputRuleOf } from './input.ts';
import { Invocations, type RetrySettings } from './invocations.ts';
import type { Journal } from './journal.ts';
import type { LambdaFunction } from './lambda.ts';
import { QueueMapping } from './mapping.ts';
import { functionNameOf } from './names.ts';
import type { Queues } from './queue-store.ts';
import type { Scheduler } from './scheduler.ts';
import { StreamMapping, type StreamSource } from './stream.ts';
import { asList, asNumber, asProperties, asText, type Properties } from './properties.ts';
import type { Templates } from './template.ts';

/** The parts that the template connects. */
export type Parts = {
  templates: Templates;
  functions: ReadonlyMap<string, LambdaFunction>;
  queues: Queues;
  buses: Buses;
  scheduler: Scheduler;
  journal: Journal;
  /** Opens a table's stream. */
  stream: (table: string) => StreamSource;
  /** What IAM lets these parts do with each other. */
  access: Access;
  /** Told how long a batch of a stream had waited when the function got it, in milliseconds. */
  aged?: (functionName: string, milliseconds: number) => void;
  /** What befalls them on purpose. */
  faults?: Faults | undefined;
};

/** A stream, or what reads it. */
export type Source = { close(): void; readonly isBusy?: boolean; readonly isBehind?: boolean };

/**
 * Connects everything as the template says.
 * @returns what must be closed, in order
 * @throws Error when AWS would refuse to create a part for want of permissions
 */
export async function connect(parts: Parts): Promise<Source[]> {
  const asynchronous = await asynchronousInvocations(parts);
  await connectRules(parts, asynchronous);
  await connectSchedules(parts, asynchronous);
  await connectOwnLogs(parts);
  return connectSources(parts);
}

type Asynchronous = (functionArn: string) => Invocations;

/** One durable queue of asynchronous invocations per function that a rule or a schedule calls, made when first asked for. */
async function asynchronousInvocations({ templates, functions, queues, access }: Parts): Promise<Asynchronous> {
  const settings = new Map<string, RetrySettings>();
  for (const { name, properties } of templates.ofType('AWS::Lambda::Function')) {
    const deadLetters = properties['DeadLetterConfig'];
    const arn = deadLetters === undefined ? undefined : asText(asProperties(deadLetters)['TargetArn']);
    if (arn === undefined) continue;
    const [way] = await access.demand(name, [access.function(name, 'sqs:SendMessage', arn)]);
    settings.set(name, { maxRetries: 2, deadLetterArn: arn, ...(way && { way }) });
  }
  const callables = callablesOf(templates);
  const ofQualifier = new Map<string, RetrySettings>();
  for (const { properties } of templates.ofType('AWS::Lambda::EventInvokeConfig')) {
    const onFailure = asProperties(asProperties(properties['DestinationConfig'] ?? {})['OnFailure'] ?? {});
    const destination = asText(onFailure['Destination']);
    const name = functionNameOf(String(properties['FunctionName']));
    const ways = destination === undefined ? [] : [access.function(name, 'sqs:SendMessage', destination)];
    const [way] = await access.demand(`the failure destination of ${name}`, ways);
    const qualifier = asText(properties['Qualifier']) ?? '$LATEST';
    ofQualifier.set(`${name}:${qualifier}`, {
      maxRetries: asNumber(properties['MaximumRetryAttempts'], 2),
      ...(destination !== undefined && { destinationArn: destination }),
      ...(way && { way }),
    });
  }
  const made = new Map<string, Invocations>();
  return (functionArn) => {
    const { function: name = '', arn = functionArn } = callables.get(functionArn) ?? {};
    const target = functions.get(name);
    if (target === undefined) throw new Error(`${functionArn} is called, but no template creates it.`);
    // What is set for an alias holds for calls of it alone.
    const qualifier = arn === target.settings.arn ? '$LATEST' : arn.slice(target.settings.arn.length + 1);
    const chosen = ofQualifier.get(`${name}:${qualifier}`) ?? settings.get(name) ?? { maxRetries: 2 };
    const invocations = made.get(arn) ?? new Invocations(target, queues, chosen);
    made.set(arn, invocations);
    return invocations;
  };
}

async function connectRules(parts: Parts, asynchronous: Asynchronous): Promise<void> {
  const { templates, buses, scheduler } = parts;
  for (const { name, arn, properties } of templates.ofType('AWS::Events::Rule')) {
    if (properties['State'] === 'DISABLED') continue;
    const targets: Target[] = [];
    for (const target of asList(properties['Targets'])) targets.push(await targetOf(arn, target, parts, asynchronous));
    if (properties['EventPattern'] !== undefined) {
      buses.addRule(asText(properties['EventBusName']), properties['EventPattern'], targets);
    }
    const expression = asText(properties['ScheduleExpression']);
    if (expression !== undefined) {
      scheduler.add({ name, expression, zone: 'UTC' }, (at) =>
        Promise.all(
          targets.map((target) => target.deliver(target.input.constant ?? scheduledEvent(name, at, templates))),
        ),
      );
    }
  }
}

/**
 * Where a rule delivers: EventBridge does it in its own name, so that the target's policy must let it in. What it may not
 * deliver goes to the rule's dead letters, or is lost, as on AWS.
 */
async function targetOf(
  rule: string,
  properties: Properties,
  { queues, access }: Parts,
  asynchronous: Asynchronous,
): Promise<Target> {
  const arn = String(properties['Arn']);
  const input = inputRuleOf(properties);
  const isFunction = arn.includes(':lambda:');
  const queue = queues.find(arn);
  if (!isFunction && queue === undefined) {
    throw new Error(`A rule sends events to ${arn}, which the local machine does not have.`);
  }
  const action = isFunction ? 'lambda:InvokeFunction' : 'sqs:SendMessage';
  const way = await access.service('events.amazonaws.com', action, arn, rule);
  const dead = queues.find(asText(asProperties(properties['DeadLetterConfig'] ?? {})['Arn']) ?? '');
  const wayOut = dead && (await access.service('events.amazonaws.com', 'sqs:SendMessage', dead.settings.arn, rule));
  return {
    input,
    deliver: async (body) => {
      if (way.take()) return isFunction ? asynchronous(arn).send(body) : queue?.send(body);
      return wayOut?.take() === true ? dead?.send(body) : undefined;
    },
  };
}

async function connectSchedules(
  { templates, scheduler, queues, access }: Parts,
  asynchronous: Asynchronous,
): Promise<void> {
  for (const { name, arn, properties } of templates.ofType('AWS::Scheduler::Schedule')) {
    if (properties['State'] === 'DISABLED') continue;
    const target = asProperties(properties['Target']);
    const functionArn = String(target['Arn']);
    const invocations = asynchronous(functionArn);
    const expression = String(properties['ScheduleExpression']);
    const zone = asText(properties['ScheduleExpressionTimezone']) ?? 'UTC';
    const input = asText(target['Input']) ?? '{}';
    const caller = String(target['RoleArn']);
    const group = arn.replace(/:schedule\/([^/]+)\/.*$/u, ':schedule-group/$1');
    const assuming = access.service('scheduler.amazonaws.com', 'sts:AssumeRole', caller, group);
    for (const way of await access.demand(name, [assuming])) way.take();
    const invoking = await access.role(caller, 'lambda:InvokeFunction', functionArn);
    const dead = queues.find(asText(asProperties(target['DeadLetterConfig'] ?? {})['Arn']) ?? '');
    const telling = dead && (await access.role(caller, 'sqs:SendMessage', dead.settings.arn));
    scheduler.add({ name, expression, zone }, async (at) => {
      const event = input
        .replaceAll('<aws.scheduler.scheduled-time>', at.toISOString())
        .replaceAll('<aws.scheduler.schedule-arn>', arn);
      if (invoking.take()) return invocations.sendAndWatch(event);
      return telling?.take() === true ? dead?.send(event) : undefined;
    });
  }
}

/** So many callers of one function without a worker are a rush. */
const rush = 4;

const isRush = (functions: Iterable<LambdaFunction>): boolean =>
  [...functions].some(({ settings, waiting }) => !settings.inBackground && waiting >= rush);

async function connectSources(parts: Parts): Promise<Source[]> {
  const { templates, functions, queues, journal, stream, faults } = parts;
  const open: Source[] = [];
  const callables = callablesOf(templates);
  const streams = new Map(
    templates
      .ofType('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable')
      .map((table) => [streamArnOf(table.arn), table] as const),
  );
  for (const { logicalId, properties } of templates.ofType('AWS::Lambda::EventSourceMapping')) {
    const source = String(properties['EventSourceArn']);
    const called = callables.get(callableArn(String(properties['FunctionName']), templates));
    const target = functions.get(called?.function ?? '');
    if (target === undefined) throw new Error(`${logicalId} maps ${source} to a function that no template creates.`);
    const types = properties['FunctionResponseTypes'];
    const partialFailures = Array.isArray(types) && types.includes('ReportBatchItemFailures');
    const filters = asList(asProperties(properties['FilterCriteria'] ?? {})['Filters']).map(
      (filter) => JSON.parse(String(filter['Pattern'])) as unknown,
    );
    const queue = queues.find(source);
    const { name } = target.settings;
    const onFailure = asProperties(asProperties(properties['DestinationConfig'] ?? {})['OnFailure'] ?? {});
    const graveyard = queues.find(asText(onFailure['Destination']) ?? '');
    const giveUp = await pollingWays(parts.access, logicalId, name, source, graveyard?.settings.arn);
    if (queue !== undefined) {
      const most = asNumber(asProperties(properties['ScalingConfig'] ?? {})['MaximumConcurrency'], Infinity);
      const concurrency = Math.min(most, target.settings.concurrency);
      const batchSize = asNumber(properties['BatchSize'], 10);
      const windowMilliseconds = asNumber(properties['MaximumBatchingWindowInSeconds'], 0) * 1000;
      const rushing = () => isRush(functions.values());
      const settings = { batchSize, concurrency, partialFailures, windowMilliseconds, filters, isRush: rushing };
      new QueueMapping(queue, target, settings, templates.place);
      continue;
    }
    const table = streams.get(source);
    if (table === undefined) throw new Error(`${logicalId} maps ${source}, which the local machine does not have.`);
    const records = stream(table.name);
    const settings = {
      id: logicalId,
      streamArn: source,
      viewType: asText(asProperties(table.properties['StreamSpecification'])['StreamViewType']) ?? 'NEW_IMAGE',
      batchSize: asNumber(properties['BatchSize'], 100),
      filters,
      partialFailures,
      bisect: String(properties['BisectBatchOnFunctionError']) === 'true',
      maxRetries: asNumber(properties['MaximumRetryAttempts'], -1),
      ...(parts.aged && { aged: (milliseconds: number) => parts.aged?.(name, milliseconds) }),
      ...(faults && { disturb: faults.disturb.bind(faults) }),
      ...(graveyard && { onFailure: { send: async (body: string) => giveUp?.take() && graveyard.send(body) } }),
    };
    open.push(new StreamMapping(records, target, settings, journal, templates.place), records);
  }
  return open;
}

function streamArnOf(tableArn: string): string {
  return `${tableArn}/stream/2000-01-01T00:00:00.000`;
}

function scheduledEvent(rule: string, at: Date, { place }: Templates): string {
  const resource = `arn:aws:events:${place.region}:${place.accountId}:rule/${rule}`;
  return JSON.stringify({
    version: '0',
    id: `${rule}-${at.getTime()}`,
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: place.accountId,
    time: at.toISOString(),
    region: place.region,
    resources: [resource],
    detail: {},
  });
}
