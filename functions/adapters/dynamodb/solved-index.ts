import {
  BatchGetItemCommand,
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { similarPrefix } from '../../contract/table.ts';
import type { SolvedCase, SolvedIndex } from '../../domain/insight/similar/solved-index.ts';
import { type Item, textItem } from './case-items.ts';
import { itemReader, type Key } from './items.ts';

const caseSk = 'CASE';
const keyOf = (reference: string): Key => ({ pk: `${similarPrefix}CASE#${reference}`, sk: caseSk });
/** A posting is its keys and nothing else; the latest solved sorts last. */
const postingOf = (term: string, { solvedAt, reference }: Pick<SolvedCase, 'solvedAt' | 'reference'>): Key => ({
  pk: `${similarPrefix}TERM#${term}`,
  sk: `${solvedAt}#${reference}`,
});

/**
 * An inverted index in the one table. A case is written as its postings first and itself last: what a run that died
 * left behind is written again by the next try, and a posting without its case is not found by anybody.
 * Reads are eventually consistent: a case that was solved a moment ago may be missing.
 */
export function dynamoSolvedIndex(client: DynamoDBClient, table: string): SolvedIndex {
  const read = itemReader(client, table);
  const put = async (item: Item): Promise<void> => {
    await client.send(new PutItemCommand({ TableName: table, Item: item }));
  };
  const remove = async (key: Key): Promise<void> => {
    await client.send(new DeleteItemCommand({ TableName: table, Key: textItem(key) }));
  };
  const before = async (reference: string): Promise<SolvedCase | undefined> => {
    const item = await read(keyOf(reference));
    return item && readSolved(item);
  };

  async function latest(term: string, most: number): Promise<string[]> {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: `${similarPrefix}TERM#${term}` } },
        ScanIndexForward: false,
        Limit: most,
      }),
    );
    return Items.map((item) => (item['sk']?.S ?? '').split('#')[1] ?? '');
  }

  return {
    async postings(terms, most) {
      const found = await Promise.all(terms.map(async (term) => [term, await latest(term, most)] as const));
      return new Map(found);
    },

    async remembered(references) {
      if (references.length === 0) return [];
      const Keys = [...new Set(references)].map((reference) => textItem(keyOf(reference)));
      const { Responses } = await client.send(new BatchGetItemCommand({ RequestItems: { [table]: { Keys } } }));
      return (Responses?.[table] ?? []).map(readSolved);
    },

    async remember(solved) {
      const old = await before(solved.reference);
      const kept = new Set(solved.terms.map((term) => textOf(postingOf(term, solved))));
      const stale = (old?.terms ?? [])
        .map((term) => postingOf(term, old ?? solved))
        .filter((key) => !kept.has(textOf(key)));
      await Promise.all(stale.map(remove));
      const known = new Set(old?.solvedAt === solved.solvedAt ? old.terms : []);
      await Promise.all(
        solved.terms.filter((term) => !known.has(term)).map(async (term) => put(textItem(postingOf(term, solved)))),
      );
      await put(textItem({ ...keyOf(solved.reference), data: JSON.stringify(solved) }));
    },

    async forget(reference) {
      const old = await before(reference);
      if (!old) return;
      await Promise.all(old.terms.map(async (term) => remove(postingOf(term, old))));
      await remove(keyOf(reference));
    },
  };
}

const textOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;

const readSolved = (item: Item): SolvedCase => {
  const solved: SolvedCase = JSON.parse(item['data']?.S ?? '');
  return solved;
};
