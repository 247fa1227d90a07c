import { isObject, type JsonObject } from '../edge/protocol.ts';
import type { Permissions } from './permissions.ts';
import type { Context, Principal, Question } from './question.ts';

/** The operations inside a transaction, and the permission that each needs. */
const transacted: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/**
 * The questions that DynamoDB asks of IAM before it does an operation: one for each item of a transaction, one for each
 * table of a batch; and, for a table under a customer's key, whether the caller may decrypt with it through DynamoDB.
 * @param operation `PutItem`
 * @throws Error when the partition key that the call is about cannot be told
 */
export function dynamodbQuestions(
  principal: Principal,
  operation: string,
  input: JsonObject,
  permissions: Permissions,
): Question[] {
  const call = new Call(principal, operation, input, permissions);
  const questions = call.questions();
  if (questions.length === 1) return questions;
  return [...new Map(questions.map((question) => [JSON.stringify(question), question])).values()];
}

class Call {
  readonly #principal: Principal;
  readonly #operation: string;
  readonly #input: JsonObject;
  readonly #permissions: Permissions;

  constructor(principal: Principal, operation: string, input: JsonObject, permissions: Permissions) {
    this.#principal = principal;
    this.#operation = operation;
    this.#input = input;
    this.#permissions = permissions;
  }

  questions(): Question[] {
    const asked = this.#asked();
    const keys = new Set(asked.map(({ resource }) => this.#permissions.encryptedWith[tableArn(resource)]));
    return [...asked, ...[...keys].filter((key) => key !== undefined).map((key) => this.#decrypt(key))];
  }

  #asked(): Question[] {
    const input = this.#input;
    switch (this.#operation) {
      case 'TransactWriteItems':
      case 'TransactGetItems':
        return objects(input['TransactItems']).flatMap((item) =>
          Object.entries(item).map(([kind, part]) => {
            const inner = isObject(part) ? part : {};
            return this.#one(transacted[kind] ?? kind, inner, [this.#keyIn(inner)], {
              'dynamodb:EnclosingOperation': this.#operation,
            });
          }),
        );
      case 'BatchGetItem':
        return tablesIn(input).map(([TableName, part]) => {
          const keys = objects(isObject(part) ? part['Keys'] : []).map((Key) => this.#keyIn({ TableName, Key }));
          return this.#one('BatchGetItem', { ...(isObject(part) && part), TableName }, keys, {});
        });
      case 'BatchWriteItem':
        return tablesIn(input).map(([TableName, part]) => {
          const keys = objects(part).flatMap((request) =>
            objects(Object.values(request)).map((inner) => this.#keyIn({ TableName, ...inner })),
          );
          return this.#one('BatchWriteItem', { TableName }, keys, {});
        });
      case 'GetItem':
      case 'PutItem':
      case 'UpdateItem':
      case 'DeleteItem':
        return [this.#one(this.#operation, input, [this.#keyIn(input)], {})];
      case 'Query':
        return [this.#one('Query', input, [this.#queried()], {})];
      case 'Scan':
        return [this.#one('Scan', input, [], {})];
      default:
        return [this.#one(this.#operation, input, [], {})];
    }
  }

  #one(operation: string, part: JsonObject, keys: readonly string[], more: Context): Question {
    const attributes = this.#permissions.asksForAttributes ? attributesOf(part) : [];
    const isPart = part['ProjectionExpression'] !== undefined || part['AttributesToGet'] !== undefined;
    const select = text(part['Select']) || (isPart ? 'SPECIFIC_ATTRIBUTES' : 'ALL_ATTRIBUTES');
    const returned = part['ReturnValues'];
    return {
      principal: this.#principal,
      action: `dynamodb:${operation}`,
      resource: this.#resource(part),
      context: {
        ...callContext,
        ...more,
        ...(keys.length > 0 && { 'dynamodb:LeadingKeys': [...new Set(keys)] }),
        ...(attributes.length > 0 && { 'dynamodb:Attributes': [...new Set(attributes)] }),
        ...(/Get|Query|Scan/u.test(operation) && { 'dynamodb:Select': select }),
        ...(returned !== undefined && { 'dynamodb:ReturnValues': text(returned) }),
      },
    };
  }

  #resource({ TableName, IndexName }: JsonObject): string {
    if (typeof TableName !== 'string') return '*';
    const { region, accountId } = this.#permissions;
    const table = TableName.startsWith('arn:')
      ? TableName
      : `arn:aws:dynamodb:${region}:${accountId}:table/${TableName}`;
    return typeof IndexName === 'string' ? `${table}/index/${IndexName}` : table;
  }

  /** The value of the partition key in `Item` or `Key`. */
  #keyIn(part: JsonObject): string {
    const inner = part['Item'] ?? part['Key'] ?? {};
    const name = this.#partitionKey(part);
    const value = isObject(inner) ? inner[name] : undefined;
    return textOf(value, `${this.#operation} without ${name}`);
  }

  #partitionKey({ TableName, IndexName }: JsonObject): string {
    const table = this.#permissions.tables[text(TableName).split('/')[1] ?? text(TableName)];
    const key = IndexName === undefined ? table?.partitionKey : table?.indexes[text(IndexName)];
    if (key === undefined) throw new Error(`${this.#operation} on ${text(TableName)}, which no template creates.`);
    return key;
  }

  /** The one partition that a query is about. */
  #queried(): string {
    const wanted = this.#partitionKey(this.#input);
    const names = isObject(this.#input['ExpressionAttributeNames']) ? this.#input['ExpressionAttributeNames'] : {};
    const values = isObject(this.#input['ExpressionAttributeValues']) ? this.#input['ExpressionAttributeValues'] : {};
    const expression = text(this.#input['KeyConditionExpression']);
    for (const [, name = '', value = ''] of expression.matchAll(/(#?[\w.-]+)\s*=\s*(:\w+)/gu)) {
      if ((names[name] ?? name) === wanted) return textOf(values[value], expression);
    }
    throw new Error(`The query "${expression}" does not say which ${wanted} it is about.`);
  }

  #decrypt(key: string): Question {
    const { region, accountId } = this.#permissions;
    return {
      principal: this.#principal,
      action: 'kms:Decrypt',
      resource: key,
      context: {
        ...callContext,
        'kms:ViaService': `dynamodb.${region}.amazonaws.com`,
        'kms:CallerAccount': accountId,
      },
    };
  }
}

/** What holds of every call: functions speak TLS with AWS, whatever the wire is here. */
export const callContext: Context = { 'aws:SecureTransport': 'true' };

/** The top-level attributes that a call names. */
function attributesOf(part: JsonObject): string[] {
  const aliases = isObject(part['ExpressionAttributeNames']) ? part['ExpressionAttributeNames'] : {};
  const keys = [part['Item'], part['Key']].flatMap((inner) => (isObject(inner) ? Object.keys(inner) : []));
  const projected = text(part['ProjectionExpression']).split(',');
  const plain = projected.map((name) => name.trim().split(/[.[]/u)[0] ?? '').filter((name) => /^\w+$/u.test(name));
  return [...keys, ...plain, ...Object.values(aliases).map(text)];
}

function textOf(value: unknown, where: string): string {
  if (isObject(value)) {
    const [text] = Object.values(value);
    if (typeof text === 'string') return text;
  }
  throw new Error(`No partition key in: ${where}`);
}

/** A text of the wire; whatever else stands there is none. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const tableArn = (resource: string): string => resource.replace(/\/index\/.*$/u, '');

const objects = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

const tablesIn = (input: JsonObject): [string, unknown][] =>
  Object.entries(isObject(input['RequestItems']) ? input['RequestItems'] : {});
