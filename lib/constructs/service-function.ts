import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Alias, Architecture, Code, Function, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { explain, tracingReason } from '../suppressions.ts';
import { WholeRole } from './whole-role.ts';

export type ServiceFunctionProps = {
  /** The folder that holds `index.cjs`. */
  folder: string;
  /** Who is hurt when it fails, and how: the sentence that a human reads in the alarm, at night. */
  failureImpact: string;
  logDays: RetentionDays;
  logRemoval: RemovalPolicy;
  environment: Record<string, string>;
  /** MB; Lambda gives CPU in proportion. @default 512 */
  memory?: number;
  /** @default 30 seconds */
  timeout?: Duration;
  /** Something calls again after a failure, so that a single one hurts nobody yet. @default false */
  retried?: boolean;
  /** How many run at once at most; as many are set aside for it. @default no limit of its own */
  reservedConcurrency?: number | undefined;
};

/**
 * The only way to make a Lambda here. Each has its own role, which may write its own log and its traces and nothing
 * more until a construct grants it something, its own log with an end, and a sentence about who its failure hurts.
 *
 * Whoever calls it calls `live`, the version that is in use, and never the function: each release is a version of its
 * own, and calls go over to it bit by bit (rollout.ts, docs/decisions/0030-rollout.md).
 */
export class ServiceFunction extends Function {
  readonly failureImpact: string;
  readonly retried: boolean;
  /** What is called. */
  readonly live: Alias;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    const { folder, failureImpact, logDays, logRemoval, environment, memory = 512 } = props;
    const { timeout = Duration.seconds(30), retried = false, reservedConcurrency } = props;
    const logGroup = new LogGroup(scope, `${id}-log`, { retention: logDays, removalPolicy: logRemoval });
    const role = new WholeRole(scope, `${id}-role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    super(scope, id, {
      description: failureImpact,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(folder),
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
      memorySize: memory,
      timeout,
      environment: {
        ...environment,
        POWERTOOLS_SERVICE_NAME: id,
        POWERTOOLS_METRICS_NAMESPACE: metricsNamespace,
      },
      ...(reservedConcurrency !== undefined && { reservedConcurrentExecutions: reservedConcurrency }),
      // What worked yesterday stays, so that one can go back to it by hand after a release is through.
      currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN },
    });
    this.live = new Alias(this, 'live', { aliasName: liveAlias, version: this.currentVersion });
    this.failureImpact = failureImpact;
    this.retried = retried;
    explain(role, 'AwsSolutions-IAM5[Resource::*]', tracingReason);
  }
}

/** The alias under which every function is called. */
export const liveAlias = 'live';

/** Where the functions' own measures (`MeasureName`) appear in CloudWatch, by dimension `service`, the function's name. */
export const metricsNamespace = 'Redress';
