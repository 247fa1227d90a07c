import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { environment as names } from '../../functions/contract/environment.ts';
import type { Assembly } from './assembly.ts';
import { callablesOf } from './callables.ts';
import type { SharedOffset } from './clock.ts';
import type { Faults } from './faults/faults.ts';
import { accessKeyOf } from './iam/permissions.ts';
import { type Console, LambdaFunction } from './lambda.ts';
import { Concurrency, unlimited } from './limits/concurrency.ts';
import { functionNameOf } from './names.ts';
import { asNumber, asProperties } from './properties.ts';
import type { Resource, Templates } from './template.ts';

export type FunctionOptions = {
  assembly: Assembly;
  offset: SharedOffset;
  /** Where the functions find DynamoDB, S3, and all other AWS services. */
  endpoints: { database: string; services: string; objects: string };
  /** The machine's own address, without a trailing slash. */
  siteUrl: string;
  logFolder: string;
  show: Console;
  /** Whether Lambda's limits hold of how many run at once. @default true */
  limited?: boolean;
  /** What befalls them on purpose. */
  faults?: Faults | undefined;
};

/** The most workers that one function gets, whatever the template allows: more only take each other's time. */
const mostWorkers = Math.max(2, availableParallelism());

/** The template's functions, by name. Those that CDK adds for deployments (not on Node) are left out. */
export function functionsOf(templates: Templates, options: FunctionOptions): Map<string, LambdaFunction> {
  const functions = new Map<string, LambdaFunction>();
  const mapped = new Set(
    templates
      .ofType('AWS::Lambda::EventSourceMapping')
      .map(({ properties }) => functionNameOf(String(properties['FunctionName']))),
  );
  const limits = options.limited === false ? unlimited : new Concurrency(reservedIn(templates));
  for (const resource of templates.ofType('AWS::Lambda::Function')) {
    if (!String(resource.properties['Runtime']).startsWith('nodejs')) continue;
    const inBackground = mapped.has(resource.name);
    functions.set(resource.name, functionOf(resource, templates, options, { inBackground, limits }));
  }
  return functions;
}

function functionOf(
  { name, arn, properties }: Resource,
  templates: Templates,
  options: FunctionOptions,
  { inBackground, limits }: { inBackground: boolean; limits: Pick<Concurrency, 'enter' | 'leave'> },
): LambdaFunction {
  const code = asProperties(properties['Code']);
  const variables = asProperties(asProperties(properties['Environment'] ?? {})['Variables'] ?? {});
  const own = Object.fromEntries(Object.entries(variables).map(([key, value]) => [key, String(value)]));
  if (own[names.siteUrl] !== undefined) own[names.siteUrl] = options.siteUrl;
  const memoryMegabytes = asNumber(properties['MemorySize'], 128);
  const settings = {
    name,
    arn,
    // With an alias, nothing calls it in another way: an alias is the last that callablesOf tells of.
    called: [...callablesOf(templates).values()].findLast((one) => one.function === name) ?? {
      arn,
      version: '$LATEST',
    },
    directory: options.assembly.asset(String(code['S3Key'])),
    handler: String(properties['Handler']),
    timeoutMilliseconds: asNumber(properties['Timeout'], 3) * 1000,
    memoryMegabytes,
    inBackground,
    concurrency: Math.max(1, Math.min(mostWorkers, asNumber(properties['ReservedConcurrentExecutions'], mostWorkers))),
    logFile: join(options.logFolder, `${name}.log`),
    environment: { ...runtimeVariables(name, memoryMegabytes, templates.place.region, options.endpoints), ...own },
  };
  return new LambdaFunction(settings, options.offset, options.show, limits, options.faults);
}

/** How many of a function may run at once where the template sets so many aside for it. */
function reservedIn(templates: Templates): Map<string, number> {
  return new Map(
    templates.ofType('AWS::Lambda::Function').flatMap(({ name, properties }): [string, number][] => {
      const reserved = properties['ReservedConcurrentExecutions'];
      return reserved === undefined ? [] : [[name, asNumber(reserved, 0)]];
    }),
  );
}

/** What Lambda itself sets, and where the SDK's clients find their services here. */
function runtimeVariables(
  name: string,
  memoryMegabytes: number,
  region: string,
  { database, services, objects }: FunctionOptions['endpoints'],
): Record<string, string> {
  return {
    // By which IAM tells the functions apart; nobody here checks the signature that the secret makes.
    AWS_ACCESS_KEY_ID: accessKeyOf(name),
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMegabytes),
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_FORMAT: 'JSON',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: services,
    AWS_ENDPOINT_URL_DYNAMODB: database,
    AWS_ENDPOINT_URL_S3: objects,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
  };
}
