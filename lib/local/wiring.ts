import type { Buses, Target } from './bus.ts';
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
};

/** Connects everything as the template says. @returns what must be closed, in order. */
export function connect(parts: Parts): { close(): void }[] {
  const asynchronous = asynchronousInvocations(parts);
  connectRules(parts, asynchronous);
  connectSchedules(parts, asynchronous);
  return connectSources(parts);
}

type Asynchronous = (functionArn: string) => Invocations;

/** One durable queue of asynchronous invocations per function that a rule or a schedule calls, made when first asked for. */
function asynchronousInvocations({ templates, functions, queues }: Parts): Asynchronous {
  const settings = new Map<string, RetrySettings>();
  for (const { name, properties } of templates.ofType('AWS::Lambda::Function')) {
    const deadLetters = properties['DeadLetterConfig'];
    const arn = deadLetters === undefined ? undefined : asText(asProperties(deadLetters)['TargetArn']);
    if (arn !== undefined) settings.set(name, { maxRetries: 2, deadLetterArn: arn });
  }
  for (const { properties } of templates.ofType('AWS::Lambda::EventInvokeConfig')) {
    const onFailure = asProperties(asProperties(properties['DestinationConfig'] ?? {})['OnFailure'] ?? {});
    const destination = asText(onFailure['Destination']);
    settings.set(functionNameOf(String(properties['FunctionName'])), {
      maxRetries: asNumber(properties['MaximumRetryAttempts'], 2),
      ...(destination !== undefined && { destinationArn: destination }),
    });
  }
  const made = new Map<string, Invocations>();
  return (functionArn) => {
    const name = functionNameOf(functionArn);
    const target = functions.get(name);
    if (target === undefined) throw new Error(`${functionArn} is called, but no template creates it.`);
    const invocations = made.get(name) ?? new Invocations(target, queues, settings.get(name) ?? { maxRetries: 2 });
    made.set(name, invocations);
    return invocations;
  };
}

function connectRules({ templates, buses, queues, scheduler }: Parts, asynchronous: Asynchronous): void {
  const targetOf = (properties: Properties): Target => {
    const arn = String(properties['Arn']);
    const input = inputRuleOf(properties);
    if (arn.includes(':lambda:')) return { input, deliver: (body) => asynchronous(arn).send(body) };
    const queue = queues.find(arn);
    if (queue === undefined) throw new Error(`A rule sends events to ${arn}, which the local machine does not have.`);
    return { input, deliver: (body) => queue.send(body) };
  };
  for (const { name, properties } of templates.ofType('AWS::Events::Rule')) {
    if (properties['State'] === 'DISABLED') continue;
    const targets = asList(properties['Targets']).map(targetOf);
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

function connectSchedules({ templates, scheduler }: Parts, asynchronous: Asynchronous): void {
  for (const { name, arn, properties } of templates.ofType('AWS::Scheduler::Schedule')) {
    if (properties['State'] === 'DISABLED') continue;
    const target = asProperties(properties['Target']);
    const functionArn = String(target['Arn']);
    const invocations = asynchronous(functionArn);
    const expression = String(properties['ScheduleExpression']);
    const zone = asText(properties['ScheduleExpressionTimezone']) ?? 'UTC';
    const input = asText(target['Input']) ?? '{}';
    scheduler.add({ name, expression, zone }, (at) =>
      invocations.sendAndWatch(
        input
          .replaceAll('<aws.scheduler.scheduled-time>', at.toISOString())
          .replaceAll('<aws.scheduler.schedule-arn>', arn),
      ),
    );
  }
}

/** So many callers of one function without a worker are a rush. */
const rush = 4;

const isRush = (functions: Iterable<LambdaFunction>): boolean =>
  [...functions].some(({ settings, waiting }) => !settings.inBackground && waiting >= rush);

function connectSources({ templates, functions, queues, journal, stream }: Parts): { close(): void }[] {
  const open: { close(): void }[] = [];
  const streams = new Map(
    templates
      .ofType('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable')
      .map((table) => [streamArnOf(table.arn), table] as const),
  );
  for (const { logicalId, properties } of templates.ofType('AWS::Lambda::EventSourceMapping')) {
    const source = String(properties['EventSourceArn']);
    const target = functions.get(functionNameOf(String(properties['FunctionName'])));
    if (target === undefined) throw new Error(`${logicalId} maps ${source} to a function that no template creates.`);
    const types = properties['FunctionResponseTypes'];
    const partialFailures = Array.isArray(types) && types.includes('ReportBatchItemFailures');
    const filters = asList(asProperties(properties['FilterCriteria'] ?? {})['Filters']).map(
      (filter) => JSON.parse(String(filter['Pattern'])) as unknown,
    );
    const queue = queues.find(source);
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
    const destinations = asProperties(asProperties(properties['DestinationConfig'] ?? {})['OnFailure'] ?? {});
    const onFailure = queues.find(asText(destinations['Destination']) ?? '');
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
      ...(onFailure && { onFailure }),
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
