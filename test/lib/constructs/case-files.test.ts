import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { checkConfig } from '../../../lib/config.ts';
import { at, listAt, permissionsOf, type Resource, synthesized, target } from '../assembly.ts';

const example: Record<string, unknown> = JSON.parse(readFileSync('redress.config.json', 'utf8'));
const resources = synthesized();
const only = (type: string, id = ''): Resource => {
  const found = resources.filter((resource) => resource.type === type && resource.id.startsWith(id));
  if (found.length !== 1) throw new Error(`${found.length} resources are ${type} ${id}`);
  return found[0] as Resource;
};
const bucket = only('AWS::S3::Bucket', 'filesbucket');

/** What a function may do with objects, by prefix. */
function ofObjects(name: string): string[] {
  const [one] = resources.filter(
    ({ properties }) => at(properties, 'Environment', 'Variables', 'POWERTOOLS_SERVICE_NAME') === name,
  );
  return permissionsOf(target(at(one?.properties, 'Role')), resources).flatMap(({ actions, resources: named }) =>
    actions
      .filter((action) => action.startsWith('s3:'))
      .flatMap((action) => named.map((arn) => `${action} ${/\/([a-z]+\/\*)/.exec(JSON.stringify(arn))?.[1] ?? ''}`)),
  );
}

describe('The bucket of files', () => {
  test('is closed to the world, encrypted under our own key, and tells of what comes', () => {
    expect(bucket.properties).toMatchObject({
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true },
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    });
    const [rule] = listAt(bucket.properties, 'BucketEncryption', 'ServerSideEncryptionConfiguration');
    expect(at(rule, 'ServerSideEncryptionByDefault', 'SSEAlgorithm')).toBe('aws:kms');
    expect(target(at(bucket.properties, 'LoggingConfiguration', 'DestinationBucketName'))).toMatch(/^fileslogs/);
  });

  test('forgets what arrived and what somebody was given of their data, and nothing else', () => {
    const rules = listAt(bucket.properties, 'LifecycleConfiguration', 'Rules').filter(
      (rule) => at(rule, 'ExpirationInDays') !== undefined,
    );
    expect(rules).toMatchObject([
      { Prefix: 'arrivals/', ExpirationInDays: 30, Status: 'Enabled' },
      { Prefix: 'exports/', ExpirationInDays: 7, Status: 'Enabled' },
    ]);
  });

  test('is written to by pages of the site and of sites that embed the form, with what a link needs and no more', () => {
    const rulesOf = (all: readonly Resource[]): unknown =>
      at(all.find(({ id }) => id === bucket.id)?.properties, 'CorsConfiguration', 'CorsRules');
    const rule = {
      AllowedHeaders: ['content-type', 'if-none-match', 'x-amz-checksum-sha256'],
      AllowedMethods: ['PUT'],
      AllowedOrigins: ['https://*.cloudfront.net'],
    };
    expect(rulesOf(resources)).toMatchObject([rule]);
    const named = { siteUrl: 'https://care.example.com', embedOrigins: ['https://www.example.com'] };
    expect(rulesOf(synthesized({ config: checkConfig({ ...example, ...named }) }))).toMatchObject([
      { ...rule, AllowedOrigins: ['https://care.example.com', 'https://www.example.com'] },
    ]);
  });

  test('is used by each function for the one thing that it is there for, and deleted from where somebody is erased', () => {
    const links = ['s3:PutObject arrivals/*', 's3:GetObject cases/*'];
    expect(ofObjects('attachments')).toEqual(links);
    expect(ofObjects('staff-attachments')).toEqual(links);
    const removes = ['s3:DeleteObject arrivals/*', 's3:DeleteObject cases/*'];
    expect(ofObjects('forget')).toEqual(removes);
    expect(ofObjects('files').toSorted()).toEqual([...removes, 's3:GetObject arrivals/*', 's3:PutObject cases/*']);
    expect(ofObjects('privacy-work')).toEqual(['s3:PutObject exports/*']);
    expect(ofObjects('privacy')).toEqual(['s3:GetObject exports/*']);
    for (const name of ['submit', 'track', 'staff-read', 'staff-act', 'notify']) expect(ofObjects(name)).toEqual([]);
    const roles = resources.filter(({ type }) => type === 'AWS::IAM::Role' || type === 'AWS::IAM::Policy');
    expect(JSON.stringify(roles)).not.toMatch(/"s3:\*"/);
    const deleting = roles.filter((role) => JSON.stringify(role).includes('"s3:DeleteObject"'));
    expect(deleting).toHaveLength(2);
  });

  test('is the only place but the pages that scripts may call', () => {
    const policy = JSON.stringify(
      at(
        only('AWS::CloudFront::ResponseHeadersPolicy', 'websiteheaders').properties,
        'ResponseHeadersPolicyConfig',
        'SecurityHeadersConfig',
        'ContentSecurityPolicy',
      ),
    );
    expect(policy).toMatch(/connect-src 'self' https:\/\/.*RegionalDomainName/);
    expect(policy).toContain("form-action 'self'");
  });
});

describe('The scan', () => {
  test('can be left out where GuardDuty has none; then files are known not to be scanned', () => {
    const without = synthesized({ config: checkConfig({ ...example, malwareScan: false }) });
    expect(without.filter(({ type }) => type.startsWith('AWS::GuardDuty'))).toEqual([]);
    const scannedOf = (all: readonly Resource[]): unknown[] =>
      all
        .map(({ properties }) => at(properties, 'Environment', 'Variables', 'FILES_SCANNED'))
        .filter((value) => value !== undefined);
    expect(scannedOf(without)).toEqual(['false']);
    expect(scannedOf(resources)).toEqual(['true']);
  });

  test('looks at what arrives in this bucket, by a role that only GuardDuty can take on for a plan of this account', () => {
    const plan = only('AWS::GuardDuty::MalwareProtectionPlan');
    expect(at(plan.properties, 'ProtectedResource', 'S3Bucket')).toEqual({
      BucketName: { Ref: bucket.id },
      ObjectPrefixes: ['arrivals/'],
    });
    expect(at(plan.properties, 'Actions', 'Tagging', 'Status')).toBe('ENABLED');
    const role = resources.find(({ id }) => id === target(at(plan.properties, 'Role')));
    const [trust] = listAt(role?.properties, 'AssumeRolePolicyDocument', 'Statement');
    expect(trust).toMatchObject({
      Principal: { Service: 'malware-protection-plan.guardduty.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    });
  });

  test('can reach no other bucket, key or rule', () => {
    const role = target(at(only('AWS::GuardDuty::MalwareProtectionPlan').properties, 'Role'));
    for (const { actions, resources: named } of permissionsOf(role, resources)) {
      const where = JSON.stringify(named);
      const mine = actions.every((action) => action.startsWith('events:'))
        ? 'rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*'
        : actions.every((action) => action.startsWith('kms:'))
          ? 'key'
          : bucket.id;
      expect({ actions, where }).toEqual({ actions, where: expect.stringContaining(mine) });
    }
  });
});
