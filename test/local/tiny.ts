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
        Timeout: 2,
        MemorySize: 128,
        ...properties,
      },
    };
  }
  writeFileSync(join(folder, 'Tiny.template.json'), JSON.stringify({ Resources: made }));
  writeFileSync(join(folder, 'Tiny.assets.json'), JSON.stringify({ files }));
  return folder;
}

/** Methods of a REST API: `GET /v1/things/{id}` → function, with the scopes of those that staff may call. */
export function tinyApi(routes: Record<string, { function: string; scopes?: string[] }>): Resources {
  const resources: Resources = {
    Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'tiny' } },
    Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { StageName: 'live' } },
    Pool: { Type: 'AWS::Cognito::UserPool' },
    Client: { Type: 'AWS::Cognito::UserPoolClient' },
  };
  for (const [route, { function: target, scopes }] of Object.entries(routes)) {
    const [HttpMethod = '', path = ''] = route.split(' ');
    let parent: unknown = { 'Fn::GetAtt': ['Api', 'RootResourceId'] };
    let id = 'At';
    for (const PathPart of path.slice(1).split('/')) {
      id += PathPart.replaceAll(/\W/gu, 'X');
      resources[id] = { Type: 'AWS::ApiGateway::Resource', Properties: { ParentId: parent, PathPart } };
      parent = { Ref: id };
    }
    resources[`${HttpMethod}${id}`] = {
      Type: 'AWS::ApiGateway::Method',
      Properties: {
        HttpMethod,
        ResourceId: parent,
        AuthorizationType: scopes === undefined ? 'NONE' : 'COGNITO_USER_POOLS',
        ...(scopes && { AuthorizationScopes: scopes }),
        Integration: {
          Type: 'AWS_PROXY',
          Uri: {
            'Fn::Join': [
              '',
              [
                'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/',
                { 'Fn::GetAtt': [target, 'Arn'] },
                '/invocations',
              ],
            ],
          },
        },
      },
    };
  }
  return resources;
}
