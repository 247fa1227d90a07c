import { type DynamoDBClient, QueryCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { templatesPartition } from '../../contract/table.ts';
import { DomainError } from '../../domain/errors.ts';
import type { Template, TemplateShelf } from '../../domain/speaking/templates/template.ts';
import { type Item, textItem } from './case-items.ts';
import { itemReader } from './items.ts';
import { transactions } from './transactions.ts';

const newestPrefix = 'NEWEST#';
const versionSk = ({ id, version }: Template): string => `VERSION#${id}#${String(version).padStart(6, '0')}`;

/**
 * An enterprise's own templates: each version an item that never changes, and the newest once more under a key of its
 * own, so that a list reads no history. Both are written together, if nobody wrote since the version before.
 */
export function dynamoTemplateShelf(client: DynamoDBClient, table: string): TemplateShelf {
  const transact = transactions(client);
  const read = itemReader(client, table);
  type Condition = Omit<NonNullable<TransactWriteItem['Put']>, 'TableName' | 'Item'>;
  const put = (sk: string, template: Template, condition: Condition): TransactWriteItem => ({
    Put: {
      TableName: table,
      Item: {
        ...textItem({ pk: templatesPartition, sk, data: JSON.stringify(template) }),
        version: { N: String(template.version) },
      },
      ...condition,
    },
  });
  const unwritten: Condition = { ConditionExpression: 'attribute_not_exists(pk)' };

  return {
    async list() {
      const templates: Template[] = [];
      let from: Item | undefined;
      do {
        const page = await client.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: 'pk = :pk AND begins_with(sk, :newest)',
            ExpressionAttributeValues: { ':pk': { S: templatesPartition }, ':newest': { S: newestPrefix } },
            ConsistentRead: true,
            ...(from && { ExclusiveStartKey: from }),
          }),
        );
        templates.push(...(page.Items ?? []).map(readTemplate));
        from = page.LastEvaluatedKey;
      } while (from);
      return templates;
    },

    async find(id) {
      const item = await read({ pk: templatesPartition, sk: newestPrefix + id });
      return item && readTemplate(item);
    },

    async write(template, before) {
      const written = await transact([
        put(
          newestPrefix + template.id,
          template,
          before === 0
            ? unwritten
            : {
                ConditionExpression: 'version = :before',
                ExpressionAttributeValues: { ':before': { N: String(before) } },
              },
        ),
        put(versionSk(template), template, unwritten),
      ]);
      if (written.written) return 'written';
      if (written.reasons.some(({ Code }) => Code === 'ConditionalCheckFailed')) return 'outrun';
      throw new DomainError('service.unavailable', { retryAfter: 1 });
    },
  };
}

const readTemplate = (item: Item): Template => {
  const template: Template = JSON.parse(item['data']?.S ?? '');
  return template;
};
