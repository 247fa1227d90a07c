import { describe, expect, test } from '@jest/globals';
import type { Usage } from '../../../lib/local/iam/authority.ts';
import { grantsOf, nameOf } from '../../../lib/local/iam/grants.ts';
import { explanations } from '../../../lib/local/iam/explained.ts';
import { reportOf } from '../../../lib/local/iam/report.ts';
import { broken, deployed, iam } from './deployed.ts';

const permissions = deployed();
const everything: Usage = { used: grantsOf(permissions).map(nameOf), partitions: {} };
const table = 'arn:aws:dynamodb:us-east-1:000000000000:table/Redress-Records-complaints-table';

describe('The report of what is granted and not used', () => {
  test('has nothing to say when all of it is used', () => {
    expect(reportOf(permissions, [everything])).toMatchObject({ explained: [], unexplained: [] });
  });

  test('names each new permission that nothing uses and nobody explains', () => {
    const wider = broken('AWS::IAM::Role', 'submitrole', (statement) =>
      [statement.Action].flat().includes('dynamodb:PutItem')
        ? { ...statement, Action: ['dynamodb:PutItem', 'dynamodb:Scan'] }
        : statement,
    );
    expect(reportOf(wider, [everything]).unexplained).toEqual([
      'Redress-submit: dynamodb:Scan on dynamodb:table/Redress-Records-complaints-table where dynamodb:LeadingKeys is CASE#*',
    ]);
  });

  test('and each further partition, and each condition that was dropped', () => {
    const wider = broken('AWS::IAM::Role', 'submitrole', (statement) =>
      [statement.Action].flat().includes('dynamodb:PutItem')
        ? { ...statement, Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['CASE#*', 'ROUTING'] } } }
        : statement,
    );
    expect(reportOf(wider, [everything]).unexplained).toEqual([
      expect.stringMatching(/Redress-submit: .* is ROUTING$/u),
    ]);
    const open = broken('AWS::IAM::Role', 'submitrole', (statement) => {
      if (![statement.Action].flat().includes('dynamodb:PutItem')) return statement;
      const { Effect, Action, Resource } = statement;
      return { Effect, Action, Resource };
    });
    expect(reportOf(open, [everything]).unexplained).toEqual([
      'Redress-submit: dynamodb:PutItem on dynamodb:table/Redress-Records-complaints-table',
    ]);
  });

  test('finds much that is unexplained when journeys leave nothing behind', () => {
    const { unexplained, used } = reportOf(permissions, []);
    expect(used).toBe(0);
    expect(unexplained.length).toBeGreaterThan(200);
  });

  test('gives each explanation a reason that can be read', () => {
    for (const { reason } of explanations) expect(reason.length).toBeGreaterThan(40);
  });
});

describe('What counts as used', () => {
  test('is the one permission that the answer rested on, and its value of the condition', async () => {
    const authority = iam(permissions);
    const question = {
      principal: 'function:Redress-bulk',
      action: 'dynamodb:PutItem',
      resource: table,
      context: { 'dynamodb:LeadingKeys': ['BULK#BJ-1'] },
    } as const;
    await authority.decide(question, true);
    expect(authority.usage().used).toEqual([]);
    await authority.decide(question);
    expect(authority.usage()).toEqual({
      used: [`Redress-bulk: dynamodb:PutItem on ${table} where dynamodb:LeadingKeys is BULK#*`],
      partitions: { 'Redress-bulk dynamodb:PutItem': ['BULK#'] },
    });
  });

  test('is nothing that was refused', async () => {
    const authority = iam(permissions);
    await authority.decide({
      principal: 'function:Redress-bulk',
      action: 'dynamodb:Scan',
      resource: table,
      context: {},
    });
    expect(authority.usage().used).toEqual([]);
  });
});
