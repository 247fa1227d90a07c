import { createHash } from 'node:crypto';
import { callableArn, callablesOf } from '../callables.ts';
import { asList, asProperties, asText, type Properties } from '../properties.ts';
import type { Resource, Templates } from '../template.ts';
import type { Principal } from './question.ts';

/** A policy as it stands in a template, resolved. */
export type PolicyDocument = Properties;

export type Identity = {
  /** As AWS names whoever acts with it. */
  arn: string;
  /** Name of the function, role or service. */
  name: string;
  policies: { name: string; policy: PolicyDocument }[];
};

/** What IAM knows of the templates. Plain data: it goes to another process. */
export type Permissions = {
  region: string;
  accountId: string;
  identities: Record<Principal, Identity>;
  /** Whose credentials an access key belongs to. */
  keys: Record<string, Principal>;
  /** By the resource's ARN: queue, key and bucket policies, who may invoke a function, who may take on a role. */
  resourcePolicies: Record<string, PolicyDocument>;
  /** Tables, with the names of the attributes that their partition keys are, and those of their indexes by name. */
  tables: Record<string, { partitionKey: string; indexes: Record<string, string> }>;
  /** ARN of what is encrypted with a customer's key → ARN of the key. */
  encryptedWith: Record<string, string>;
  userPools: Record<string, string>;
  secrets: { arn: string; name: string }[];
  mailIdentities: string[];
  /** Whether any policy asks which attributes a call names: telling them costs more than all the rest. */
  asksForAttributes: boolean;
};

/** The access key id of a function's credentials here: made of its name, since Lambda's own change at each start. */
export function accessKeyOf(functionName: string): string {
  const digits = createHash('sha256').update(functionName).digest('hex').toUpperCase();
  return `ASIA${digits.slice(0, 16)}`;
}

/** Reads all policies that the templates give to what runs on this machine. */
export function permissionsOf(templates: Templates): Permissions {
  const { region, accountId } = templates.place;
  const policies = attachedPolicies(templates);
  const permissions: Permissions = {
    region,
    accountId,
    identities: {},
    keys: {},
    resourcePolicies: resourcePolicies(templates),
    tables: tablesOf(templates),
    encryptedWith: encryptionOf(templates),
    userPools: Object.fromEntries(templates.ofType('AWS::Cognito::UserPool').map(({ ref, arn }) => [ref, arn])),
    secrets: templates.ofType('AWS::SecretsManager::Secret').map(({ arn, name }) => ({ arn, name })),
    mailIdentities: templates.ofType('AWS::SES::EmailIdentity').map(({ name }) => name),
    asksForAttributes: /dynamodb:attributes/iu.test(JSON.stringify([...policies.values()])),
  };
  const roles = new Map(templates.ofType('AWS::IAM::Role').map((role) => [role.arn, role]));
  for (const role of roles.values()) {
    permissions.identities[`role:${role.arn}`] = {
      arn: role.arn,
      name: role.name,
      policies: policies.get(role.name) ?? [],
    };
    const trust = role.properties['AssumeRolePolicyDocument'];
    if (trust !== undefined) permissions.resourcePolicies[role.arn] = asProperties(trust);
  }
  for (const { name, properties } of templates.ofType('AWS::Lambda::Function')) {
    if (!String(properties['Runtime']).startsWith('nodejs')) continue;
    const role = roles.get(String(properties['Role']));
    if (role === undefined) throw new Error(`The function ${name} has no role that the templates create.`);
    permissions.identities[`function:${name}`] = {
      arn: `arn:aws:sts::${accountId}:assumed-role/${role.name}/${name}`,
      name,
      policies: policies.get(role.name) ?? [],
    };
    permissions.keys[accessKeyOf(name)] = `function:${name}`;
  }
  return permissions;
}

/** Role name → its inline policies, its managed ones, and those that say themselves whom they are for. */
function attachedPolicies(templates: Templates): Map<string, Identity['policies']> {
  const attached = new Map<string, Identity['policies']>();
  const attach = (role: string, name: string, document: unknown): void => {
    attached.set(role, [...(attached.get(role) ?? []), { name, policy: asProperties(document) }]);
  };
  for (const { name, properties } of templates.ofType('AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy')) {
    for (const role of texts(properties['Roles'])) attach(role, name, properties['PolicyDocument']);
  }
  const managed = new Map(templates.ofType('AWS::IAM::ManagedPolicy').map((policy) => [policy.ref, policy]));
  for (const { name, properties } of templates.ofType('AWS::IAM::Role')) {
    for (const { PolicyName, PolicyDocument } of asList(properties['Policies'])) {
      attach(name, String(PolicyName), PolicyDocument);
    }
    for (const arn of texts(properties['ManagedPolicyArns'])) {
      const own = managed.get(arn);
      if (own !== undefined) attach(name, own.name, own.properties['PolicyDocument']);
      // AWS's own policies are not in the template: they grant nothing here, and what needs them is refused.
    }
  }
  return attached;
}

function resourcePolicies(templates: Templates): Record<string, PolicyDocument> {
  const found: Record<string, PolicyDocument> = {};
  const add = (arn: string | undefined, document: unknown): void => {
    if (arn === undefined) return;
    const statements = [...statementsOf(found[arn] ?? {}), ...statementsOf(asProperties(document))];
    found[arn] = { Version: '2012-10-17', Statement: statements };
  };
  const byRef = (type: string): Map<string, string> =>
    new Map(templates.ofType(type).map(({ ref, arn }) => [ref, arn]));
  const queues = byRef('AWS::SQS::Queue');
  for (const { properties } of templates.ofType('AWS::SQS::QueuePolicy')) {
    for (const url of texts(properties['Queues'])) add(queues.get(url), properties['PolicyDocument']);
  }
  const buckets = byRef('AWS::S3::Bucket');
  for (const { properties } of templates.ofType('AWS::S3::BucketPolicy')) {
    add(buckets.get(String(properties['Bucket'])), properties['PolicyDocument']);
  }
  for (const { arn, properties } of templates.ofType('AWS::KMS::Key')) add(arn, properties['KeyPolicy'] ?? {});
  for (const { properties } of templates.ofType('AWS::SecretsManager::ResourcePolicy')) {
    add(asText(properties['SecretId']), properties['ResourcePolicy']);
  }
  const callables = callablesOf(templates);
  for (const { properties } of templates.ofType('AWS::Lambda::Permission')) {
    // Who may call an alias may not call the function by itself, nor the other way round.
    const arn = callables.get(callableArn(String(properties['FunctionName']), templates))?.arn;
    add(arn, { Statement: [invocationStatement(properties, arn ?? '')] });
  }
  return found;
}

/** The statement that Lambda makes of an `AWS::Lambda::Permission`. */
function invocationStatement(properties: Properties, functionArn: string): Properties {
  const principal = String(properties['Principal']);
  const source = asText(properties['SourceArn']);
  const account = asText(properties['SourceAccount']);
  const conditions = {
    ...(source !== undefined && { ArnLike: { 'AWS:SourceArn': source } }),
    ...(account !== undefined && { StringEquals: { 'AWS:SourceAccount': account } }),
  };
  return {
    Effect: 'Allow',
    Principal: principal.includes('.amazonaws.com') ? { Service: principal } : { AWS: principal },
    Action: properties['Action'],
    Resource: functionArn,
    ...(Object.keys(conditions).length > 0 && { Condition: conditions }),
  };
}

function tablesOf(templates: Templates): Permissions['tables'] {
  const partitionOf = (keys: unknown): string =>
    String(asList(keys).find(({ KeyType }) => KeyType === 'HASH')?.['AttributeName']);
  return Object.fromEntries(
    templates.ofType('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable').map(({ name, properties }) => {
      const indexes = [...asList(properties['GlobalSecondaryIndexes']), ...asList(properties['LocalSecondaryIndexes'])];
      const keys = indexes.map(({ IndexName, KeySchema }) => [String(IndexName), partitionOf(KeySchema)]);
      return [name, { partitionKey: partitionOf(properties['KeySchema']), indexes: Object.fromEntries(keys) }];
    }),
  );
}

function encryptionOf(templates: Templates): Record<string, string> {
  const keys = templates.ofType('AWS::KMS::Key');
  const keyOf = (written: unknown): string | undefined =>
    keys.find(({ ref, arn }) => written === arn || written === ref)?.arn;
  const found: Record<string, string> = {};
  const note = ({ arn }: Resource, written: unknown): void => {
    const key = keyOf(written);
    if (key !== undefined) found[arn] = key;
  };
  for (const table of templates.ofType('AWS::DynamoDB::Table')) {
    note(table, asProperties(table.properties['SSESpecification'] ?? {})['KMSMasterKeyId']);
  }
  for (const secret of templates.ofType('AWS::SecretsManager::Secret')) note(secret, secret.properties['KmsKeyId']);
  for (const queue of templates.ofType('AWS::SQS::Queue')) note(queue, queue.properties['KmsMasterKeyId']);
  for (const bucket of templates.ofType('AWS::S3::Bucket')) {
    const rules = asList(
      asProperties(bucket.properties['BucketEncryption'] ?? {})['ServerSideEncryptionConfiguration'],
    );
    const rule = asProperties(asProperties(rules[0] ?? {})['ServerSideEncryptionByDefault'] ?? {});
    note(bucket, rule['KMSMasterKeyID']);
  }
  return found;
}

/** The statements of a policy; one alone need not be a list. */
export function statementsOf(document: PolicyDocument): Properties[] {
  const written = document['Statement'];
  return Array.isArray(written) ? written.map(asProperties) : written === undefined ? [] : [asProperties(written)];
}

/** A value or a list of them as a list of texts. */
export function texts(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((one) => (typeof one === 'string' ? [one] : typeof one === 'number' ? [String(one)] : []));
}
