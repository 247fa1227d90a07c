import { describe, expect, test } from '@jest/globals';
import { reactions } from '../../functions/contract/events.ts';
import { schedules } from '../../functions/contract/schedules.ts';
import {
  lostLinksPartition,
  casePrefix,
  causeCodesPartition,
  policiesPartition,
  tableIndexes,
} from '../../functions/contract/table.ts';
import { entries } from '../../lib/bundle.ts';
import { unscopedActions } from '../../lib/suppressions.ts';
import { at, calledBy, listAt, permissionsOf, type Resource, synthesized, target } from './assembly.ts';

const resources = synthesized();
const all = (type: string): Resource[] => resources.filter((one) => one.type === type);
const byId = (id: string | undefined): Resource | undefined => resources.find((one) => one.id === id);
/** CDK's own function, which copies the pages at deployment: its permissions are CDK's, and explained to cdk-nag. */
const isOurs = ({ id }: Resource): boolean => !id.startsWith('CustomCDKBucketDeployment');
const functions = all('AWS::Lambda::Function').filter(isOurs);
/** GuardDuty's role is what AWS's guide asks for, explained to cdk-nag and looked at in constructs/case-files.test.ts. */
const isScanner = ({ stack }: Resource): boolean => stack === 'Redress-Records';
const roles = all('AWS::IAM::Role').filter((one) => isOurs(one) && !isScanner(one));
/** Objects have no names before they are there: a prefix of one bucket is as near as a permission comes. */
const ofOnePrefix = /^\{"Fn::Join":\["",\[\{"Fn::ImportValue":"[^"]+"\},"\/(arrivals|cases|exports)\/\*"\]\]\}$/;
const nameOf = ({ properties }: Resource): string =>
  String(at(properties, 'Environment', 'Variables', 'POWERTOOLS_SERVICE_NAME'));
/** A function by the name of its entry. */
const named = (name: string): Resource => {
  const found = functions.find((one) => nameOf(one) === name);
  if (!found) throw new Error(`no function ${name}`);
  return found;
};
const roleOf = (one: Resource): string | undefined => target(one.properties['Role']);
const actionsOf = (name: string): string[] =>
  permissionsOf(roleOf(named(name)), resources)
    .flatMap(({ actions }) => actions)
    .toSorted();
/** What every function may do: its own log, its own traces. */
const everyones = ['logs:CreateLogStream', 'logs:PutLogEvents', 'xray:PutTelemetryRecords', 'xray:PutTraceSegments'];
const ownActionsOf = (name: string): string[] => actionsOf(name).filter((action) => !everyones.includes(action));

describe('every function', () => {
  test('of the contract is there, and no other', () => {
    expect(functions.map(nameOf).toSorted()).toEqual(Object.keys(entries).toSorted());
  });

  test('runs on arm64 and Node 24, traced, with a log of its own that ends', () => {
    for (const { properties } of functions) {
      expect(properties['Architectures']).toEqual(['arm64']);
      expect(properties['Runtime']).toBe('nodejs24.x');
      expect(at(properties, 'TracingConfig', 'Mode')).toBe('Active');
      expect(at(properties, 'LoggingConfig', 'LogFormat')).toBe('JSON');
      const log = byId(target(at(properties, 'LoggingConfig', 'LogGroup')));
      expect(log?.properties['RetentionInDays']).toBe(90);
    }
    const logs = functions.map(({ properties }) => target(at(properties, 'LoggingConfig', 'LogGroup')));
    expect(new Set(logs).size).toBe(functions.length);
  });

  test('is called by its alias: nothing calls the code that nobody has let go live', () => {
    const callers = [
      ...all('AWS::Lambda::EventSourceMapping').map(({ properties }) => properties['FunctionName']),
      ...all('AWS::Scheduler::Schedule').map(({ properties }) => at(properties, 'Target', 'Arn')),
      ...all('AWS::Lambda::Permission').map(({ properties }) => properties['FunctionName']),
    ];
    const called = callers.map((written) => calledBy(written, resources)?.id);
    expect(new Set(called)).toEqual(new Set(functions.map(({ id }) => id)));
    // Nor may anybody call one in another way.
    const invoking = roles
      .flatMap(({ id }) => permissionsOf(id, resources))
      .filter(({ actions }) => actions.includes('lambda:InvokeFunction'));
    expect(invoking).toHaveLength(all('AWS::Scheduler::Schedule').length);
    for (const { resources: allowed } of invoking) expect(calledBy(allowed, resources)).toBeDefined();
    // A rule that called a function would need its alias too; none does.
    expect(JSON.stringify(all('AWS::Events::Rule').map(({ properties }) => properties['Targets']))).not.toMatch(
      /:lambda:|live/,
    );
  });

  test('goes live as a version of its own, and what worked before stays to go back to', () => {
    const [aliases, versions] = [all('AWS::Lambda::Alias'), all('AWS::Lambda::Version')];
    const aliased = aliases.map(({ properties }) => String(target(properties['FunctionName'])));
    expect(aliased.toSorted()).toEqual(functions.map(({ id }) => id).toSorted());
    for (const { properties } of aliases) {
      expect(properties['Name']).toBe('live');
      const version = versions.find(({ id }) => id === target(properties['FunctionVersion']));
      expect(target(version?.properties['FunctionName'])).toBe(target(properties['FunctionName']));
      expect(version?.deletionPolicy).toBe('Retain');
    }
  });

  test('has a role that it shares with nobody', () => {
    expect(new Set(functions.map(roleOf)).size).toBe(functions.length);
    for (const one of functions) expect(listAt(byId(roleOf(one))?.properties, 'ManagedPolicyArns')).toEqual([]);
  });

  test('says who is hurt when it fails, and an alarm repeats it', () => {
    for (const { properties } of functions) {
      const impact = String(properties['Description']);
      expect(impact).toMatch(/^[A-Z].{20,}\.$/);
      expect(
        all('AWS::CloudWatch::Alarm').some((alarm) => String(alarm.properties['AlarmDescription']).includes(impact)),
      ).toBe(true);
    }
  });
});

describe('permissions', () => {
  test('name a resource, except where AWS has none to name', () => {
    const unscoped = roles
      .flatMap(({ id }) => permissionsOf(id, resources))
      .filter(({ resources: allowed }) =>
        allowed.map((one) => JSON.stringify(one)).some((one) => one.includes('*') && !ofOnePrefix.test(one)),
      )
      .flatMap(({ actions }) => actions);
    expect([...new Set(unscoped)].toSorted()).toEqual(Object.keys(unscopedActions).toSorted());
  });

  test('name actions, never a pattern of actions', () => {
    const actions = roles.flatMap(({ id }) => permissionsOf(id, resources).flatMap((one) => one.actions));
    expect(actions.length).toBeGreaterThan(50);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  test.each<[string, string[]]>([
    ['about', []],
    ['submit', ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'secretsmanager:GetSecretValue']],
    ['track', ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query']],
    [
      'staff-read',
      ['cognito-idp:AdminGetUser', 'dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:Query'],
    ],
    [
      'staff-act',
      [
        'cognito-idp:AdminGetUser',
        'dynamodb:BatchGetItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
      ],
    ],
    ['routing', ['cognito-idp:AdminGetUser', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query']],
    ['tasks', ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:Query']],
    ['partner', ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'secretsmanager:GetSecretValue']],
    ['absences', ['cognito-idp:AdminGetUser', 'dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:Query']],
    [
      'links',
      [
        'cognito-idp:AdminGetUser',
        'dynamodb:BatchGetItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'secretsmanager:GetSecretValue',
      ],
    ],
    ['lost-links', ['dynamodb:PutItem']],
    ['attachments', ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 's3:GetObject', 's3:PutObject']],
    ['staff-attachments', ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 's3:GetObject', 's3:PutObject']],
    [
      'files',
      [
        'dynamodb:BatchGetItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        's3:DeleteObject',
        's3:DeleteObject',
        's3:GetObject',
        's3:PutObject',
      ],
    ],
    [
      'forget',
      [
        'dynamodb:BatchGetItem',
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
        's3:DeleteObject',
        'secretsmanager:GetSecretValue',
      ],
    ],
    [
      'send-links',
      [
        'dynamodb:BatchGetItem',
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'sqs:SendMessage',
      ],
    ],
    ['policies', ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:Query']],
    [
      'reconcile',
      [
        'dynamodb:BatchGetItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
        'sqs:SendMessage',
      ],
    ],
    ['staff-measures', ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query']],
    [
      'measure',
      ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
    ],
    [
      'sla-check',
      ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'sqs:SendMessage'],
    ],
    [
      'feedback',
      ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
    ],
  ])('of %s are those of its duty', (name, expected) => {
    const own = ownActionsOf(name).filter((action) => !/^(kms|sqs:(Change|Delete|Get|Receive))/.test(action));
    expect(own).toEqual(expected);
  });

  test('to read the queue are those of who goes through all cases or lists tasks, and to find what is due the sweep and retention', () => {
    const queried = (index: string) =>
      functions.filter((one) =>
        permissionsOf(roleOf(one), resources).some(
          (permission) =>
            permission.actions.includes('dynamodb:Query') &&
            JSON.stringify(permission.resources).includes(`/index/${index}"`),
        ),
      );
    expect(queried(tableIndexes.queue.name)).toEqual([
      named('staff-read'),
      named('tasks'),
      named('policies'),
      named('reconcile'),
    ]);
    // Who gives cases to people asks how many they have.
    expect(queried(tableIndexes.assignee.name)).toEqual([
      named('staff-read'),
      named('staff-act'),
      named('assess'),
      named('bulk-work'),
    ]);
    expect(queried(tableIndexes.due.name)).toEqual([named('sla-check'), named('privacy-work')]);
  });

  test('of who administers let policies and cause codes be written, and no case', () => {
    const writes = permissionsOf(roleOf(named('policies')), resources).filter(({ actions }) =>
      actions.some((action) => /^dynamodb:(Put|Update|Delete)/.test(action)),
    );
    expect(writes.map(({ actions }) => actions)).toEqual([['dynamodb:PutItem']]);
    expect(at(writes[0]?.statement, 'Condition')).toEqual({
      'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [policiesPartition, causeCodesPartition] },
    });
  });

  test('of who answers strangers let cases be written, and no policy, no route and nobody else', () => {
    for (const name of ['submit', 'track', 'links', 'partner', 'attachments', 'staff-attachments', 'files']) {
      const writes = permissionsOf(roleOf(named(name)), resources).filter(({ actions }) =>
        actions.some((action) => /^dynamodb:(Put|Update|Delete)/.test(action)),
      );
      expect(writes.map(({ actions }) => actions)).toEqual([['dynamodb:PutItem']]);
      expect(at(writes[0]?.statement, 'Condition')).toEqual({
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${casePrefix}*`] },
      });
    }
  });

  test('of who takes note of lost links write there, and nowhere else, and read nothing', () => {
    const [write, ...others] = permissionsOf(roleOf(named('lost-links')), resources).filter(({ actions }) =>
      actions.some((action) => action.startsWith('dynamodb:')),
    );
    expect(others).toEqual([]);
    expect(at(write?.statement, 'Condition')).toEqual({
      'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [lostLinksPartition] },
    });
  });

  test("to delete a case, an event or a mail are nobody's: what waits and who is away alone may go", () => {
    const statements = functions.flatMap((one) => permissionsOf(roleOf(one), resources));
    expect(statements.filter(({ actions }) => /dynamodb:.*Scan/.test(actions.join(' ')))).toEqual([]);
    const where = functions.flatMap((one) =>
      permissionsOf(roleOf(one), resources)
        // Who writes several items in one call may delete by it, too.
        .filter(({ actions }) => actions.some((action) => /:(DeleteItem|BatchWriteItem)$/.test(action)))
        .flatMap(({ statement }) =>
          listAt(at(statement, 'Condition', 'ForAllValues:StringLike'), 'dynamodb:LeadingKeys').map(
            (keys) => `${nameOf(one)}: ${String(keys)}`,
          ),
        ),
    );
    expect([...new Set(where)].toSorted()).toEqual(
      [
        'absences: ABSENCES',
        'bulk-work: BULKS',
        'digest-check: INBOXES',
        'digest-check: NOTICES#*',
        'escalate: INBOXES',
        'escalate: NOTICES#*',
        // Of a case that was erased: by what it is found from elsewhere, and who asked for its link.
        'forget: LINKS#*',
        'forget: LOST-LINKS',
        'forget: RELATED#*',
        'forget: SIMILAR#*',
        'privacy-work: PRIVACY#*',
        'privacy: PRIVACY#*',
        'relate: LINKS#*',
        'relate: RELATED#*',
        // Who remembers solved cases writes and deletes under the same prefix, and nowhere else.
        'remember: SIMILAR#*',
        'send-links: LOST-LINKS',
      ].toSorted(),
    );
  });

  test('to use the key hold only through DynamoDB or Secrets Manager', () => {
    const uses = functions
      .flatMap((one) => permissionsOf(roleOf(one), resources))
      .filter(({ actions }) => actions.some((action) => action.startsWith('kms:')));
    expect(uses.length).toBeGreaterThan(8);
    for (const { statement } of uses) {
      expect(at(statement, 'Condition', 'StringEquals', 'kms:ViaService')).toBeDefined();
    }
  });

  test('to send mail are of those who write letters, as the sender and through the configuration set', () => {
    const senders = Object.keys(entries).filter((name) => actionsOf(name).includes('ses:SendEmail'));
    expect(senders.toSorted()).toEqual(['acknowledge', 'digest-check', 'escalate', 'notify']);
  });
});

describe('what must survive', () => {
  test('is kept when its stack is deleted, and so are the staff', () => {
    // How a bucket is guarded and who looks into it can be made again.
    const remade = [
      'AWS::S3::BucketPolicy',
      'AWS::IAM::Role',
      'AWS::IAM::Policy',
      'AWS::GuardDuty::MalwareProtectionPlan',
    ];
    const records = resources.filter(({ stack, type }) => stack === 'Redress-Records' && !remade.includes(type));
    const kept = [...records, ...all('AWS::Cognito::UserPool')];
    expect(kept.map(({ type }) => type)).toEqual([
      'AWS::KMS::Key',
      'AWS::DynamoDB::Table',
      'AWS::SecretsManager::Secret',
      'AWS::S3::Bucket',
      'AWS::S3::Bucket',
      'AWS::Cognito::UserPool',
    ]);
    expect(new Set(kept.map(({ deletionPolicy }) => deletionPolicy))).toEqual(new Set(['Retain']));
  });

  test('is a table with a stream, restorable to any second, protected and under our own key', () => {
    const [table] = all('AWS::DynamoDB::Table');
    expect(table?.stack).toBe('Redress-Records');
    expect(table?.properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
    });
    for (const { properties } of all('AWS::KMS::Key')) expect(properties['EnableKeyRotation']).toBe(true);
    expect(listAt(table?.properties, 'GlobalSecondaryIndexes').map((one) => at(one, 'IndexName'))).toEqual(
      Object.keys(tableIndexes),
    );
  });
});

describe('nothing is lost on the way', () => {
  const deadLetters = all('AWS::SQS::Queue').filter(({ id }) => id.includes('deadletters'));
  const isDeadLetters = (value: unknown) => deadLetters.some(({ id }) => id === target(value));

  test('each queue gives up to a dead-letter queue after five tries', () => {
    const queues = all('AWS::SQS::Queue').filter((one) => !deadLetters.includes(one));
    // Beside the reactions: what becomes of mails, and what becomes of files.
    expect(queues.length).toBe(Object.keys(reactions).length + 2);
    for (const { properties } of queues) {
      expect(isDeadLetters(at(properties, 'RedrivePolicy', 'deadLetterTargetArn'))).toBe(true);
      expect(at(properties, 'RedrivePolicy', 'maxReceiveCount')).toBe(5);
    }
  });

  test('each rule on a bus keeps what it cannot deliver', () => {
    expect(all('AWS::Events::Rule').length).toBeGreaterThan(4);
    for (const { properties } of all('AWS::Events::Rule')) {
      for (const one of listAt(properties, 'Targets')) {
        const archive = JSON.stringify(at(one, 'Arn')).includes('events');
        expect(archive || isDeadLetters(at(one, 'DeadLetterConfig', 'Arn'))).toBe(true);
      }
    }
  });

  test('each source reports the records that failed, so that the others go on', () => {
    // What only wakes a worker carries nothing that could be lost: the worker finds its jobs in the table.
    const waking = (one: Resource): boolean =>
      calledBy(one.properties['FunctionName'], resources) === named('bulk-work');
    const [wakes, sources] = [
      all('AWS::Lambda::EventSourceMapping').filter(waking),
      all('AWS::Lambda::EventSourceMapping').filter((one) => !waking(one)),
    ];
    expect(wakes).toHaveLength(1);
    expect(sources.length).toBe(Object.keys(reactions).length + 3);
    for (const { properties } of sources)
      expect(properties['FunctionResponseTypes']).toEqual(['ReportBatchItemFailures']);
  });

  test('the stream splits a bad batch, gives up on one record at last, and passes new events only', () => {
    const [stream] = all('AWS::Lambda::EventSourceMapping').filter(({ properties }) => properties['StartingPosition']);
    expect(stream?.properties).toMatchObject({
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 10,
      StartingPosition: 'TRIM_HORIZON',
    });
    expect(isDeadLetters(at(stream?.properties, 'DestinationConfig', 'OnFailure', 'Destination'))).toBe(true);
    const pattern: unknown = JSON.parse(String(at(stream?.properties, 'FilterCriteria', 'Filters', 0, 'Pattern')));
    expect(pattern).toEqual({ eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'EVENT#' }] } } } });
  });

  test('a call that the scheduler cannot make, and a check that fails, are both kept', () => {
    const [schedule] = all('AWS::Scheduler::Schedule');
    expect(schedule?.properties['ScheduleExpression']).toBe('rate(1 minute)');
    expect(isDeadLetters(at(schedule?.properties, 'Target', 'DeadLetterConfig', 'Arn'))).toBe(true);
    const [config] = all('AWS::Lambda::EventInvokeConfig');
    expect(isDeadLetters(at(config?.properties, 'DestinationConfig', 'OnFailure', 'Destination'))).toBe(true);
  });

  test('each dead-letter queue has an alarm at its first message', () => {
    // Beside those of the reactions: the relay's, the mail feedback's, that of what is said of files.
    expect(deadLetters.length).toBe(Object.keys(reactions).length + Object.keys(schedules).length + 3);
    for (const { id } of deadLetters) {
      const alarms = all('AWS::CloudWatch::Alarm').filter(({ properties }) =>
        listAt(properties, 'Dimensions').some((one) => target(at(one, 'Value')) === id),
      );
      expect(alarms.map(({ properties }) => [properties['Threshold'], properties['ComparisonOperator']])).toEqual([
        [0, 'GreaterThanThreshold'],
      ]);
    }
  });

  test('a queue does not show a message again while it is still worked on', () => {
    for (const { properties } of all('AWS::Lambda::EventSourceMapping').filter(
      (one) => !one.properties['StartingPosition'],
    )) {
      const queue = byId(target(properties['EventSourceArn']));
      const handler = calledBy(properties['FunctionName'], resources);
      expect(Number(queue?.properties['VisibilityTimeout'])).toBeGreaterThanOrEqual(
        6 * Number(handler?.properties['Timeout']),
      );
    }
  });

  test('all queues refuse plain connections and are encrypted', () => {
    for (const { id, properties } of all('AWS::SQS::Queue')) {
      expect(properties['SqsManagedSseEnabled']).toBe(true);
      const policies = all('AWS::SQS::QueuePolicy').filter((one) =>
        listAt(one.properties, 'Queues').some((queue) => target(queue) === id),
      );
      expect(JSON.stringify(policies)).toContain('"aws:SecureTransport":"false"');
    }
  });
});

describe('the staff', () => {
  test('cannot sign up by themselves, need a second factor and a strong password', () => {
    const [pool] = all('AWS::Cognito::UserPool');
    expect(pool?.properties).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      DeletionProtection: 'ACTIVE',
      UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
    });
    expect(all('AWS::Cognito::UserPoolGroup').map(({ properties }) => properties['GroupName'])).toEqual([
      'agent',
      'lead',
      'manager',
      'auditor',
      'admin',
      'team-quality',
      'team-logistics',
      'team-service',
      'team-suggestions',
      'team-praise',
    ]);
  });

  test('sign in by code, from a client that can keep no secret and has none', () => {
    const [client] = all('AWS::Cognito::UserPoolClient');
    expect(client?.properties).toMatchObject({
      AllowedOAuthFlows: ['code'],
      GenerateSecret: false,
      PreventUserExistenceErrors: 'ENABLED',
    });
    expect(listAt(client?.properties, 'AllowedOAuthScopes')).toHaveLength(4);
  });
});
