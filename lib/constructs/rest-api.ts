import type { RemovalPolicy } from 'aws-cdk-lib';
import {
  AccessLogFormat,
  AuthorizationType,
  CfnRestApi,
  CognitoUserPoolsAuthorizer,
  EndpointType,
  LambdaIntegration,
  LogGroupLogDestination,
  MethodLoggingLevel,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { staffScope } from '../../functions/contract/roles.ts';
import { type ApiDuty, type Route, routes } from '../../functions/contract/routes.ts';
import { explain } from '../suppressions.ts';
import { answerOddCases } from './gateway-responses.ts';
import type { ServiceFunction } from './service-function.ts';

export const stageName = 'live';

/** Requests a second, and how many may come at once. */
const everyone = { throttlingRateLimit: 500, throttlingBurstLimit: 1000 };
/** Each public route: 8.6 million a day. The staff's routes keep the rest for themselves. */
const publicRoutes = { throttlingRateLimit: 100, throttlingBurstLimit: 200 };

export type ComplaintApiProps = { staff: IUserPool; logDays: RetentionDays; logRemoval: RemovalPolicy };

/** The API of functions/contract/routes.ts: one function per duty, and no route that the contract does not name. */
export class ComplaintApi extends Construct {
  readonly api: RestApi;
  private readonly staff: CognitoUserPoolsAuthorizer;

  constructor(scope: Construct, id: string, props: ComplaintApiProps) {
    super(scope, id);
    const { logDays: retention, logRemoval: removalPolicy } = props;
    const accessLog = new LogGroup(this, 'access-log', { retention, removalPolicy });
    this.api = new RestApi(this, 'api', {
      description: "Redress: complaints, their tracking, and the staff's work on them",
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
          allRoutes()
            .filter((route) => typeof route.access === 'string')
            .map((route) => [`${route.path}/${route.method}`, publicRoutes]),
        ),
      },
    });
    if (this.api.node.defaultChild instanceof CfnRestApi) {
      // TLS 1.2 with forward secrecy at least, and only under the name that the certificate is for.
      this.api.node.defaultChild.securityPolicy = 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09';
      this.api.node.defaultChild.endpointAccessMode = 'STRICT';
    }
    // API Gateway would make this one by itself and keep it for ever.
    const executionLogName = `API-Gateway-Execution-Logs_${this.api.restApiId}/${stageName}`;
    const executionLog = new LogGroup(this, 'execution-log', {
      logGroupName: executionLogName,
      retention,
      removalPolicy,
    });
    this.api.deploymentStage.node.addDependency(executionLog);
    this.staff = new CognitoUserPoolsAuthorizer(this, 'staff', { cognitoUserPools: [props.staff] });
    answerOddCases(this.api);
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

  /** Routes every operation of one duty to its function. */
  serve(duty: ApiDuty, handler: ServiceFunction): void {
    // One permission a function, for this API alone: one a method would take the stack over CloudFormation's 500
    // resources, and a function's policy over its 20 KB.
    const integration = new LambdaIntegration(handler, { scopePermissionToMethod: false });
    for (const { method, path, access } of allRoutes().filter((route) => route.duty === duty)) {
      const resource = this.api.root.resourceForPath(path);
      if (typeof access !== 'string') {
        resource.addMethod(method, integration, {
          authorizationType: AuthorizationType.COGNITO,
          authorizer: this.staff,
          authorizationScopes: [`${staffScope.server}/${staffScope.name}`],
        });
        continue;
      }
      const reason = publicAccessReasons[access];
      const open = resource.addMethod(method, integration, { authorizationType: AuthorizationType.NONE });
      explain(open, 'AwsSolutions-APIG4', reason);
      explain(open, 'AwsSolutions-COG4', reason);
    }
  }
}

const allRoutes = (): Route[] => Object.values(routes);

const publicAccessReasons = {
  anyone: 'Customers have no account: anyone may complain. Web ACL, throttling and size limits stand in front.',
  'tracking-secret': "Customers have no account: the function compares the case's tracking secret in constant time.",
} as const;

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
