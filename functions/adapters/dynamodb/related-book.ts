import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { relatedPrefix } from '../../contract/table.ts';
import type { Entry, RelatedBook } from '../../domain/casework/links/links.ts';
import { type Item, linksPk, readLink, textItem } from './case-items.ts';
import { itemWriter } from './item-writer.ts';
import { itemReader } from './items.ts';

const listsSk = '#LISTS';
const pageSize = 1000;

/**
 * What holds cases together: lists of related cases under digests, and links beside each case. Entries are written by
 * the reaction that relates cases and never changed; whoever reads one looks at the case to see whether it still holds.
 */
export function dynamoRelatedBook(client: DynamoDBClient, table: string): RelatedBook {
  const read = itemReader(client, table);
  const write = itemWriter(client, table);

  async function query(list: string, limit: number, from = '', after?: Item): Promise<{ items: Item[]; last?: Item }> {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND sk >= :from',
        ExpressionAttributeValues: { ':pk': { S: relatedPrefix + list }, ':from': { S: from === '' ? '0' : from } },
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit: limit,
        ...(after && { ExclusiveStartKey: after }),
      }),
    );
    return { items: Items, ...(LastEvaluatedKey && { last: LastEvaluatedKey }) };
  }

  return {
    async enter(entries) {
      await Promise.all(
        entries.map(async ({ list, reference, receivedAt, sketch }) =>
          write(textItem({ pk: relatedPrefix + list, sk: `${receivedAt}#${reference}`, sketch })),
        ),
      );
    },

    on: async (list, limit, since) => (await query(list, limit, since)).items.map((item) => entryOf(list, item)),

    async all(list, limit) {
      const references: string[] = [];
      let after: Item | undefined;
      do {
        const page = await query(list, Math.min(pageSize, limit - references.length), '', after);
        references.push(...page.items.map((item) => entryOf(list, item).reference));
        after = page.last;
      } while (after && references.length < limit);
      return references;
    },

    async listsOf(reference) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: table, Key: textItem({ pk: linksPk(reference), sk: listsSk }) }),
      );
      return (Item?.['lists']?.S ?? '').split(' ').filter((list) => list !== '');
    },

    async keepListsOf(reference, lists) {
      if (lists.length === 0) return;
      await write(textItem({ pk: linksPk(reference), sk: listsSk, lists: lists.join(' ') }));
    },

    async links(reference, limit) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND sk > :lists',
          ExpressionAttributeValues: { ':pk': { S: linksPk(reference) }, ':lists': { S: listsSk } },
          ConsistentRead: true,
          Limit: limit,
        }),
      );
      return Items.map(readLink);
    },

    async silence(reference, links) {
      for (const link of links) {
        const ends = await Promise.all([
          read({ pk: linksPk(reference), sk: link.to }),
          read({ pk: linksPk(link.to), sk: reference }),
        ]);
        const puts = ends.flatMap((item) => {
          const end = item && readLink(item);
          return end && (end.reason !== '' || (end.ended?.reason ?? '') !== '') ? { item, end } : [];
        });
        for (const { item, end } of puts) {
          const silent = { ...end, reason: '', ...(end.ended && { ended: { ...end.ended, reason: '' } }) };
          const Item = { ...item, data: { S: JSON.stringify(silent) } };
          await client.send(new PutItemCommand({ TableName: table, Item }));
        }
      }
    },

    async forget({ reference, receivedAt }, lists) {
      const remove = async (key: Record<string, string>): Promise<void> => {
        await client.send(new DeleteItemCommand({ TableName: table, Key: textItem(key) }));
      };
      for (const list of lists) await remove({ pk: relatedPrefix + list, sk: `${receivedAt}#${reference}` });
      await remove({ pk: linksPk(reference), sk: listsSk });
    },

    async between(reference, others) {
      const found = await Promise.all(others.map(async (other) => read({ pk: linksPk(reference), sk: other })));
      return found.flatMap((item) => (item ? [readLink(item)] : []));
    },
  };
}

function entryOf(list: string, item: Item): Entry {
  const [receivedAt = '', reference = ''] = (item['sk']?.S ?? '').split('#');
  const sketch = item['sketch']?.S;
  return { list, reference, receivedAt, ...(sketch !== undefined && { sketch }) };
}
