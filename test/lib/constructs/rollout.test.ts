import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { checkConfig } from '../../../lib/config.ts';
import { ServiceFunction } from '../../../lib/constructs/service-function.ts';
import { at, calledBy, listAt, permissionsOf, type Resource, synthesized, target } from '../assembly.ts';

const example: unknown = JSON.parse(readFileSync('redress.config.json', 'utf8'));
const withRollout = (rollout?: string): Resource[] =>
  synthesized({ config: checkConfig({ ...Object(example), ...(rollout !== undefined && { rollout }) }) });
const resources = withRollout();
const all = (type: string, among: readonly Resource[] = resources): Resource[] =>
  among.filter((one) => one.type === type);
const groups = all('AWS::CodeDeploy::DeploymentGroup');
const aliases = all('AWS::Lambda::Alias');
const [nested] = all('AWS::CloudFormation::Stack');
/** What a parameter of the stack within the stack stands for. */
const given = (reference: unknown): unknown => at(nested?.properties, 'Parameters', target(reference) ?? '');
const groupOf = ({ updatePolicy }: Resource): Resource | undefined =>
  groups.find(
    ({ properties }) =>
      properties['DeploymentGroupName'] === at(updatePolicy, 'CodeDeployLambdaAliasUpdate', 'DeploymentGroupName'),
  );
const functionOf = (alias: Resource): string =>
  String(
    at(
      resources.find(({ id }) => id === target(alias.properties['FunctionName']))?.properties,
      'Environment',
      'Variables',
      'POWERTOOLS_SERVICE_NAME',
    ),
  );

describe('a release', () => {
  test('goes live function by function, a tenth of the calls more each minute', () => {
    expect(aliases.length).toBeGreaterThan(30);
    expect(new Set(aliases.map((alias) => groupOf(alias)?.id)).size).toBe(groups.length);
    const [application] = all('AWS::CodeDeploy::Application');
    expect(application?.properties).toEqual({ ApplicationName: 'Redress', ComputePlatform: 'Lambda' });
    for (const alias of aliases) {
      expect(at(alias.updatePolicy, 'CodeDeployLambdaAliasUpdate', 'ApplicationName')).toBe('Redress');
      expect(groupOf(alias)?.properties).toMatchObject({
        DeploymentGroupName: `Redress-${functionOf(alias)}`,
        DeploymentConfigName: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute',
        DeploymentStyle: { DeploymentOption: 'WITH_TRAFFIC_CONTROL', DeploymentType: 'BLUE_GREEN' },
      });
    }
  });

  test('is taken back when the new version fails, or a promise is broken on the way', () => {
    const descriptions = (alias: Resource): string[] =>
      listAt(groupOf(alias)?.properties, 'AlarmConfiguration', 'Alarms').map((alarm) => {
        const id = target(given(at(alarm, 'Name')));
        return String(all('AWS::CloudWatch::Alarm').find((one) => one.id === id)?.properties['AlarmDescription']);
      });
    for (const alias of aliases) {
      const { properties } = groupOf(alias) ?? { properties: {} };
      expect(at(properties, 'AlarmConfiguration', 'Enabled')).toBe(true);
      expect(at(properties, 'AutoRollbackConfiguration')).toEqual({
        Enabled: true,
        Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'],
      });
      const told = descriptions(alias);
      expect(told[0]).toMatch(new RegExp(`^${functionOf(alias)} fails\\.`));
      const own = all('AWS::CloudWatch::Alarm').find(
        ({ id }) => id === target(given(at(properties, 'AlarmConfiguration', 'Alarms', 0, 'Name'))),
      );
      // Of the new version alone: the old one may fail as it always did.
      expect(listAt(own?.properties, 'Dimensions')).toContainEqual({
        Name: 'ExecutedVersion',
        Value: alias.properties['FunctionVersion'],
      });
      for (const promise of ['Acknowledgements are late', 'The API answers with errors', 'The relay falls behind']) {
        expect(told.filter((text) => text.startsWith(promise))).toHaveLength(1);
      }
      // CodeDeploy takes no more.
      expect(told.length).toBeLessThanOrEqual(10);
      expect(told).not.toContain('undefined');
    }
  });

  test('is moved by a role that can point our aliases elsewhere, and nobody else’s', () => {
    const [role] = all('AWS::IAM::Role').filter(({ stack }) => stack.startsWith('Redressrollout'));
    const [shift, ...others] = permissionsOf(role?.id, resources).filter(
      ({ actions }) => !actions.includes('cloudwatch:DescribeAlarms'),
    );
    expect(others).toEqual([]);
    expect(shift?.actions.toSorted()).toEqual([
      'lambda:GetAlias',
      'lambda:GetProvisionedConcurrencyConfig',
      'lambda:UpdateAlias',
    ]);
    expect(JSON.stringify(shift?.resources)).not.toContain('*');
    expect(shift?.resources).toHaveLength(2 * aliases.length);
    // What IAM takes as policies within a role: 10,240 characters. An ARN has some 95.
    expect(2 * aliases.length * 105).toBeLessThan(10_240);
  });

  test('waits for the groups, which wait for no alias: nothing waits for itself', () => {
    expect(JSON.stringify(nested?.properties)).not.toContain('live');
    const named = Object.values(Object(at(nested?.properties, 'Parameters'))).map((one) => JSON.stringify(one));
    expect(named.length).toBeLessThan(200);
    for (const { id } of aliases) expect(named.join()).not.toContain(id);
  });

  test('goes live as the enterprise wants it', () => {
    const canary = all('AWS::CodeDeploy::DeploymentGroup', withRollout('CANARY_10PERCENT_5MINUTES'));
    expect(new Set(canary.map(({ properties }) => properties['DeploymentConfigName']))).toEqual(
      new Set(['CodeDeployDefault.LambdaCanary10Percent5Minutes']),
    );
    const atOnce = withRollout('ALL_AT_ONCE');
    expect(atOnce.filter(({ type }) => /CodeDeploy|CloudFormation/.test(type))).toEqual([]);
    expect(all('AWS::Lambda::Alias', atOnce).map(({ updatePolicy }) => updatePolicy)).toEqual(
      aliases.map(() => undefined),
    );
    // Calls come by the alias all the same.
    for (const { properties } of all('AWS::Lambda::EventSourceMapping', atOnce)) {
      expect(calledBy(properties['FunctionName'], atOnce)).toBeDefined();
    }
  });
});

describe('a version', () => {
  const versionOf = (code: string, environment: Record<string, string> = {}): string => {
    const folder = mkdtempSync(join(tmpdir(), 'redress-version-'));
    writeFileSync(join(folder, 'index.cjs'), code);
    const stack = new Stack(new App(), 'Desk');
    const logs = { logDays: RetentionDays.ONE_DAY, logRemoval: RemovalPolicy.DESTROY };
    new ServiceFunction(stack, 'submit', { folder, failureImpact: 'Nobody is hurt.', environment, ...logs });
    return Object.keys(Template.fromStack(stack).findResources('AWS::Lambda::Version')).join();
  };

  test('is a new one when code or settings change, and the same as long as they do not', () => {
    const now = versionOf('exports.handler = () => 1;');
    expect(versionOf('exports.handler = () => 1;')).toBe(now);
    expect(versionOf('exports.handler = () => 2;')).not.toBe(now);
    expect(versionOf('exports.handler = () => 1;', { COLOUR: 'blue' })).not.toBe(now);
  });
});
