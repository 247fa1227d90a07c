import { describe, expect, test } from '@jest/globals';
import { assert, integer, nat, property } from 'fast-check';
import { maxBodyBytes, routes } from '../../../functions/contract/routes.ts';
import { numbersAbove } from '../../../lib/constructs/numbers-above.ts';
import { viewerAddressHeader } from '../../../lib/constructs/website-edge.ts';
import { at, listAt, synthesized } from '../assembly.ts';

describe('the size that a request announces', () => {
  const tooLarge = (limit: number, length: string) => new RegExp(numbersAbove(limit)).test(length);

  test('is refused exactly when it is above the limit', () => {
    assert(
      property(integer({ min: 1, max: 10_000_000 }), nat(20_000_000), (limit, length) => {
        expect(tooLarge(limit, String(length))).toBe(length > limit);
      }),
    );
    assert(
      property(integer({ min: 1, max: 10_000_000 }), integer({ min: -2, max: 2 }), (limit, step) => {
        expect(tooLarge(limit, String(limit + step))).toBe(step > 0);
      }),
    );
  });

  test('cannot hide behind leading zeros, and is not found in what is no number', () => {
    expect(tooLarge(maxBodyBytes, `000${maxBodyBytes + 1}`)).toBe(true);
    expect(tooLarge(maxBodyBytes, `000${maxBodyBytes}`)).toBe(false);
    expect(tooLarge(maxBodyBytes, '9999999 bytes')).toBe(false);
  });

  test('fits into a rule: WAF takes 512 characters', () => {
    expect(numbersAbove(maxBodyBytes).length).toBeLessThanOrEqual(512);
  });
});

describe('the web ACL', () => {
  const resources = synthesized();
  const acl = resources.find(({ type }) => type === 'AWS::WAFv2::WebACL');
  const rules = listAt(acl?.properties, 'Rules');
  const rule = (name: string) => rules.find((one) => at(one, 'Name') === name);

  test('stands in front of the API, and logs what it stops without what opens a case', () => {
    expect(acl?.properties['Scope']).toBe('REGIONAL');
    const association = resources.find(({ type }) => type === 'AWS::WAFv2::WebACLAssociation');
    expect(JSON.stringify(association?.properties['ResourceArn'])).toMatch(/restapis.*stages/);
    const logging = resources.find(({ type }) => type === 'AWS::WAFv2::LoggingConfiguration');
    expect(listAt(logging?.properties, 'RedactedFields').map((one) => at(one, 'SingleHeader', 'Name'))).toContain(
      'authorization',
    );
    const log = resources.find(({ id }) => id.startsWith('webacllog'));
    expect(log?.properties['LogGroupName']).toMatch(/^aws-waf-logs-/);
  });

  test('lets a complaint through that is long, or holds HTML, a path or an address', () => {
    const counted = listAt(
      rule('AWSManagedRulesCommonRuleSet'),
      'Statement',
      'ManagedRuleGroupStatement',
      'RuleActionOverrides',
    );
    expect(counted.map((one) => String(at(one, 'Name'))).toSorted()).toEqual([
      'CrossSiteScripting_BODY',
      'EC2MetaDataSSRF_BODY',
      'GenericLFI_BODY',
      'GenericRFI_BODY',
      'SizeRestrictions_BODY',
    ]);
    for (const one of counted) expect(at(one, 'ActionToUse')).toEqual({ Count: {} });
  });

  test('counts a viewer behind CloudFront by the address that CloudFront vouches for, anybody else by their own', () => {
    const rate = (name: string) => at(rule(name), 'Statement', 'RateBasedStatement');
    const concerns = (name: string) => listAt(rate(name), 'ScopeDownStatement', 'AndStatement', 'Statements').at(-1);
    expect(rate('public-posts-per-viewer')).toMatchObject({
      AggregateKeyType: 'FORWARDED_IP',
      ForwardedIPConfig: { HeaderName: viewerAddressHeader },
    });
    expect(rate('public-posts-per-address')).toMatchObject({ AggregateKeyType: 'IP' });
    expect(concerns('public-posts-per-address')).toEqual({
      NotStatement: { Statement: concerns('public-posts-per-viewer') },
    });
    const shown = at(concerns('public-posts-per-viewer'), 'ByteMatchStatement', 'SearchString');
    const distribution = resources.find(({ type }) => type === 'AWS::CloudFront::Distribution');
    const sent = listAt(distribution?.properties, 'DistributionConfig', 'Origins').flatMap((origin) =>
      listAt(origin, 'OriginCustomHeaders'),
    );
    expect(sent).toEqual([{ HeaderName: 'x-origin-proof', HeaderValue: shown }]);
    expect(JSON.stringify(shown)).toContain('{{resolve:secretsmanager:');
  });

  test('counts every public route that creates or changes something, and no route of the staff', () => {
    const rate = at(rule('public-posts-per-viewer'), 'Statement', 'RateBasedStatement');
    const [, byPath] = listAt(rate, 'ScopeDownStatement', 'AndStatement', 'Statements');
    const paths = listAt(byPath, 'OrStatement', 'Statements').map((one) =>
      String(at(one, 'ByteMatchStatement', 'SearchString')),
    );
    expect(paths.length).toBeGreaterThan(1);
    for (const route of Object.values(routes)) {
      const counted = route.method === 'POST' && paths.some((path) => route.path.includes(path));
      expect({ path: route.path, counted }).toEqual({ path: route.path, counted: 'rateLimited' in route });
    }
  });

  test('counts whoever files complaints signed by an address of their own, and by a limit of their own', () => {
    for (const name of ['webhooks-per-viewer', 'webhooks-per-address']) {
      const rate = at(rule(name), 'Statement', 'RateBasedStatement');
      expect(at(rate, 'Limit')).toBe(9000);
      const [byPath] = listAt(rate, 'ScopeDownStatement', 'AndStatement', 'Statements');
      expect(routes.receiveWebhook.path).toContain(String(at(byPath, 'ByteMatchStatement', 'SearchString')));
    }
  });

  test('counts a path by what it means, however it is written', () => {
    for (const name of ['public-posts-per-viewer', 'public-posts-per-address']) {
      const [, byPath] = listAt(
        rule(name),
        'Statement',
        'RateBasedStatement',
        'ScopeDownStatement',
        'AndStatement',
        'Statements',
      );
      for (const path of listAt(byPath, 'OrStatement', 'Statements')) {
        expect(listAt(path, 'ByteMatchStatement', 'TextTransformations').map((one) => at(one, 'Type'))).toEqual([
          'URL_DECODE',
          'NORMALIZE_PATH',
        ]);
      }
    }
  });

  test('stops known bad inputs', () => {
    expect(at(rule('AWSManagedRulesKnownBadInputsRuleSet'), 'OverrideAction')).toEqual({ None: {} });
  });
});
