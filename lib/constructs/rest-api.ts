import { Lazy, type RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AccessLogFormat,
  ApiDefinition,
  CfnRestApi,
  CfnStage,
  EndpointType,
  LogGroupLogDestination,
  MethodLoggingLevel,
  SpecRestApi,
} from 'aws-cdk-lib/aws-apigateway';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { ApiDuty, Route } from '../../functions/contract/routes.ts';
import { explain } from '../suppressions.ts';
import { apiDocument, functionVariable } from './api-document.ts';
import type { ServiceFunction } from './service-function.ts';

export const stageName = 'live';

/** Requests a second, and how many may come at once: for each route, not for all together. */
const everyone = { throttlingRateLimit: 500, throttlingBurstLimit: 1000 };
/** Each public route: 8.6 million a day. What floods one of them takes nothing from the others, or from the staff's. */
const publicRoutes = { throttlingRateLimit: 100, throttlingBurstLimit: 200 };

/** TLS 1.2 with forward secrecy at least, and only under the name that the certificate is for. */
const tls = { securityPolicy: 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09', endpointAccessMode: 'STRICT' };

export type ComplaintApiProps = {
  routes: Readonly<Record<string, Route>>;
  staff: IUserPool;
  logDays: RetentionDays;
  logRemoval: RemovalPolicy;
};

/** The API of the routes: one document, one function per duty, and no operation that the contract does not name. */
export class ComplaintApi extends Construct {
  readonly api: SpecRestApi;
  /** Function names by stage variable; see invocationUri in api-document.ts. */
  private readonly functions: Record<string, string> = {};

  constructor(scope: Construct, id: string, props: ComplaintApiProps) {
    super(scope, id);
    const { logDays: retention, logRemoval: removalPolicy } = props;
    const routes = Object.values(props.routes);
    const description = "Redress: complaints, their tracking, and the staff's work on them";
    const { stackName: title } = Stack.of(this);
    const accessLog = new LogGroup(this, 'access-log', { retention, removalPolicy });
    this.api = new SpecRestApi(this, 'api', {
      restApiName: title,
      description,
      apiDefinition: ApiDefinition.fromInline(
        apiDocument({ title, description, routes, staffPoolArn: props.staff.userPoolArn, tls }),
      ),
      failOnWarnings: true,
      endpointTypes: [EndpointType.REGIONAL],
      cloudWatchRole: true,
      deployOptions: {
        stageName,
        tracingEnabled: true,
        metricsEnabled: true,
        accessLogDestination: new LogGroupLogDestination(accessLog),
        accessLogFormat: accessLogFormat(),
        loggingLevel: MethodLoggingLevel.ERROR,
        // Bodies and headers, which hold people's words and secrets, stay out of the logs.
        dataTraceEnabled: false,
        ...everyone,
        methodOptions: Object.fromEntries(
          routes
            .filter((route) => typeof route.access === 'string')
            .map((route) => [`${route.path}/${route.method}`, publicRoutes]),
        ),
      },
    });
    const { defaultChild: restApi } = this.api.node;
    if (restApi instanceof CfnRestApi) {
      restApi.securityPolicy = tls.securityPolicy;
      restApi.endpointAccessMode = tls.endpointAccessMode;
    }
    const { defaultChild: stage } = this.api.deploymentStage.node;
    if (stage instanceof CfnStage) stage.variables = Lazy.any({ produce: () => this.functions });
    const duties = new Set(routes.map(({ duty }) => duty));
    this.node.addValidation({
      validate: () =>
        [...duties]
          .filter((duty) => !Object.hasOwn(this.functions, functionVariable(duty)))
          .map((duty) => `The duty "${duty}" has routes, and no function serves it.`),
    });
    // API Gateway would make this one by itself and keep it for ever.
    const executionLogName = `API-Gateway-Execution-Logs_${this.api.restApiId}/${stageName}`;
    const executionLog = new LogGroup(this, 'execution-log', {
      logGroupName: executionLogName,
      retention,
      removalPolicy,
    });
    this.api.deploymentStage.node.addDependency(executionLog);
    explain(
      this.api,
      'AwsSolutions-APIG2',
      "The functions check every body with the schema that the OpenAPI document is written from and name each wrong field in the caller's language, which the gateway cannot.",
    );
    explain(
      this.api,
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
      'API Gateway accepts one role per account and region for its logs, and AWS maintains this policy for it.',
    );
  }

  /** Lets the API call the function for every operation of the duty. */
  serve(duty: ApiDuty, handler: ServiceFunction): void {
    this.functions[functionVariable(duty)] = handler.functionName;
    // One for all the operations of a function: its policy holds 20 KB at most. For this API alone.
    const permission = new CfnPermission(this, `calls-${duty}`, {
      action: 'lambda:InvokeFunction',
      functionName: handler.live.functionArn,
      principal: 'apigateway.amazonaws.com',
      sourceArn: this.api.arnForExecuteApi(),
    });
    // No route goes live before its function may be called.
    this.api.deploymentStage.node.addDependency(permission);
  }
}

/** The route's pattern stands for its path, so that no reference is in it; no header, no body, no query. */
function accessLogFormat(): AccessLogFormat {
  return AccessLogFormat.custom(
    JSON.stringify({
      requestId: '$context.requestId',
      time: '$context.requestTime',
      address: '$context.identity.sourceIp',
      method: '$context.httpMethod',
      route: '$context.resourcePath',
      status: '$context.status',
      answeredBy: '$context.error.responseType',
      webAcl: '$context.waf.status',
      user: '$context.authorizer.claims.sub',
      bytes: '$context.responseLength',
      latencyMs: '$context.responseLatency',
      functionMs: '$context.integrationLatency',
      tls: '$context.tlsVersion',
      trace: '$context.xrayTraceId',
    }),
  );
}
