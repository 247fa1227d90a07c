import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import * as z from 'zod';
import { type AppChoices, redressApp } from '../../lib/app.ts';
import { entries } from '../../lib/bundle.ts';

/**
 * The app as it is deployed, except that each function's bundle and the pages are a line: what a template promises does not hang on
 * what is in a bundle, and a test of the template must not wait for one.
 */
export function appWithStandIns(choices: AppChoices = {}): App {
  const folder = mkdtempSync(join(tmpdir(), 'redress-assembly-'));
  const bundles = Object.fromEntries(
    Object.keys(entries).map((name) => {
      const bundle = join(folder, 'build', name);
      mkdirSync(bundle, { recursive: true });
      writeFileSync(join(bundle, 'index.cjs'), `exports.handler = async () => ${JSON.stringify(name)};\n`);
      return [name, bundle];
    }),
  );
  const pages = join(folder, 'pages');
  mkdirSync(pages);
  writeFileSync(join(pages, 'index.html'), '<!doctype html>\n');
  return redressApp({ outdir: join(folder, 'cdk.out'), bundles, pages, ...choices });
}

export type Properties = { readonly [name: string]: unknown };
export type Resource = {
  id: string;
  stack: string;
  type: string;
  properties: Properties;
  deletionPolicy: string | undefined;
  /** How CloudFormation goes about a change of it. */
  updatePolicy: Properties | undefined;
};

const templateShape = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z.record(z.string(), z.unknown()).default({}),
      DeletionPolicy: z.string().optional(),
      UpdatePolicy: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
});

/**
 * Every resource of all stacks, as CloudFormation gets it, those of stacks within stacks too. CDK's own checks, which take
 * longest, are left to checks.test.ts.
 */
export function synthesized(choices: AppChoices = {}): Resource[] {
  process.env['CDK_VALIDATION'] = 'false';
  const { directory } = appWithStandIns(choices).synth();
  return readdirSync(directory)
    .filter((file) => file.endsWith('.template.json'))
    .flatMap((file) => {
      const template: unknown = JSON.parse(readFileSync(join(directory, file), 'utf8'));
      return Object.entries(templateShape.parse(template).Resources).map(([id, resource]) => ({
        id,
        stack: file.slice(0, file.indexOf('.')),
        type: resource.Type,
        properties: resource.Properties,
        deletionPolicy: resource.DeletionPolicy,
        updatePolicy: resource.UpdatePolicy,
      }));
    });
}

/** What stands at a path of names and positions, or undefined. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner instanceof Object ? Reflect.get(inner, key) : undefined), value);
}

/** The same as a list; what is no list is a list of one, and what is absent an empty one. */
export function listAt(value: unknown, ...path: readonly (string | number)[]): unknown[] {
  const found = at(value, ...path);
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found];
}

/** The logical id that a `Ref` or a `GetAtt` points to. */
export function target(value: unknown): string | undefined {
  const id = at(value, 'Ref') ?? at(value, 'Fn::GetAtt', 0);
  return typeof id === 'string' ? id : undefined;
}

/** The function that is called where an alias of it is named, however CloudFormation takes the name out of the alias's ARN. */
export function calledBy(written: unknown, resources: readonly Resource[]): Resource | undefined {
  const ids = [...JSON.stringify(written).matchAll(/\{"Ref":"(\w+)"\}/g)].map(([, id]) => id);
  const alias = resources.find(({ id, type }) => type === 'AWS::Lambda::Alias' && ids.includes(id));
  return resources.find(({ id }) => id === target(alias?.properties['FunctionName']));
}

export type Statement = { actions: string[]; resources: unknown[]; statement: unknown };

/** What a role may do, by all its policies. */
export function permissionsOf(role: string | undefined, resources: readonly Resource[]): Statement[] {
  const policies = resources.filter(
    ({ type, properties }) =>
      type === 'AWS::IAM::Policy' && listAt(properties, 'Roles').some((one) => target(one) === role),
  );
  const own = resources.find(({ id }) => id === role);
  const documents = [
    ...listAt(own?.properties, 'Policies').map((policy) => at(policy, 'PolicyDocument')),
    ...policies.map(({ properties }) => at(properties, 'PolicyDocument')),
  ];
  return documents
    .flatMap((document) => listAt(document, 'Statement'))
    .map((statement) => ({
      actions: listAt(statement, 'Action').map(String),
      resources: listAt(statement, 'Resource'),
      statement,
    }));
}
