import { type DynamoDBClient, QueryCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { randomBytes } from 'node:crypto';
import { dueShardsWritten, eventPrefix } from '../../contract/table.ts';
import { chainStart, seal } from '../../domain/complaint/chain.ts';
import { whoChanged } from '../../domain/complaint/change.ts';
import type { Case } from '../../domain/complaint/complaint.ts';
import { summaryOf } from '../../domain/complaint/events.ts';
import { type Command, lifecycle } from '../../domain/complaint/lifecycle.ts';
import { DomainError } from '../../domain/errors.ts';
import type { CaseBeginning, CaseFile, CaseStore, Decision } from '../../domain/services.ts';
import {
  caseItem,
  casePk,
  caseSk,
  duePrefix,
  eventItem,
  eventSk,
  type Item,
  linkItem,
  partItem,
  partPrefix,
  partSk,
  readCase,
  readEvent,
  readMail,
  readPart,
  readUploads,
  uploadsSk,
} from './case-items.ts';
import { dueReader } from './due.ts';
import { endedReader } from './ended.ts';
import { itemReader } from './items.ts';
import { queueReader } from './queue.ts';
import { transactions } from './transactions.ts';

/**
 * The case store on one DynamoDB table (see contract/table.ts for its items and indexes).
 * @param dueShards over how many partitions of the due index it spreads what it writes
 */
export function dynamoCaseStore(client: DynamoDBClient, table: string, dueShards = dueShardsWritten): CaseStore {
  const transact = transactions(client);
  const read = itemReader(client, table);

  async function find(reference: string): Promise<Case | undefined> {
    const item = await read({ pk: casePk(reference), sk: caseSk });
    return item && readCase(item);
  }

  function placed(
    before: { reference: string; version: number; lastHash: string },
    decision: Decision,
  ): { after: Case; puts: TransactWriteItem[] } {
    const { next, events, parts = [], links = [] } = decision;
    const salts = events.map(() => randomBytes(9).toString('base64url'));
    const sealed = seal(before, events, summaryOf(next), salts);
    const last = sealed.at(-1) ?? sealed[0];
    if (!last) throw new Error('A decision without an event cannot be written.');
    const after: Case = {
      ...next,
      version: last.seq,
      lastHash: last.hash,
      lastChange: { type: last.type, at: last.at, by: last.by },
    };
    const puts = sealed.map((event) => ({
      Put: { TableName: table, Item: eventItem(event), ConditionExpression: 'attribute_not_exists(pk)' },
    }));
    // Guarded by the case's version, which every change of a part moves on.
    const partPuts = parts.map((part) => ({ Put: { TableName: table, Item: partItem(before.reference, part) } }));
    const linkPuts = links.map((link) => ({ Put: { TableName: table, Item: linkItem(before.reference, link) } }));
    return { after, puts: [...puts, ...partPuts, ...linkPuts] };
  }

  /** The case itself, written if it is still as it was and in a status that the command allows. */
  function guarded(command: Command, before: Case, after: Case): TransactWriteItem {
    const from: readonly string[] = lifecycle[command].from;
    return {
      Put: {
        TableName: table,
        Item: caseItem(after, dueShards),
        ConditionExpression: `version = :version AND #status IN (${from.map((_, index) => `:s${index}`).join(', ')})`,
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':version': { N: String(before.version) },
          ...Object.fromEntries(from.map((status, index) => [`:s${index}`, { S: status }])),
        },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    };
  }

  const unwritten = (after: Case): TransactWriteItem => ({
    Put: { TableName: table, Item: caseItem(after, dueShards), ConditionExpression: 'attribute_not_exists(pk)' },
  });

  const begun = (decision: Decision): ReturnType<typeof placed> =>
    placed({ reference: decision.next.reference, version: 0, lastHash: chainStart }, decision);

  return {
    find,

    async beginning(reference): Promise<CaseBeginning | undefined> {
      const pk = casePk(reference);
      const [subject, first] = await Promise.all([read({ pk, sk: caseSk }), read({ pk, sk: eventSk(1) })]);
      const received = first && readEvent(first);
      return subject && received?.type === 'ComplaintReceived' ? { subject: readCase(subject), received } : undefined;
    },

    async parts(reference, wanted) {
      const pk = casePk(reference);
      const items = await Promise.all(wanted.map((ref) => read({ pk, sk: partSk(ref) })));
      return items.flatMap((item) => (item ? [readPart(item)] : []));
    },

    async open(reference): Promise<CaseFile | undefined> {
      const items: Item[] = [];
      let from: Item | undefined;
      do {
        const page = await client.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: 'pk = :pk',
            ExpressionAttributeValues: { ':pk': { S: casePk(reference) } },
            ConsistentRead: true,
            ...(from && { ExclusiveStartKey: from }),
          }),
        );
        items.push(...(page.Items ?? []));
        from = page.LastEvaluatedKey;
      } while (from);
      const subject = items.find((item) => item['sk']?.S === caseSk);
      if (!subject) return undefined;
      const awaited = items.find((item) => item['sk']?.S === uploadsSk);
      const under = (prefix: string): Item[] => items.filter((item) => item['sk']?.S?.startsWith(prefix) === true);
      return {
        subject: readCase(subject),
        events: under(eventPrefix).map(readEvent),
        mails: under('MAIL#').map(readMail),
        parts: under(partPrefix).map(readPart),
        ...(awaited && { uploads: readUploads(awaited) }),
        ...wakingOf(subject),
      };
    },

    async create(decision): Promise<Case | 'taken'> {
      const { after, puts } = begun(decision);
      const outcome = await transact([unwritten(after), ...puts]);
      if (outcome.written) return after;
      if (outcome.reasons[0]?.Code === 'ConditionalCheckFailed') return 'taken';
      throw new DomainError('service.unavailable', { retryAfter: 1 });
    },

    async commit(command: Command, before: Case, decision: Decision): Promise<Case> {
      const { after, puts } = placed(before, decision);
      const outcome = await transact([guarded(command, before, after), ...puts]);
      if (outcome.written) return after;
      // Others kept writing at the very same moment, and who they are is not known yet: nothing was written.
      if (outcome.reasons[0]?.Code !== 'ConditionalCheckFailed') {
        throw new DomainError('service.unavailable', { retryAfter: 1 });
      }
      const won = outcome.reasons[0].Item;
      throw new DomainError('complaint.conflict', whoChanged(won ? readCase(won) : before));
    },

    async commitTogether(changes): Promise<Case[] | 'taken'> {
      const sets = changes.map((change) => {
        const { after, puts } = 'before' in change ? placed(change.before, change.decision) : begun(change.decision);
        const first = 'before' in change ? guarded(change.command, change.before, after) : unwritten(after);
        return { change, after, items: [first, ...puts] };
      });
      const outcome = await transact(sets.flatMap(({ items }) => items));
      if (outcome.written) return sets.map(({ after }) => after);
      let place = 0;
      for (const { change, items } of sets) {
        const reason = outcome.reasons[place];
        place += items.length;
        if (reason?.Code !== 'ConditionalCheckFailed') continue;
        if (!('before' in change)) return 'taken';
        const won = reason.Item ? readCase(reason.Item) : change.before;
        throw new DomainError('complaint.conflict', { ...whoChanged(won), reference: won.reference });
      }
      throw new DomainError('service.unavailable', { retryAfter: 1 });
    },

    queue: queueReader(client, table),

    due: dueReader(client, table),

    ended: endedReader(client, table),
  };
}

/** The next step's time as the index has it, which must be what the case says. */
function wakingOf(item: Item): { wakesAt?: string } {
  if (item['duePk']?.S?.startsWith(duePrefix) !== true) return {};
  const [wakesAt = ''] = (item['dueSk']?.S ?? '').split('#');
  return wakesAt === '' ? {} : { wakesAt };
}
