import { describe, expect, test } from '@jest/globals';
import { callableArn, callablesOf } from '../../lib/local/callables.ts';
import { permissionsOf } from '../../lib/local/iam/permissions.ts';
import { type Template, Templates } from '../../lib/local/template.ts';

const place = { region: 'eu-central-1', accountId: '000000000000' };
const arn = (name: string): string => `arn:aws:lambda:eu-central-1:000000000000:function:${name}`;
const made = (Resources: NonNullable<Template['Resources']>): Templates =>
  new Templates([{ name: 'Desk', template: { Resources } }], place);

/** A function with a version that is live, as CDK writes them. */
const live = (FunctionVersion: unknown = { 'Fn::GetAtt': ['Version', 'Version'] }) =>
  ({
    Submit: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'submit' } },
    Version: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: 'Submit' } } },
    Alias: {
      Type: 'AWS::Lambda::Alias',
      Properties: { FunctionName: { Ref: 'Submit' }, FunctionVersion, Name: 'live' },
    },
  }) as const;

describe('what may be called', () => {
  test('is a function, each version of it and each alias, under names that AWS would give', () => {
    const templates = made(live());
    expect([...callablesOf(templates).values()]).toEqual([
      { function: 'submit', arn: arn('submit'), version: '$LATEST' },
      { function: 'submit', arn: arn('submit:1'), version: '1' },
      { function: 'submit', arn: arn('submit:live'), version: '1' },
    ]);
    expect(templates.ofType('AWS::Lambda::Alias')[0]?.ref).toBe(arn('submit:live'));
  });

  test.each(['2', '$LATEST'])('is no alias of version %s, which its function does not have', (version) => {
    expect(() => callablesOf(made(live(version)))).toThrow(/would not create the alias submit:live/);
  });

  test.each(['submit:live', arn('submit:live')])('is found as %s', (written) => {
    const templates = made(live());
    expect(callablesOf(templates).get(callableArn(written, templates))?.function).toBe('submit');
  });

  test('is opened alone: a permission on the alias opens neither the function nor its versions', () => {
    const Permission = (FunctionName: unknown) => ({
      Type: 'AWS::Lambda::Permission',
      Properties: { FunctionName, Action: 'lambda:InvokeFunction', Principal: 'apigateway.amazonaws.com' },
    });
    const openings = (FunctionName: unknown): string[] =>
      Object.keys(permissionsOf(made({ ...withoutFunctions(), Call: Permission(FunctionName) })).resourcePolicies);
    expect(openings({ Ref: 'Alias' })).toEqual([arn('submit:live')]);
    expect(openings({ Ref: 'Submit' })).toEqual([arn('submit')]);
    expect(openings('submit:elsewhere')).toEqual([]);
  });
});

/** The same, with a runtime that needs no role. */
const withoutFunctions = () => {
  const resources = live();
  const Properties = { ...resources.Submit.Properties, Runtime: 'python3.13' };
  return { ...resources, Submit: { ...resources.Submit, Properties } };
};
