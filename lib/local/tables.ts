import { setTimeout as sleep } from 'node:timers/promises';
import { AwsError, callAws } from './aws-json.ts';
import { asList, asProperties, asText, type Properties } from './properties.ts';
import type { Resource } from './template.ts';

/** What the engine is told of a table; protection, backups and keys have no meaning there. */
const engineProperties = [
  'AttributeDefinitions',
  'KeySchema',
  'LocalSecondaryIndexes',
  'GlobalSecondaryIndexes',
  'StreamSpecification',
] as const;

/** Creates the template's tables, adds indexes that came later, and waits until all can be used. */
export async function createTables(endpoint: string, tables: readonly Resource[]): Promise<void> {
  await Promise.all(tables.map((table) => createTable(endpoint, table)));
}

async function createTable(endpoint: string, table: Resource): Promise<void> {
  const { properties } = table;
  const input: Record<string, unknown> = { TableName: table.name, BillingMode: 'PAY_PER_REQUEST' };
  for (const name of engineProperties) if (properties[name] !== undefined) input[name] = properties[name];
  if (properties['StreamSpecification'] !== undefined) {
    input['StreamSpecification'] = { StreamEnabled: true, ...asProperties(properties['StreamSpecification']) };
  }
  input['GlobalSecondaryIndexes'] = indexesOf(properties).map(plainIndex);
  if (indexesOf(properties).length === 0) delete input['GlobalSecondaryIndexes'];
  try {
    await call(endpoint, 'CreateTable', input);
  } catch (error) {
    if (!(error instanceof AwsError && error.name === 'ResourceInUseException')) throw error;
    await addIndexes(endpoint, table);
  }
  await active(endpoint, table.name);
}

/** A table from an earlier start keeps its data and gets the indexes that the template has gained since. */
async function addIndexes(endpoint: string, table: Resource): Promise<void> {
  const existing = indexesOf(await describe(endpoint, table.name)).map((index) => asText(index['IndexName']));
  for (const index of indexesOf(table.properties)) {
    if (existing.includes(asText(index['IndexName']))) continue;
    await call(endpoint, 'UpdateTable', {
      TableName: table.name,
      AttributeDefinitions: table.properties['AttributeDefinitions'],
      GlobalSecondaryIndexUpdates: [{ Create: plainIndex(index) }],
    });
    await active(endpoint, table.name);
  }
}

async function active(endpoint: string, table: string): Promise<void> {
  for (;;) {
    const description = await describe(endpoint, table);
    const building = indexesOf(description).some((index) => (index['IndexStatus'] ?? 'ACTIVE') !== 'ACTIVE');
    if (description['TableStatus'] === 'ACTIVE' && !building) return;
    await sleep(5);
  }
}

async function describe(endpoint: string, table: string): Promise<Properties> {
  return asProperties((await call(endpoint, 'DescribeTable', { TableName: table }))['Table']);
}

function indexesOf(properties: Properties): Properties[] {
  return asList(properties['GlobalSecondaryIndexes']);
}

function plainIndex({ IndexName, KeySchema, Projection }: Properties): Properties {
  return { IndexName, KeySchema, Projection };
}

function call(endpoint: string, operation: string, input: Record<string, unknown>): Promise<Record<string, unknown>> {
  return callAws(endpoint, `DynamoDB_20120810.${operation}`, input);
}
