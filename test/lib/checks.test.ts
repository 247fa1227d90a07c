import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Stack, Validations } from 'aws-cdk-lib';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { checkConfig } from '../../lib/config.ts';
import { appWithStandIns, at } from './assembly.ts';

/** cdk-nag's findings on the app; with `evenIfExplained`, also those that we have explained away. */
function findings(app: IConstruct, evenIfExplained = false): { rule: string; path: string }[] {
  const checks = new AwsSolutionsChecks();
  if (evenIfExplained) Reflect.set(checks, 'isAcknowledged', () => false);
  return checks
    .validateScope(app)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath = '' }) => ({ rule: ruleName, path: constructPath })),
    );
}

/** Every suppression in the tree. */
function explanations(app: IConstruct): { rule: string; path: string; reason: string }[] {
  return app.node.findAll().flatMap((one) =>
    one.node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) =>
        Object.entries(data instanceof Object ? data : {}).map(([rule, reason]) => ({
          rule: rule.replace(/^annotation::/i, ''),
          path: one.node.path,
          reason: String(reason),
        })),
      ),
  );
}

describe('the outside checkers', () => {
  test('cdk-nag finds nothing that is not explained', () => {
    expect(findings(appWithStandIns())).toEqual([]);
  });

  test.each<[string, Record<string, unknown>]>([
    [
      'an address of its own',
      {
        siteUrl: 'https://care.example.com',
        siteCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d',
      },
    ],
    ['an address to try out sending', { mailIdentity: 'address' }],
    [
      'a domain that SES knows already, and a small Lambda quota',
      { mailIdentity: 'existing', publicConcurrency: undefined },
    ],
  ])('nor do they in a deployment with %s', (_what, settings) => {
    const config = checkConfig({ ...JSON.parse(readFileSync('redress.config.json', 'utf8')), ...settings });
    const app = appWithStandIns({ config });
    expect(findings(app)).toEqual([]);
    const report: unknown = JSON.parse(readFileSync(join(app.synth().directory, 'validation-report.json'), 'utf8'));
    expect(at(report, 'pluginReports')).toEqual([]);
  });

  test("CloudFormation's own schemas find nothing wrong in the templates, nor anything to warn of", () => {
    const { directory } = appWithStandIns().synth();
    const report: unknown = JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8'));
    expect(at(report, 'pluginReports')).toEqual([]);
  });

  test('would find a careless queue and a property that does not exist', () => {
    const app = appWithStandIns();
    const stack = new Stack(app, 'Careless');
    const queue = new CfnQueue(stack, 'queue');
    expect(findings(app).map(({ rule }) => rule)).toEqual(['AwsSolutions-SQS3', 'AwsSolutions-SQS4']);
    queue.addPropertyOverride('Colour', 'blue');
    expect(() => app.synth()).toThrow(/Validation failed|'Colour' was unexpected/);
  });

  test('are answered with a reason each, and no explanation outlives its finding', () => {
    const app = appWithStandIns();
    const found = findings(app, true);
    const explained = explanations(app);
    expect(explained.length).toBeGreaterThan(10);
    for (const { rule, path, reason } of explained) {
      expect(reason.length).toBeGreaterThan(40);
      const meant = found.filter((one) => one.rule === rule && `${one.path}/`.startsWith(`${path}/`));
      expect({ rule, path, findings: meant.length }).not.toMatchObject({ findings: 0 });
    }
  });
});
