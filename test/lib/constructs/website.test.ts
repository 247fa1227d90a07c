import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { checkConfig } from '../../../lib/config.ts';
import { embedding, viewerAddressHeader } from '../../../lib/constructs/website-edge.ts';
import { viewerRequestFunction } from '../../../lib/local/edge/cloudfront-function.ts';
import { Templates } from '../../../lib/local/template.ts';
import { appWithStandIns, at, listAt, type Properties, type Resource, synthesized } from '../assembly.ts';

const usual: Record<string, unknown> = JSON.parse(readFileSync('redress.config.json', 'utf8'));
const shop = 'https://shop.example.com';
const embedOrigins = [shop, 'http://localhost:8080'];
const config = checkConfig({ ...usual, embedOrigins });

const distributionOf = (resources: readonly Resource[]): unknown =>
  resources.find(({ type }) => type === 'AWS::CloudFront::Distribution')?.properties['DistributionConfig'];
const patterns = (resources: readonly Resource[]): unknown[] =>
  listAt(distributionOf(resources), 'CacheBehaviors').map((one) => at(one, 'PathPattern'));

describe('Pages of other sites', () => {
  const resources = synthesized({ config });
  const behaviour = (path: string): unknown =>
    listAt(distributionOf(resources), 'CacheBehaviors').find((one) => at(one, 'PathPattern') === path);
  const headersOf = (path: string): unknown => {
    const id = at(behaviour(path), 'ResponseHeadersPolicyId', 'Ref');
    return resources.find((one) => one.id === id)?.properties['ResponseHeadersPolicyConfig'];
  };
  // The template is read as the local machine reads it: what is run is what is deployed.
  const templates = new Templates(
    appWithStandIns({ config })
      .synth()
      .stacks.map(({ stackName, template }) => ({ name: stackName, template })),
    { region: 'eu-west-1', accountId: '000000000000' },
  );
  const [distribution] = templates.ofType('AWS::CloudFront::Distribution');
  const behaviours = listAt(distribution?.properties['DistributionConfig'], 'CacheBehaviors') as Properties[];
  const receive = viewerRequestFunction(
    templates,
    behaviours.find(({ PathPattern }) => PathPattern === '/v1/complaints*') ?? {},
  );
  const asks = (headers: Record<string, string>, method = 'OPTIONS') =>
    receive({ method, uri: '/v1/complaints', headers });
  const asking = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' };

  test('may call for complaints alone: that comes before the rest of the API, and nothing of the staff is in it', () => {
    expect(patterns(resources)).toEqual(['/embed.js', '/v1/complaints*', '/v1/*']);
    expect(at(headersOf('/v1/complaints*'), 'CorsConfig')).toEqual({
      AccessControlAllowCredentials: false,
      AccessControlAllowHeaders: { Items: embedding.headers },
      AccessControlAllowMethods: { Items: embedding.methods },
      AccessControlAllowOrigins: { Items: embedOrigins },
      AccessControlExposeHeaders: { Items: embedding.exposed },
      AccessControlMaxAgeSec: embedding.maxAgeSeconds,
      OriginOverride: true,
    });
    const ofTheRest = JSON.stringify(behaviour('/v1/*'));
    expect(ofTheRest).not.toContain(String(at(behaviour('/v1/complaints*'), 'ResponseHeadersPolicyId', 'Ref')));
  });

  test.each(embedOrigins)('of %s are told so before they call, by the edge', (origin) => {
    expect(asks({ origin, ...asking })).toEqual({
      answer: {
        status: 204,
        headers: {
          'access-control-allow-origin': origin,
          'access-control-allow-methods': 'GET, POST',
          'access-control-allow-headers': 'Accept-Language, Authorization, Content-Type, Idempotency-Key',
          'access-control-max-age': '7200',
          vary: 'Origin',
        },
        body: '',
      },
    });
  });

  test.each([
    'https://evil.example.com',
    'https://shop.example.com.evil.example',
    'https://shop.example.com:8443',
    'http://shop.example.com',
    'null',
    '',
  ])('of %j get nothing from the edge, and the API knows of no such question', (origin) => {
    expect(asks({ origin, ...asking })).toEqual({ uri: '/v1/complaints' });
  });

  test('get nothing where they only seem to ask', () => {
    expect(asks({ origin: shop })).toEqual({ uri: '/v1/complaints' });
    expect(asks({ origin: shop, ...asking }, 'POST')).toEqual({ uri: '/v1/complaints' });
  });

  test('load the script whatever they ask of what they load, and no other file', () => {
    const script = headersOf('/embed.js');
    expect(at(script, 'CorsConfig', 'AccessControlAllowOrigins', 'Items')).toEqual(['*']);
    const own = (headers: unknown): Record<string, unknown> =>
      Object.fromEntries(
        listAt(headers, 'CustomHeadersConfig', 'Items').map((one) => [at(one, 'Header'), at(one, 'Value')]),
      );
    expect(own(script)['Cross-Origin-Resource-Policy']).toBe('cross-origin');
    const pageId = at(distributionOf(resources), 'DefaultCacheBehavior', 'ResponseHeadersPolicyId', 'Ref');
    const page = resources.find((one) => one.id === pageId)?.properties['ResponseHeadersPolicyConfig'];
    expect(own(page)['Cross-Origin-Resource-Policy']).toBe('same-origin');
    expect(at(page, 'CorsConfig')).toBeUndefined();
    expect(JSON.stringify(at(page, 'SecurityHeadersConfig', 'ContentSecurityPolicy'))).toContain(
      "frame-ancestors 'none'",
    );
  });

  test('do not keep the web ACL from learning whose request it is', () => {
    const codes = resources
      .filter(({ type }) => type === 'AWS::CloudFront::Function')
      .map((one) => String(one.properties['FunctionCode']));
    expect(codes.filter((code) => code.includes(`headers['${viewerAddressHeader}']`))).toHaveLength(2);
    for (const code of codes) expect(code.length).toBeLessThan(10_000);
  });
});

test('Where no other site embeds the form, none may call', () => {
  const resources = synthesized();
  expect(patterns(resources)).toEqual(['/embed.js', '/v1/*']);
  expect(JSON.stringify(resources.filter(({ type }) => type === 'AWS::CloudFront::Function'))).not.toContain('OPTIONS');
});

test.each([
  'shop.example.com',
  'http://shop.example.com',
  'https://shop.example.com/',
  'https://shop.example.com/form',
  'https://*.example.com',
  'https://SHOP.example.com',
  '*',
])('%s is not an origin of a site', (origin) => {
  expect(() => checkConfig({ ...usual, embedOrigins: [origin] })).toThrow('"embedOrigins[0]" must be an https origin');
});
