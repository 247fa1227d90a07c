import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { request } from 'node:http';
import { type LocalMachine, startMachine } from '../journeys/machine.ts';
import { tinyApi, tinyAssembly } from './tiny.ts';

let machine: LocalMachine;

beforeAll(async () => {
  const assembly = tinyAssembly(
    {
      Echo: {
        code: `exports.handler = async (event, context) => ({
          statusCode: 201,
          headers: { 'X-One': '1', 'content-type': 'application/json' },
          multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] },
          body: JSON.stringify({ event, context: { ...context, left: context.getRemainingTimeInMillis() }, site: process.env.SITE_URL }),
        });`,
        properties: { Environment: { Variables: { SITE_URL: 'https://replaced.example' } } },
      },
      Odd: {
        code: `exports.handler = async (event) => {
          const how = event.queryStringParameters.how;
          if (how === 'shape') return { code: 200 };
          if (how === 'throw') throw new RangeError('no');
          if (how === 'exit') process.exit(3);
          if (how === 'late') setTimeout(() => { throw new Error('nobody catches this'); }, 0), await new Promise(() => {});
          return { statusCode: 204 };
        };`,
      },
      Hang: { code: 'exports.handler = async () => { for (;;) {} };', properties: { Timeout: 1 } },
      Slow: {
        code: `exports.handler = async () => {
          await new Promise((resolve) => setTimeout(resolve, 300));
          return { statusCode: 200, body: '{}' };
        };`,
        properties: { ReservedConcurrentExecutions: 2 },
      },
    },
    tinyApi(
      {
        'POST /v1/things/{id}/notes': { function: 'Echo' },
        'GET /v1/things/{id}': { function: 'Echo' },
        'GET /v1/things/all': { function: 'Odd' },
        'GET /v1/things/never': { function: 'Hang' },
        'GET /v1/health': { function: 'Odd' },
        'GET /v1/slow': { function: 'Slow' },
        'GET /v1/often': { function: 'Echo' },
        'GET /v1/staff/cases': { function: 'Echo', scopes: ['redress/staff'] },
        'GET /v1/staff/secrets': { function: 'Echo', scopes: ['redress/somebody-else'] },
      },
      {
        UNAUTHORIZED: {
          statusCode: '401',
          responseParameters: { 'gatewayresponse.header.Content-Type': "'application/problem+json'" },
          responseTemplates: { 'application/json': '{"code":"sign-in","requestId":"$context.requestId"}' },
        },
        MISSING_AUTHENTICATION_TOKEN: { statusCode: '404' },
        THROTTLED: { responseParameters: { 'gatewayresponse.header.Retry-After': "'10'" } },
        INTEGRATION_FAILURE: {
          statusCode: '503',
          responseParameters: { 'gatewayresponse.header.Retry-After': "'5'" },
        },
      },
      [{ HttpMethod: 'GET', ResourcePath: '/~1v1~1often', ThrottlingRateLimit: 0.001, ThrottlingBurstLimit: 3 }],
    ),
  );
  machine = await startMachine({ assembly });
});
afterAll(() => machine?.stop());

type Echo = { event: Record<string, never>; context: Record<string, unknown>; site: string };

describe('a function behind a route', () => {
  test('gets the event that API Gateway would send', async () => {
    const response = await machine.fetch('/v1/things/a%2Fb/notes?x=1&x=2&y=%E6%9D%8E', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Name': 'n' },
      body: '{"text":"你好"}',
    });
    const { event, context, site } = (await response.json()) as Echo;
    expect(event).toMatchObject({
      resource: '/v1/things/{id}/notes',
      path: '/v1/things/a%2Fb/notes',
      httpMethod: 'POST',
      queryStringParameters: { x: '2', y: '李' },
      multiValueQueryStringParameters: { x: ['1', '2'], y: ['李'] },
      pathParameters: { id: 'a/b' },
      stageVariables: { Echo: 'Echo', Odd: 'Odd', Hang: 'Hang' },
      body: '{"text":"你好"}',
      isBase64Encoded: false,
      requestContext: {
        accountId: '000000000000',
        httpMethod: 'POST',
        path: '/live/v1/things/a%2Fb/notes',
        resourcePath: '/v1/things/{id}/notes',
        stage: 'live',
        identity: { sourceIp: expect.stringMatching(/127\.0\.0\.1|::1/u) },
        requestId: response.headers.get('x-amzn-requestid'),
      },
    });
    expect(event['requestContext']).not.toHaveProperty('authorizer');
    expect(context).toMatchObject({
      functionName: 'Echo',
      invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:Echo',
      memoryLimitInMB: '128',
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/u),
    });
    expect(context['left']).toBeGreaterThan(1000);
    expect(site).toBe(machine.url);
    expect(response.status).toBe(201);
    expect(response.headers.get('x-one')).toBe('1');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  test('gets null where nothing was sent', async () => {
    const { body } = await machine.call('GET', '/v1/things/7');
    expect(body['event']).toMatchObject({
      body: null,
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
      pathParameters: { id: '7' },
    });
  });

  test('gets replacement characters for bytes that are no UTF-8', async () => {
    const response = await machine.fetch('/v1/things/1/notes', {
      method: 'POST',
      body: Buffer.from([0x61, 0xff, 0x62]),
    });
    expect(((await response.json()) as Echo).event['body']).toBe('a\uFFFDb');
  });

  test('is not confused by a query or a header called like a property of all objects', async () => {
    const { status, body } = await machine.call('GET', '/v1/things/1?__proto__=x&constructor=y', {
      headers: { __proto__: 'z' },
    });
    expect(status).toBe(201);
    expect(JSON.stringify(body)).toContain('"constructor":"y"');
  });

  test('is found by the fixed path before the one with a parameter', async () => {
    expect((await machine.call('GET', '/v1/things/all?how=ok')).status).toBe(204);
  });
});

describe('the gateway answers by itself', () => {
  test.each(['all?how=shape', 'all?how=throw', 'all?how=exit', 'all?how=late', 'never'])(
    '502 when the function fails: %s',
    async (how) => {
      const { status, body } = await machine.call('GET', `/v1/things/${how}`);
      expect({ status, body }).toEqual({ status: 502, body: { message: 'Internal server error' } });
      expect((await machine.call('GET', '/v1/things/all?how=ok')).status).toBe(204);
    },
  );

  test('what the template says for an unknown path or method', async () => {
    expect(await machine.call('GET', '/v1/nothing')).toMatchObject({
      status: 404,
      body: { message: 'Missing Authentication Token' },
    });
    expect((await machine.call('DELETE', '/v1/things/1')).status).toBe(404);
  });

  test('429 with Retry-After to what comes faster than the stage lets in, without asking the function', async () => {
    const answers = [];
    for (let call = 0; call < 5; call += 1) answers.push(await machine.call('GET', '/v1/often'));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 429, 429]);
    expect(answers.at(-1)?.headers.get('retry-after')).toBe('10');
    expect((await machine.call('GET', '/v1/things/1')).status).toBe(201);
    // The machine's time is not the throttle's.
    await machine.advance('PT1H');
    expect((await machine.call('GET', '/v1/often')).status).toBe(429);
  });

  test('503 with Retry-After to what Lambda has no room for, while what is running goes on', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => machine.call('GET', '/v1/slow')));
    const statuses = answers.map(({ status }) => status).toSorted((one, other) => one - other);
    expect(statuses).toEqual([200, 200, 503, 503, 503, 503]);
    for (const { status, headers } of answers) expect(headers.get('retry-after')).toBe(status === 503 ? '5' : null);
    expect((await machine.call('GET', '/v1/slow')).status).toBe(200);
  });

  test('413 for more than ten megabytes, announced or not', async () => {
    const big = Buffer.alloc(10 * 1024 * 1024 + 1, 97);
    expect((await machine.fetch('/v1/things/1/notes', { method: 'POST', body: big })).status).toBe(413);
    const status = await new Promise((resolve, reject) => {
      const call = request(`${machine.url}/v1/things/1/notes`, { method: 'POST' }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      call.on('error', reject);
      for (let sent = 0; sent < big.length; sent += 65_536) call.write(big.subarray(sent, sent + 65_536));
      call.end();
    });
    expect(status).toBe(413);
  });
});

describe('a staff route', () => {
  test('answers 401, in the template’s words, without a token or with a wrong one', async () => {
    for (const token of [undefined, 'nonsense', `${await machine.token('agent')}x`]) {
      const answer = await machine.call('GET', '/v1/staff/cases', token === undefined ? {} : { token });
      expect(answer).toMatchObject({ status: 401, body: { code: 'sign-in', requestId: expect.stringMatching(/-/u) } });
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
    }
  });

  test('answers 403 to a token without the route’s scope', async () => {
    const answer = await machine.call('GET', '/v1/staff/secrets', { token: await machine.token('agent') });
    expect(answer).toMatchObject({ status: 403, body: { message: 'Forbidden' } });
  });

  test('hands the claims on as text', async () => {
    const { body } = await machine.call('GET', '/v1/staff/cases', { token: await machine.token('agent') });
    expect(body['event']).toMatchObject({
      requestContext: {
        authorizer: {
          claims: {
            'cognito:groups': 'agent,team-quality,team-logistics,team-service,team-suggestions,team-praise',
            scope: expect.stringContaining('redress/staff'),
            exp: expect.stringMatching(/^\w{3} \w{3} \d\d \d\d:\d\d:\d\d UTC \d{4}$/u),
          },
        },
      },
    });
  });

  test('answers 401 to what its own pool did not sign, however alike it looks', async () => {
    const genuine = await machine.token('lead');
    const { kid = '' } = decodeProtectedHeader(genuine);
    const claims = decodeJwt(genuine);
    const { privateKey } = await generateKeyPair('RS256');
    const discovery = await machine.fetch(`/${String(claims.iss).split('/').at(-1)}/.well-known/jwks.json`);
    const published = new TextEncoder().encode(await discovery.text());
    const forgeries = {
      'no algorithm': new UnsecuredJWT(claims).encode(),
      'another key': await new SignJWT(claims).setProtectedHeader({ kid, alg: 'RS256' }).sign(privateKey),
      'the public key as a secret': await new SignJWT(claims).setProtectedHeader({ kid, alg: 'HS256' }).sign(published),
      'another end': genuine.slice(0, -6),
    };
    for (const [how, token] of Object.entries(forgeries)) {
      expect([how, (await machine.call('GET', '/v1/staff/cases', { token })).status]).toEqual([how, 401]);
    }
    expect((await machine.call('GET', '/v1/staff/cases', { token: genuine })).status).toBe(201);
  });

  test('answers 401 when the token has expired on the machine’s clock', async () => {
    const token = await machine.token('lead');
    await machine.advance('P30D');
    expect((await machine.call('GET', '/v1/staff/cases', { token })).status).toBe(401);
    expect((await machine.call('GET', '/v1/staff/cases', { token: await machine.token('lead') })).status).toBe(201);
  });
});
