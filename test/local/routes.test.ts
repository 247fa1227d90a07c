import { describe, expect, test } from '@jest/globals';
import { Routes, routesOf } from '../../lib/local/routes.ts';
import { Templates } from '../../lib/local/template.ts';
import { tinyApi } from './tiny.ts';

type Resources = ReturnType<typeof tinyApi>;

const api = (): Resources =>
  tinyApi({
    'GET /v1/things/{id}': { function: 'Things' },
    'GET /v1/things/all': { function: 'Lists' },
    'PUT /v1/things/{id}': { function: 'Things', scopes: ['redress/staff'] },
  });

const read = (Resources: Resources) => {
  const functions = Object.fromEntries(
    ['Things', 'Lists'].map((FunctionName) => [
      FunctionName,
      { Type: 'AWS::Lambda::Function', Properties: { FunctionName } },
    ]),
  );
  const place = { region: 'eu-central-1', accountId: '000000000000' };
  return routesOf(new Templates([{ name: 'Tiny', template: { Resources: { ...functions, ...Resources } } }], place));
};

const called = (name: string): string => `arn:aws:lambda:eu-central-1:000000000000:function:${name}`;

/** The same API with something else written into it. */
const withText = (from: string, to: string): Resources => {
  const changed: Resources = JSON.parse(JSON.stringify(api()).replaceAll(from, to));
  return changed;
};

describe("the API's document", () => {
  test('says which function answers and whose tokens open what', () => {
    expect(read(api())).toEqual([
      { method: 'GET', resource: '/v1/things/{id}', function: 'Things', called: called('Things') },
      {
        method: 'PUT',
        resource: '/v1/things/{id}',
        function: 'Things',
        called: called('Things'),
        authorizer: { header: 'authorization', scopes: ['redress/staff'] },
      },
      { method: 'GET', resource: '/v1/things/all', function: 'Lists', called: called('Lists') },
    ]);
  });

  test('calls the alias that it names, and still finds the function', () => {
    const [route] = read(withText('stageVariables.Things}/', 'stageVariables.Things}:live/'));
    expect(route).toMatchObject({ function: 'Things', called: `${called('Things')}:live` });
  });

  test('has its routes found by method, the fixed path first', () => {
    const routes = new Routes(read(api()));
    expect(routes.find('GET', '/v1/things/all')?.route.function).toBe('Lists');
    expect(routes.find('PUT', '/v1/things/all')).toBeUndefined();
    expect(routes.find('PUT', '/v1/things/a%2Fb')).toMatchObject({
      route: { authorizer: { scopes: ['redress/staff'] } },
      parameters: { id: 'a/b' },
    });
  });

  test.each([
    ['the tokens of a pool that nobody made', '["Pool","Arn"]', '["Nobody","Arn"]', /Nobody/],
    ['tokens of another kind', '"x-amazon-apigateway-authtype":"cognito_user_pools"', '"x":"y"', /does not know/],
    ['a scheme that it does not have', '{"security":[{"people":', '{"security":[{"others":', /does not know/],
    ['a function that the stage has no name for', 'stageVariables.Lists', 'stageVariables.Nobody', /Nobody/],
    ['a backend that is not imitated', 'aws_proxy', 'http_proxy', /http_proxy/],
  ])('is refused at the start when it asks for %s', (_what, from, to, error) => {
    expect(() => read(withText(from, to))).toThrow(error);
  });

  test('is refused at the start when its tokens come from elsewhere', () => {
    const elsewhere = 'arn:aws:cognito-idp:eu-central-1:000000000000:userpool/elsewhere';
    expect(() => read(withText('{"Fn::GetAtt":["Pool","Arn"]}', `"${elsewhere}"`))).toThrow(
      /which no template creates/,
    );
  });
});
