import { describe, expect, test } from '@jest/globals';
import { accessKeyOf, type Permissions } from '../../../lib/local/iam/permissions.ts';
import { type Principal, sentenceOf } from '../../../lib/local/iam/question.ts';
import { type AwsCall, questionsOf } from '../../../lib/local/iam/services.ts';
import { type Break, broken, deployed, iam, without } from './deployed.ts';

const permissions = deployed();
const [tableName = ''] = Object.keys(permissions.tables);
const table = `arn:aws:dynamodb:us-east-1:000000000000:table/${tableName}`;
const [secret] = permissions.secrets.filter(({ name }) => name.includes('key-secret'));
const queue = (name: string): string => `arn:aws:sqs:us-east-1:000000000000:Redress-${name}`;

const call = (service: string, target: string, input: object, path = '/'): AwsCall => ({
  service,
  target,
  path,
  method: 'POST',
  headers: {},
  body: Buffer.from(JSON.stringify(input)),
});

/** A new case and its first event, as one transaction. */
const newCase = (partition = 'CASE#CR-1') =>
  call('dynamodb', 'DynamoDB_20120810.TransactWriteItems', {
    TransactItems: ['CASE', 'EVENT#000001'].map((sk) => ({
      Put: { TableName: tableName, Item: { pk: { S: partition }, sk: { S: sk } } },
    })),
  });
const mail = call(
  'ses',
  '',
  {
    FromEmailAddress: 'Redress <desk@example.com>',
    ConfigurationSetName: 'Redress-mail-configuration-set',
    Destination: { ToAddresses: ['ann@customer.example'] },
  },
  '/v2/email/outbound-emails',
);
const publishing = call('events', 'AWSEvents.PutEvents', {
  Entries: [{ EventBusName: 'redress', Source: 'redress', DetailType: 'ComplaintReceived', Detail: '{}' }],
});
const readingTheKey = call('secretsmanager', 'secretsmanager.GetSecretValue', { SecretId: secret?.arn });
const due = call('dynamodb', 'DynamoDB_20120810.Query', {
  TableName: tableName,
  IndexName: 'due',
  KeyConditionExpression: '#pk = :pk AND #sk <= :now',
  ExpressionAttributeNames: { '#pk': 'duePk', '#sk': 'dueSk' },
  ExpressionAttributeValues: { ':pk': { S: 'DUE#1' }, ':now': { S: '2026' } },
});
const finding = call('comprehend', 'Comprehend_20171127.DetectPiiEntities', { Text: 'Hello', LanguageCode: 'en' });

async function said(by: string, what: AwsCall, by_: Permissions = permissions): Promise<string> {
  const principal = by_.keys[accessKeyOf(`Redress-${by}`)];
  if (principal === undefined) throw new Error(`Nobody is called ${by}.`);
  const { refused } = await iam(by_).decideAll(questionsOf(principal, what, by_));
  return refused === undefined ? 'yes' : sentenceOf(refused);
}

const refusal = (by: string, action: string, resource: string, kind = 'identity'): string =>
  `User: arn:aws:sts::000000000000:assumed-role/Redress-${by}-role/Redress-${by} is not authorized to perform: ` +
  `${action} on resource: ${resource} because no ${kind}-based policy allows the ${action} action`;

const narrowed =
  (action: string, key: string, to: string): Break =>
  (statement) => {
    if (![statement.Action].flat().includes(action) || statement.Condition === undefined) return statement;
    const [operator = '', keys = {}] = Object.entries(statement.Condition)[0] ?? [];
    return key in keys ? { ...statement, Condition: { [operator]: { [key]: [to] } } } : statement;
  };
const key = Object.values(permissions.encryptedWith)[0] ?? '';

/** Who calls, what, the break, and IAM's sentence after it. */
const breaks: [string, string, AwsCall, () => Permissions, string][] = [
  [
    'submit',
    'without PutItem',
    newCase(),
    () => broken('AWS::IAM::Role', 'submitrole', without('dynamodb:PutItem')),
    refusal('submit', 'dynamodb:PutItem', table),
  ],
  [
    'submit',
    'that may write other partitions only',
    newCase(),
    () => broken('AWS::IAM::Role', 'submitrole', narrowed('dynamodb:PutItem', 'dynamodb:LeadingKeys', 'POLICIES')),
    refusal('submit', 'dynamodb:PutItem', table),
  ],
  [
    'submit',
    'whose use of the key is bound to another service',
    newCase(),
    () =>
      broken(
        'AWS::IAM::Role',
        'submitrole',
        narrowed('kms:DescribeKey', 'kms:ViaService', 's3.us-east-1.amazonaws.com'),
      ),
    refusal('submit', 'kms:Decrypt', key),
  ],
  [
    'submit',
    'under a key whose policy lets nobody in',
    newCase(),
    () => broken('AWS::KMS::Key', 'key', without('kms:*')),
    refusal('submit', 'kms:Decrypt', key, 'resource'),
  ],
  [
    'relay',
    'without PutEvents',
    publishing,
    () => broken('AWS::IAM::Role', 'relayrole', without('events:PutEvents')),
    refusal('relay', 'events:PutEvents', 'arn:aws:events:us-east-1:000000000000:event-bus/redress'),
  ],
  [
    'acknowledge',
    'that may not use the configuration set',
    mail,
    () =>
      broken('AWS::IAM::Role', 'acknowledgerole', (statement) =>
        statement.Action === 'ses:SendEmail'
          ? { ...statement, Resource: 'arn:aws:ses:us-east-1:000000000000:identity/example.com' }
          : statement,
      ),
    refusal(
      'acknowledge',
      'ses:SendEmail',
      'arn:aws:ses:us-east-1:000000000000:configuration-set/Redress-mail-configuration-set',
    ),
  ],
  [
    'acknowledge',
    'without GetSecretValue',
    readingTheKey,
    () => broken('AWS::IAM::Role', 'acknowledgerole', without('secretsmanager:GetSecretValue')),
    refusal('acknowledge', 'secretsmanager:GetSecretValue', secret?.arn ?? ''),
  ],
  [
    'acknowledge',
    'whose use of the key is bound to DynamoDB',
    readingTheKey,
    () =>
      broken('AWS::IAM::Role', 'acknowledgerole', (statement) =>
        JSON.stringify(statement).includes('"secretsmanager.') ? undefined : statement,
      ),
    refusal('acknowledge', 'kms:Decrypt', key),
  ],
  [
    'sla-check',
    'whose grant names the table and not its index',
    due,
    () =>
      broken('AWS::IAM::Role', 'slacheckrole', (statement) =>
        statement.Action === 'dynamodb:Query' ? { ...statement, Resource: table } : statement,
      ),
    refusal('sla-check', 'dynamodb:Query', `${table}/index/due`),
  ],
  [
    'assess',
    'without DetectPiiEntities',
    finding,
    () => broken('AWS::IAM::Role', 'assessrole', without('comprehend:DetectPiiEntities')),
    refusal('assess', 'comprehend:DetectPiiEntities', '*'),
  ],
  [
    'submit',
    'with a deny beside it',
    newCase(),
    () =>
      broken('AWS::IAM::Role', 'submitrole', (statement) =>
        [statement.Action].flat().includes('dynamodb:PutItem') ? { ...statement, Effect: 'Deny' } : statement,
      ),
    refusal('submit', 'dynamodb:PutItem', table).replace(
      /because.*$/u,
      'with an explicit deny in an identity-based policy',
    ),
  ],
];

describe('A permission that is missing', () => {
  test.each(breaks)('refuses %s %s', async (by, _break, what, permissionsThen, sentence) => {
    expect(await said(by, what)).toBe('yes');
    expect(await said(by, what, permissionsThen())).toBe(sentence);
  });

  test('is missed by nobody else', async () => {
    const lacking = broken('AWS::IAM::Role', 'submitrole', without('dynamodb:PutItem'));
    expect(await said('track', newCase(), lacking)).toBe('yes');
  });
});

test('A grant that is bound to attributes and to what is shown of them holds for these only', async () => {
  const bound = broken('AWS::IAM::Role', 'slacheckrole', (statement) =>
    statement.Action === 'dynamodb:Query'
      ? {
          ...statement,
          Condition: {
            'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['duePk', 'dueSk', 'pk'] },
            StringEquals: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
          },
        }
      : statement,
  );
  const input = JSON.parse(due.body.toString()) as object;
  const showing = (ProjectionExpression: string) =>
    call('dynamodb', 'DynamoDB_20120810.Query', { ...input, ProjectionExpression });
  expect(await said('sla-check', showing('pk'), bound)).toBe('yes');
  expect(await said('sla-check', showing('pk, customer'), bound)).toBe(
    refusal('sla-check', 'dynamodb:Query', `${table}/index/due`),
  );
  expect(await said('sla-check', due, bound)).toBe(refusal('sla-check', 'dynamodb:Query', `${table}/index/due`));
});

describe('What nobody was given', () => {
  test('whoever answers strangers cannot write a policy, or delete a case', async () => {
    expect(await said('submit', newCase('POLICIES'))).toBe(refusal('submit', 'dynamodb:PutItem', table));
    const Key = { pk: { S: 'CASE#CR-1' }, sk: { S: 'CASE' } };
    const deleting = call('dynamodb', 'DynamoDB_20120810.DeleteItem', { TableName: tableName, Key });
    for (const by of ['submit', 'track', 'staff-act', 'remember', 'bulk-work']) {
      expect(await said(by, deleting)).toBe(refusal(by, 'dynamodb:DeleteItem', table));
    }
  });

  test('one forbidden item refuses the whole transaction', async () => {
    const mixed = call('dynamodb', 'DynamoDB_20120810.TransactWriteItems', {
      TransactItems: [
        { Put: { TableName: tableName, Item: { pk: { S: 'CASE#CR-1' }, sk: { S: 'CASE' } } } },
        { Delete: { TableName: tableName, Key: { pk: { S: 'CASE#CR-2' }, sk: { S: 'CASE' } } } },
      ],
    });
    expect(await said('submit', mixed)).toBe(refusal('submit', 'dynamodb:DeleteItem', table));
  });

  test('a mail in the name of somebody else, or an event on the account’s own bus, goes nowhere', async () => {
    const input: Record<string, unknown> = {
      ...JSON.parse(mail.body.toString()),
      FromEmailAddress: 'boss@elsewhere.example',
    };
    const forged = { ...mail, body: Buffer.from(JSON.stringify(input)) };
    expect(await said('acknowledge', forged)).toContain('identity/elsewhere.example because no identity-based policy');
    const elsewhere = call('events', 'AWSEvents.PutEvents', {
      Entries: [{ Source: 'a', DetailType: 'b', Detail: '{}' }],
    });
    expect(await said('relay', elsewhere)).toContain('event-bus/default because no identity-based policy');
  });

  test('an operation that nobody thought of is refused by its name', async () => {
    const scan = call('dynamodb', 'DynamoDB_20120810.Scan', { TableName: tableName });
    expect(await said('staff-read', scan)).toBe(refusal('staff-read', 'dynamodb:Scan', table));
    const other = call('sqs', 'AmazonSQS.SendMessage', { QueueUrl: 'x', MessageBody: 'y' });
    expect(await said('submit', other)).toContain('sqs:SendMessage on resource: *');
  });

  test('a query that does not say which partition it reads is not waved through', async () => {
    const vague = { TableName: tableName, KeyConditionExpression: 'begins_with(pk, :a)' };
    const principal: Principal = 'function:Redress-submit';
    const asking = () => questionsOf(principal, call('dynamodb', 'DynamoDB_20120810.Query', vague), permissions);
    expect(asking).toThrow('does not say which pk it is about');
  });
});

describe('What a resource itself says', () => {
  const rule = 'arn:aws:events:us-east-1:000000000000:rule/Redress-bus-acknowledge-rule';
  const sending = (from: string) =>
    ({
      principal: 'service:events.amazonaws.com',
      action: 'sqs:SendMessage',
      resource: queue('bus-acknowledge-queue'),
      context: { 'aws:SourceArn': from, 'aws:SourceAccount': '000000000000', 'aws:SecureTransport': 'true' },
    }) as const;

  test('a queue takes messages of its own rule only, and over TLS only', async () => {
    expect(await iam(permissions).decide(sending(rule))).toEqual({});
    const other = await iam(permissions).decide(sending(`${rule}-of-somebody`));
    expect(other.refused?.reason).toBe('because no resource-based policy allows the sqs:SendMessage action');
    const bare = { ...sending(rule), context: { ...sending(rule).context, 'aws:SecureTransport': 'false' } };
    expect((await iam(permissions).decide(bare)).refused?.reason).toBe(
      'with an explicit deny in a resource-based policy',
    );
    const closed = broken('AWS::SQS::QueuePolicy', 'busacknowledgequeue', without('sqs:SendMessage'));
    expect((await iam(closed).decide(sending(rule))).refused).toBeDefined();
  });

  test('a function answers its own API only', async () => {
    const [arn = ''] = Object.keys(permissions.resourcePolicies).filter((one) =>
      one.includes('function:Redress-submit'),
    );
    expect(arn).toBe('arn:aws:lambda:us-east-1:000000000000:function:Redress-submit:live');
    const source = /execute-api:[^"]+/u.exec(JSON.stringify(permissions.resourcePolicies[arn]))?.[0] ?? '';
    const invoking = (from: string, resource = arn) =>
      iam(permissions).decide({
        principal: 'service:apigateway.amazonaws.com',
        action: 'lambda:InvokeFunction',
        resource,
        context: { 'aws:SourceArn': from },
      });
    expect(await invoking(`arn:aws:${source.replaceAll('*', 'x')}`)).toEqual({});
    expect((await invoking('arn:aws:execute-api:us-east-1:000000000000:another/live/POST/v1')).refused).toBeDefined();
    // What was published and has not gone live is nobody's to call.
    const unqualified = arn.slice(0, -':live'.length);
    expect((await invoking(`arn:aws:${source.replaceAll('*', 'x')}`, unqualified)).refused).toBeDefined();
  });

  test('a role is taken on by its own service only', async () => {
    const role = 'arn:aws:iam::000000000000:role/Redress-sla-caller';
    const taking = (service: string, account = '000000000000') =>
      iam(permissions).decide({
        principal: `service:${service}.amazonaws.com`,
        action: 'sts:AssumeRole',
        resource: role,
        context: { 'aws:SourceAccount': account },
      });
    expect(await taking('scheduler')).toEqual({});
    expect((await taking('lambda')).refused).toBeDefined();
    expect((await taking('scheduler', '111111111111')).refused).toBeDefined();
  });
});
