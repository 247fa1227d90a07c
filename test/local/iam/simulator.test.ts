import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Case, simulate, Unanswerable } from '../../../lib/local/iam/simulator.ts';

const table = 'arn:aws:dynamodb:us-east-1:000000000000:table/T';
const asked = (patterns: string[], keys: string[]): Case => ({
  principal: 'arn:aws:sts::000000000000:assumed-role/R/f',
  action: 'dynamodb:PutItem',
  resource: table,
  accountId: '000000000000',
  context: { 'dynamodb:LeadingKeys': keys },
  identityPolicies: [
    {
      name: 'own',
      policy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'dynamodb:PutItem',
            Resource: table,
            Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns } },
          },
        ],
      },
    },
  ],
});

describe('The fast way through the simulator', () => {
  test('says the same as the one that checks everything, whatever is asked', async () => {
    const warm = new Set<string>();
    await simulate(asked(['CASE#*'], ['CASE#1']), warm);
    const prefix = fc.constantFrom('CASE#', 'LINKS#', 'POLICIES', 'BULK#');
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          prefix.map((one) => (one.endsWith('#') ? `${one}*` : one)),
          { minLength: 1, maxLength: 3 },
        ),
        fc.array(
          fc.tuple(prefix, fc.stringMatching(/^[A-Z0-9]{0,4}$/)).map((parts) => parts.join('')),
          { minLength: 1, maxLength: 4 },
        ),
        async (patterns, keys) => {
          const fits = keys.every((key) =>
            patterns.some((one) => (one.endsWith('*') ? key.startsWith(one.slice(0, -1)) : key === one)),
          );
          const fast = await simulate(asked(patterns, keys), warm);
          expect(fast).toBe(await simulate(asked(patterns, keys), new Set()));
          expect(fast).toBe(fits ? 'Allowed' : 'ImplicitlyDenied');
        },
      ),
      { numRuns: 200 },
    );
  });

  test('a question that AWS could not be asked is an error and no answer', async () => {
    const made = asked(['*'], ['CASE#1']);
    await expect(simulate({ ...made, action: 'dynamodb:PutItems' }, new Set())).rejects.toThrow(Unanswerable);
    await expect(simulate({ ...made, resource: 'arn:aws:s3:::bucket' }, new Set())).rejects.toThrow(Unanswerable);
    const [policy] = made.identityPolicies;
    const misspelt = JSON.parse(JSON.stringify(policy).replace('"Effect"', '"Efect"')) as typeof policy;
    const withMistake = { ...made, identityPolicies: misspelt === undefined ? [] : [misspelt] };
    await expect(simulate(withMistake, new Set())).rejects.toThrow(Unanswerable);
  });

  test('a condition key that the action does not have counts for nothing, however often it is asked', async () => {
    const made = asked(['CASE#*'], ['CASE#1']);
    const elsewhere = { ...made, context: { ...made.context, 'events:source': ['redress'] } };
    const shapes = new Set<string>();
    const policies = JSON.parse(
      JSON.stringify(made.identityPolicies).replaceAll('dynamodb:LeadingKeys', 'events:source'),
    ) as Case['identityPolicies'];
    const bound = { ...elsewhere, identityPolicies: policies };
    const first = await simulate(bound, shapes);
    expect(await simulate(bound, shapes)).toBe(first);
  });
});
