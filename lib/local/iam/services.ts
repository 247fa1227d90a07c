import { isObject, type JsonObject } from '../edge/protocol.ts';
import { decodedPath } from '../http.ts';
import { callContext, dynamodbQuestions, text } from './dynamodb.ts';
import type { Permissions } from './permissions.ts';
import type { Context, Principal, Question } from './question.ts';

/** A request as a function's SDK signed and sent it. */
export type AwsCall = {
  method: string;
  /** Decoded, without the query. */
  path: string;
  /** `AWSEvents.PutEvents`; empty in protocols that say it by the path. */
  target: string;
  /** The signing name in the credential's scope: `dynamodb`. */
  service: string;
  headers: Readonly<Record<string, string | undefined>>;
  body: Buffer;
};

type Asking = (action: string, resource: string, context?: Context) => Question;

/**
 * The questions that a service asks of IAM before it does what a call says.
 * @throws Error when they cannot be told from the call: it is refused then
 */
export function questionsOf(principal: Principal, call: AwsCall, permissions: Permissions): Question[] {
  const { service, target } = call;
  const operation = target.slice(target.lastIndexOf('.') + 1);
  const ask: Asking = (action, resource, context = {}) => ({
    principal,
    action,
    resource,
    context: { ...callContext, ...context },
  });
  switch (service) {
    case 'dynamodb':
      return dynamodbQuestions(principal, operation, jsonOf(call), permissions);
    case 'events':
      return operation === 'PutEvents' ? putEvents(ask, jsonOf(call), permissions) : [ask(`events:${operation}`, '*')];
    case 'ses':
      return sendEmail(ask, call, permissions);
    case 'secretsmanager':
      return secret(ask, operation, jsonOf(call), permissions);
    case 'cognito-idp':
      return [ask(`cognito-idp:${operation}`, permissions.userPools[text(jsonOf(call)['UserPoolId'])] ?? '*')];
    case 's3':
      return object(ask, call, permissions);
    default:
      return [ask(`${service}:${operation === '' ? call.method : operation}`, '*')];
  }
}

function jsonOf({ body }: AwsCall): JsonObject {
  const input: unknown = body.length === 0 ? {} : JSON.parse(body.toString());
  return isObject(input) ? input : {};
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** One question for each bus and kind of event in the call. */
function putEvents(ask: Asking, input: JsonObject, { region, accountId }: Permissions): Question[] {
  const entries = listOf(input['Entries']).filter(isObject);
  const questions = entries.map((entry) => {
    const bus = text(entry['EventBusName']) || 'default';
    const arn = bus.startsWith('arn:') ? bus : `arn:aws:events:${region}:${accountId}:event-bus/${bus}`;
    return ask('events:PutEvents', arn, {
      'events:source': [text(entry['Source'])],
      'events:detail-type': [text(entry['DetailType'])],
      'events:eventBusInvocation': 'false',
    });
  });
  return [...new Map(questions.map((question) => [JSON.stringify(question), question])).values()];
}

/** SES asks for the identity that the sender belongs to, and for the configuration set. */
function sendEmail(ask: Asking, call: AwsCall, { region, accountId, mailIdentities }: Permissions): Question[] {
  if (call.path !== '/v2/email/outbound-emails') return [ask(`ses:${call.method} ${call.path}`, '*')];
  const input = jsonOf(call);
  const written = text(input['FromEmailAddress']);
  const open = written.lastIndexOf('<');
  const address = open < 0 ? written.trim() : written.slice(open + 1, written.lastIndexOf('>'));
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const identity = mailIdentities.find((known) => known === address) ?? domain;
  const arn = (resource: string): string => `arn:aws:ses:${region}:${accountId}:${resource}`;
  const destination = isObject(input['Destination']) ? input['Destination'] : {};
  const recipients = ['ToAddresses', 'CcAddresses', 'BccAddresses'].flatMap((kind) =>
    listOf(destination[kind]).map(String),
  );
  const context = {
    'ses:FromAddress': address,
    'ses:Recipients': recipients,
    'ses:ApiVersion': '2',
    ...(open > 0 && { 'ses:FromDisplayName': written.slice(0, open).trim() }),
  };
  const set = input['ConfigurationSetName'];
  return [
    ask('ses:SendEmail', arn(`identity/${identity}`), context),
    ...(typeof set === 'string' ? [ask('ses:SendEmail', arn(`configuration-set/${set}`), context)] : []),
  ];
}

/** Reading a secret under a customer's key needs the key too, through Secrets Manager. */
function secret(ask: Asking, operation: string, input: JsonObject, permissions: Permissions): Question[] {
  const asked = text(input['SecretId']);
  const known = permissions.secrets.find(({ arn, name }) => asked === arn || asked === name);
  const question = ask(`secretsmanager:${operation}`, known?.arn ?? '*', {
    'secretsmanager:SecretId': known?.arn ?? asked,
    'secretsmanager:VersionStage': text(input['VersionStage']) || 'AWSCURRENT',
  });
  return [question, ...throughService(ask, 'secretsmanager', 'kms:Decrypt', known?.arn, permissions)];
}

const objectActions: Record<string, string> = {
  GET: 's3:GetObject',
  HEAD: 's3:GetObject',
  PUT: 's3:PutObject',
  DELETE: 's3:DeleteObject',
};

/** `/bucket/key`, the path style that an endpoint of one's own makes SDKs use. */
function object(ask: Asking, { method, path, headers }: AwsCall, permissions: Permissions): Question[] {
  const [, bucket = '', ...key] = path.split('/');
  const arn = `arn:aws:s3:::${bucket}`;
  if (key.join('/') === '') return [ask(method === 'GET' ? 's3:ListBucket' : `s3:${method}Bucket`, arn)];
  const once = headers['if-none-match'];
  const question = ask(objectActions[method] ?? `s3:${method}`, `${arn}/${key.join('/')}`, {
    's3:signatureversion': 'AWS4-HMAC-SHA256',
    ...(once !== undefined && { 's3:if-none-match': once }),
  });
  const source = headers['x-amz-copy-source'];
  if (source !== undefined) {
    const from = `arn:aws:s3:::${decodedPath(source).replace(/^\//u, '')}`;
    const unlock = throughService(ask, 's3', 'kms:Decrypt', from.split('/')[0], permissions);
    const lock = throughService(ask, 's3', 'kms:GenerateDataKey', arn, permissions);
    return [ask('s3:GetObject', from), question, ...unlock, ...lock];
  }
  const uses = method === 'PUT' ? 'kms:GenerateDataKey' : 'kms:Decrypt';
  return [question, ...(method === 'DELETE' ? [] : throughService(ask, 's3', uses, arn, permissions))];
}

function throughService(
  ask: Asking,
  service: string,
  action: string,
  arn: string | undefined,
  { encryptedWith, region, accountId }: Permissions,
): Question[] {
  const key = encryptedWith[arn ?? ''];
  if (key === undefined) return [];
  const context = { 'kms:ViaService': `${service}.${region}.amazonaws.com`, 'kms:CallerAccount': accountId };
  return [ask(action, key, context)];
}
