/** A sweep in a process of its own, to be killed: node sweeping.ts <endpoint> <table> <now>. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoCaseStore } from '../../../functions/adapters/dynamodb/case-store.ts';
import { dynamoPolicyBook } from '../../../functions/adapters/dynamodb/policy-book.ts';
import { dueShards } from '../../../functions/contract/table.ts';
import { sweep } from '../../../functions/domain/sla/sweep.ts';

const [endpoint = '', table = '', now = ''] = process.argv.slice(2);
const client = new DynamoDBClient({
  endpoint,
  region: 'eu-west-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
const report = await sweep(
  {
    cases: dynamoCaseStore(client, table),
    policies: dynamoPolicyBook(client, table),
    clock: { now: () => now },
    log: console,
    measures: { count: () => {} },
  },
  { shards: dueShards, hasTime: () => true },
);
console.log(JSON.stringify(report));
