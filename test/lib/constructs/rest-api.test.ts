import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { type Route, routes } from '../../../functions/contract/routes.ts';
import { ComplaintApi } from '../../../lib/constructs/rest-api.ts';
import { ServiceFunction } from '../../../lib/constructs/service-function.ts';
import { appWithStandIns, at, calledBy, listAt, type Resource, synthesized, target } from '../assembly.ts';

let resources: Resource[];
beforeAll(() => {
  resources = synthesized();
});
const all = (type: string): Resource[] => resources.filter((one) => one.type === type);
const one = (type: string): unknown => all(type)[0]?.properties;
const document = (): unknown => at(one('AWS::ApiGateway::RestApi'), 'Body');
const entriesAt = (value: unknown, ...path: string[]): [string, unknown][] => Object.entries(at(value, ...path) ?? {});

/** Every operation of the document: `GET /v1/health`. */
const operations = (): Map<string, unknown> =>
  new Map(
    entriesAt(document(), 'paths').flatMap(([path, verbs]) =>
      entriesAt(verbs).map(([verb, operation]) => [`${verb.toUpperCase()} ${path}`, operation] as const),
    ),
  );

describe('the API', () => {
  test('is one document, with every route of the contract and no other', () => {
    expect([...operations().keys()].toSorted()).toEqual(
      Object.values(routes)
        .map(({ method, path }) => `${method} ${path}`)
        .toSorted(),
    );
    expect(
      ['Resource', 'Method', 'Authorizer', 'GatewayResponse'].flatMap((kind) => all(`AWS::ApiGateway::${kind}`)),
    ).toEqual([]);
    expect(at(one('AWS::ApiGateway::RestApi'), 'FailOnWarnings')).toBe(true);
  });

  test('brings each route to the function of its duty, which it may call', () => {
    for (const { method, path, duty } of Object.values(routes)) {
      const integration = at(operations().get(`${method} ${path}`), 'x-amazon-apigateway-integration');
      expect(integration).toMatchObject({ type: 'aws_proxy', httpMethod: 'POST' });
      const uri = String(at(integration, 'uri', 'Fn::Sub'));
      const variable = /:function:\$\{!stageVariables\.(\w+)\}:live\/invocations$/.exec(uri)?.[1] ?? uri;
      const id = target(at(one('AWS::ApiGateway::Stage'), 'Variables', variable));
      const called = all('AWS::Lambda::Function').find((each) => each.id === id)?.properties;
      expect(at(called, 'Environment', 'Variables', 'POWERTOOLS_SERVICE_NAME')).toBe(duty);
      const permissions = all('AWS::Lambda::Permission').filter(
        ({ properties }) => calledBy(properties['FunctionName'], resources)?.id === id,
      );
      expect(permissions).toHaveLength(1);
      expect(permissions[0]?.properties).toMatchObject({
        Action: 'lambda:InvokeFunction',
        Principal: 'apigateway.amazonaws.com',
      });
      const [api] = all('AWS::ApiGateway::RestApi');
      expect(JSON.stringify(permissions[0]?.properties['SourceArn'])).toContain(`{"Ref":"${api?.id}"}`);
    }
  });

  test("lets nobody onto an operation without a token of the staff's pool that carries the scope, unless its route says so", () => {
    const open = Object.values(routes)
      .filter(({ access }) => access === 'anyone' || access === 'tracking-secret' || access === 'signature')
      .map(({ method, path }) => `${method} ${path}`);
    for (const [operation, properties] of operations()) {
      expect([operation, listAt(properties, 'security')]).toEqual([
        operation,
        open.includes(operation) ? [] : [{ staff: ['redress/staff'] }],
      ]);
    }
    expect(entriesAt(document(), 'components', 'securitySchemes')).toEqual([
      [
        'staff',
        {
          type: 'apiKey',
          name: 'Authorization',
          in: 'header',
          'x-amazon-apigateway-authtype': 'cognito_user_pools',
          'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: [expect.anything()] },
        },
      ],
    ]);
    const authorizer = at(document(), 'components', 'securitySchemes', 'staff', 'x-amazon-apigateway-authorizer');
    expect(target(at(authorizer, 'providerARNs', 0))).toBe(all('AWS::Cognito::UserPool')[0]?.id);
  });

  test('hands bodies over as they came: nothing that was packed is unpacked, and text stays text', () => {
    expect(one('AWS::ApiGateway::RestApi')).not.toHaveProperty('MinimumCompressionSize');
    expect(one('AWS::ApiGateway::RestApi')).not.toHaveProperty('BinaryMediaTypes');
    expect(JSON.stringify(document())).not.toMatch(/minimum-compression-size|binary-media-types|contentHandling/);
  });

  test('says of each part of a path that varies that it does', () => {
    for (const [operation, properties] of operations()) {
      const inPath = listAt(properties, 'parameters').map((parameter) => `{${String(at(parameter, 'name'))}}`);
      expect([operation, inPath]).toEqual([operation, operation.match(/\{[^}]+\}/g) ?? []]);
    }
  });

  test('speaks TLS 1.2 with forward secrecy at least, and says so where an import reads it too', () => {
    expect(one('AWS::ApiGateway::RestApi')).toMatchObject({
      SecurityPolicy: 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
      EndpointAccessMode: 'STRICT',
      EndpointConfiguration: { Types: ['REGIONAL'] },
      Body: {
        'x-amazon-apigateway-security-policy': 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
        'x-amazon-apigateway-endpoint-access-mode': 'STRICT',
      },
    });
    expect(at(document(), 'info', 'title')).toBe(at(one('AWS::ApiGateway::RestApi'), 'Name'));
  });

  test("holds back a flood on any public route before it reaches the staff's share", () => {
    const settings = listAt(one('AWS::ApiGateway::Stage'), 'MethodSettings');
    const limits = new Map(
      settings.map((each) => [
        `${String(at(each, 'HttpMethod'))} ${String(at(each, 'ResourcePath')).slice(1).replaceAll('~1', '/')}`,
        at(each, 'ThrottlingRateLimit'),
      ]),
    );
    for (const { method, path, access } of Object.values(routes)) {
      expect([path, limits.get(`${method} ${path}`)]).toEqual([path, typeof access === 'string' ? 100 : undefined]);
    }
    expect(limits.get('* *')).toBe(500);
    for (const each of settings) expect(at(each, 'DataTraceEnabled')).not.toBe(true);
  });

  test('logs who asked for what, and neither secrets nor words', () => {
    const format = String(at(one('AWS::ApiGateway::Stage'), 'AccessLogSetting', 'Format'));
    const fields: unknown = JSON.parse(format);
    expect(Object.keys(fields instanceof Object ? fields : {})).toEqual(
      expect.arrayContaining(['requestId', 'route', 'status', 'latencyMs']),
    );
    expect(format).not.toMatch(/header|body|querystring|context\.path|authorizer\.claims\.email/i);
  });

  test('answers by itself in the same form as the functions do', () => {
    const answers = entriesAt(document(), 'x-amazon-apigateway-gateway-responses');
    expect(answers.map(([type]) => type)).toEqual(
      expect.arrayContaining([
        'DEFAULT_4XX',
        'DEFAULT_5XX',
        'UNAUTHORIZED',
        'ACCESS_DENIED',
        'THROTTLED',
        'REQUEST_TOO_LARGE',
        'WAF_FILTERED',
      ]),
    );
    for (const [, answer] of answers) {
      expect(at(answer, 'responseParameters', 'gatewayresponse.header.Content-Type')).toBe(
        "'application/problem+json'",
      );
      const body: unknown = JSON.parse(String(at(answer, 'responseTemplates', 'application/json')));
      expect(body).toMatchObject({
        type: 'about:blank',
        code: expect.stringMatching(/^[a-z]+\.[a-z-]+$/),
        requestId: '$context.requestId',
      });
      expect(at(body, 'detail')).toMatch(/[a-z].*[\u4e00-\u9fff]/);
    }
  });
});

describe('a change of the routes', () => {
  const health: Route = { method: 'GET', path: '/v1/health', access: 'anyone', duty: 'about' };
  const folder = mkdtempSync(join(tmpdir(), 'redress-routes-'));
  const deploymentOf = (table: Record<string, Route>): string => {
    const stack = new Stack(new App(), 'Desk');
    const staff = new UserPool(stack, 'pool');
    const logs = { logDays: RetentionDays.ONE_DAY, logRemoval: RemovalPolicy.DESTROY };
    const api = new ComplaintApi(stack, 'api', { routes: table, staff, ...logs });
    for (const duty of ['about', 'track'] as const) {
      const failureImpact = 'Nobody is hurt.';
      api.serve(duty, new ServiceFunction(stack, duty, { folder, failureImpact, environment: {}, ...logs }));
    }
    return Object.keys(Template.fromStack(stack).findResources('AWS::ApiGateway::Deployment')).join();
  };

  test('is deployed: another route, path, duty or access is another deployment, and the same routes are the same', () => {
    const tables: Record<string, Route>[] = [
      { health },
      { health, readiness: { ...health, path: '/v1/ready' } },
      { health: { ...health, path: '/v1/ready' } },
      { health: { ...health, duty: 'track' } },
      { health: { ...health, access: ['agent'] } },
    ];
    const ids = tables.map(deploymentOf);
    expect(new Set(ids).size).toBe(ids.length);
    expect(deploymentOf({ health: { ...health } })).toBe(ids[0]);
  });

  test('is refused when no function serves it', () => {
    expect(() => deploymentOf({ health: { ...health, duty: 'submit' } })).toThrow(/"submit" has routes/);
  });
});

describe('what AWS takes', () => {
  test('is a service whose parts can be made one after the other: none waits for itself', () => {
    const made = Object.fromEntries(
      appWithStandIns()
        .synth()
        .stacks.map(({ stackName, template }) => [stackName, Template.fromJSON(template).toJSON()]),
    );
    expect(Object.keys(made)).toEqual(['Redress-Records', 'Redress']);
    // The short way, which would be a circle: site, API, function, site.
    const functionId = all('AWS::Lambda::Function').find(({ properties }) =>
      JSON.stringify(properties).includes('SITE_URL'),
    )?.id;
    const api = all('AWS::ApiGateway::RestApi')[0]?.id ?? '';
    const body = at(made, 'Redress', 'Resources', api, 'Properties', 'Body');
    Object.assign(body instanceof Object ? body : {}, { uri: { 'Fn::GetAtt': [functionId, 'Arn'] } });
    expect(() => Template.fromJSON(made['Redress'] ?? {})).toThrow(/cycl/i);
  });

  test('holds the service, with room to grow', () => {
    const service = resources.filter(({ stack }) => stack === 'Redress');
    // Of CloudFormation's 500 resources, and of API Gateway's 6 MB of OpenAPI and 300 paths.
    expect(service.length).toBeLessThan(485);
    expect(JSON.stringify(document()).length).toBeLessThan(1_000_000);
    expect(pathsWithParents().size).toBeLessThan(300);
    expect(entriesAt(one('AWS::ApiGateway::Stage'), 'Variables').length).toBeLessThan(100);
  });

  /** Each part of a path is a resource of the API, whether anything answers there or not. */
  const pathsWithParents = (): Set<string> =>
    new Set(
      entriesAt(document(), 'paths').flatMap(([path]) => {
        const parts = path.split('/');
        return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
      }),
    );
});
