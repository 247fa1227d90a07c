import { DeleteItemCommand, type DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Absence, AbsenceBook } from '../../domain/correspondence/notices.ts';
import { coalesce } from '../coalesce.ts';
import { textItem } from './case-items.ts';
import { absencesPk, readAbsence } from './notice-items.ts';

/** Who is on leave: one item a person. Those who ask in the same turn of the event loop share one query. */
export function dynamoAbsenceBook(client: DynamoDBClient, table: string): AbsenceBook {
  async function readAll(): Promise<Absence[]> {
    const { Items } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: absencesPk } },
        ConsistentRead: true,
      }),
    );
    return (Items ?? []).map(readAbsence);
  }
  const shared = coalesce<undefined, Absence[]>({
    max: Number.POSITIVE_INFINITY,
    run: async (asked) => {
      const all = await readAll();
      return asked.map(() => ({ ok: true, value: all }));
    },
  });
  return {
    list: async () => shared(undefined),
    async put(absence) {
      const item = textItem({ pk: absencesPk, sk: absence.person, data: JSON.stringify(absence) });
      await client.send(new PutItemCommand({ TableName: table, Item: item }));
    },
    async remove(person) {
      const Key = textItem({ pk: absencesPk, sk: person });
      await client.send(new DeleteItemCommand({ TableName: table, Key }));
    },
  };
}
