import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { environment } from '../../functions/contract/environment.ts';
import { expiry, tableIndexes, tableKeys } from '../../functions/contract/table.ts';
import type { ServiceFunction } from './service-function.ts';

/** A transaction of Puts needs `PutItem` and no more; one that only checks an item needs `ConditionCheckItem`. */
type ItemAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem' | 'ConditionCheckItem';
type IndexName = keyof typeof tableIndexes;

const reading: readonly ItemAction[] = ['GetItem', 'BatchGetItem', 'Query', 'ConditionCheckItem'];

/** What is granted: actions on items, and indexes that may be queried. */
type TableGrant = {
  items: readonly ItemAction[];
  indexes?: readonly IndexName[];
  /** The only partitions that may be written; a name that ends in `#` is a prefix. @default any */
  writesOnly?: readonly string[];
  /** Where items may be deleted, too; a name that ends in `#` is a prefix. Never where cases are. @default nowhere */
  deletes?: readonly string[];
  /** Where several items may be written in one call, which may delete as well: never where cases are. @default nowhere */
  batches?: readonly string[];
};

/**
 * The one table of functions/contract/table.ts. It survives everything: a deleted stack (retained), a deleted item
 * (restored to any second of the last 35 days), a mistaken call (deletion protection).
 */
export class ComplaintTable extends Construct {
  readonly table: Table;
  private readonly key: IKey;

  constructor(scope: Construct, id: string, props: { key: IKey }) {
    super(scope, id);
    this.key = props.key;
    const text = (name: string) => ({ name, type: AttributeType.STRING });
    this.table = new Table(this, 'table', {
      partitionKey: text(tableKeys.partition),
      sortKey: text(tableKeys.sort),
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.NEW_IMAGE,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: props.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: expiry,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const { name, partition, sort, projected } of Object.values(tableIndexes)) {
      this.table.addGlobalSecondaryIndex({
        indexName: name,
        partitionKey: text(partition),
        sortKey: text(sort),
        ...(projected.length > 0
          ? { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...projected] }
          : { projectionType: ProjectionType.KEYS_ONLY }),
      });
    }
  }

  /** Hands over the table's name together with exactly these permissions on it, and the use of its key through DynamoDB. */
  grant(grantee: ServiceFunction, { items, indexes = [], writesOnly, deletes, batches }: TableGrant): void {
    grantee.addEnvironment(environment.table, this.table.tableName);
    const patterns = (partitions: readonly string[]): Record<string, Record<string, readonly string[]>> =>
      partitions.some((name) => name.endsWith('#'))
        ? { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions.map(patternOf) } }
        : { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': partitions } };
    const within = (partitions: readonly string[] | undefined, actions: readonly ItemAction[]): void =>
      grantee.addToRolePolicy(
        new PolicyStatement({
          actions: actions.map((action) => `dynamodb:${action}`),
          resources: [this.table.tableArn],
          ...(partitions && { conditions: patterns(partitions) }),
        }),
      );
    if (writesOnly) {
      const reads = items.filter((action) => reading.includes(action));
      if (reads.length > 0) within(undefined, reads);
      within(
        writesOnly,
        items.filter((action) => !reading.includes(action)),
      );
    } else within(undefined, items);
    const among = (partitions: readonly string[], action: string): void =>
      grantee.addToRolePolicy(
        new PolicyStatement({
          actions: [action],
          resources: [this.table.tableArn],
          conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions.map(patternOf) } },
        }),
      );
    if (deletes) among(deletes, 'dynamodb:DeleteItem');
    if (batches) among(batches, 'dynamodb:BatchWriteItem');
    if (indexes.length > 0) {
      grantee.addToRolePolicy(
        new PolicyStatement({
          actions: ['dynamodb:Query'],
          resources: indexes.map((name) => `${this.table.tableArn}/index/${tableIndexes[name].name}`),
        }),
      );
    }
    this.grantKey(
      grantee,
      items.some((action) => !reading.includes(action)),
    );
  }

  /**
   * Hands over reading the stream: the four actions that Lambda asks for, on this stream alone.
   * @returns the stream's ARN
   */
  grantStreamRead(grantee: ServiceFunction): string {
    const { tableStreamArn } = this.table;
    if (tableStreamArn === undefined) throw new Error('The table has no stream.');
    const actions = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'];
    grantee.addToRolePolicy(
      new PolicyStatement({ actions: actions.map((action) => `dynamodb:${action}`), resources: [tableStreamArn] }),
    );
    this.grantKey(grantee, false);
    return tableStreamArn;
  }

  /** DynamoDB uses the key on the caller's behalf; a caller who comes any other way is refused. */
  private grantKey(grantee: ServiceFunction, writes: boolean): void {
    grantee.addToRolePolicy(
      new PolicyStatement({
        actions: [
          'kms:Decrypt',
          'kms:DescribeKey',
          ...(writes ? ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'] : []),
        ],
        resources: [this.key.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(grantee).region}.amazonaws.com` } },
      }),
    );
  }
}

const patternOf = (name: string): string => (name.endsWith('#') ? `${name}*` : name);
