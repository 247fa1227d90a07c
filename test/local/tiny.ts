import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Resources = Record<string, { Type: string; Properties?: Record<string, unknown> }>;

/** Functions by logical id: JavaScript that assigns `exports.handler`, and further properties of the resource. */
type Functions = Record<string, { code: string; properties?: Record<string, unknown> }>;

/** Writes a cloud assembly of one small stack, as CDK would. @returns its folder */
export function tinyAssembly(functions: Functions, resources: Resources): string {
  const folder = mkdtempSync(join(tmpdir(), 'redress-tiny-'));
  const made: Resources = { ...resources };
  const files: Record<string, unknown> = {};
  for (const [id, { code, properties = {} }] of Object.entries(functions)) {
    mkdirSync(join(folder, `asset.${id}`));
    writeFileSync(join(folder, `asset.${id}`, 'index.cjs'), code);
    files[id] = { source: { path: `asset.${id}` }, destinations: { here: { objectKey: `${id}.zip` } } };
    made[id] = {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: id,
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Code: { S3Bucket: 'assets', S3Key: `${id}.zip` },
        // None of these is about running out of time.
        Timeout: 60,
        MemorySize: 128,
        Role: { 'Fn::GetAtt': ['Anyone', 'Arn'] },
        ...properties,
      },
    };
  }
  writeFileSync(join(folder, 'Tiny.template.json'), JSON.stringify({ Resources: { ...permitted(made), ...made } }));
  writeFileSync(join(folder, 'Tiny.assets.json'), JSON.stringify({ files }));
  return folder;
}

/** Permissions for everybody to do everything, as far as the stack does not say more: these tests are about other things. */
function permitted(resources: Resources): Resources {
  const all = { Effect: 'Allow', Action: '*', Resource: '*' };
  const added: Resources = {
    Anyone: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: ['lambda', 'scheduler'].map((service) => ({
            Effect: 'Allow',
            Principal: { Service: `${service}.amazonaws.com` },
            Action: 'sts:AssumeRole',
          })),
        },
        Policies: [{ PolicyName: 'all', PolicyDocument: { Version: '2012-10-17', Statement: [all] } }],
      },
    },
  };
  for (const [id, { Type }] of Object.entries(resources)) {
    const arn = { 'Fn::GetAtt': [id, 'Arn'] };
    if (Type === 'AWS::SQS::Queue') {
      const rules = { Principal: { Service: 'events.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: arn };
      const PolicyDocument = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...rules }] };
      added[`${id}Policy`] = { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: [{ Ref: id }], PolicyDocument } };
    }
    if (Type !== 'AWS::Lambda::Function') continue;
    for (const service of ['apigateway', 'events']) {
      added[`${id}For${service}`] = {
        Type: 'AWS::Lambda::Permission',
        Properties: { FunctionName: arn, Action: 'lambda:InvokeFunction', Principal: `${service}.amazonaws.com` },
      };
    }
  }
  return added;
}

/**
 * A REST API as its OpenAPI document: `GET /v1/things/{id}` → function, with the scopes of those that staff may call;
 * what the gateway answers by itself, and how often it may be asked (the stage's `MethodSettings`).
 */
export function tinyApi(
  routes: Record<string, { function: string; scopes?: string[] }>,
  gatewayResponses: Record<string, object> = {},
  methodSettings: readonly object[] = [],
): Resources {
  const paths: Record<string, Record<string, object>> = {};
  const variables: Record<string, unknown> = {};
  for (const [route, { function: target, scopes }] of Object.entries(routes)) {
    const [method = '', path = ''] = route.split(' ');
    variables[target] = { Ref: target };
    const uri = {
      'Fn::Sub': `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:\${AWS::Region}:\${AWS::AccountId}:function:\${!stageVariables.${target}}/invocations`,
    };
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: {
        ...(scopes && { security: [{ people: scopes }] }),
        'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri },
      },
    };
  }
  const people = {
    type: 'apiKey',
    name: 'Authorization',
    in: 'header',
    'x-amazon-apigateway-authtype': 'cognito_user_pools',
    'x-amazon-apigateway-authorizer': {
      type: 'cognito_user_pools',
      providerARNs: [{ 'Fn::GetAtt': ['Pool', 'Arn'] }],
    },
  };
  const Body = {
    openapi: '3.0.1',
    paths,
    components: { securitySchemes: { people } },
    'x-amazon-apigateway-gateway-responses': gatewayResponses,
  };
  return {
    Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'tiny', Body } },
    Stage: {
      Type: 'AWS::ApiGateway::Stage',
      Properties: { StageName: 'live', Variables: variables, MethodSettings: methodSettings },
    },
    Pool: { Type: 'AWS::Cognito::UserPool' },
    Client: { Type: 'AWS::Cognito::UserPoolClient' },
  };
}
