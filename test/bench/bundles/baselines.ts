import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, buildSync } from 'esbuild';

const root = join(import.meta.dirname, '..', '..', '..');

const bareHandler = 'export const handler = async () => ({ statusCode: 200 });';

const dynamoHandler = `
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient();
export const handler = async (event) =>
  client.send(new GetItemCommand({ TableName: process.env.TABLE_NAME, Key: { pk: { S: event.id }, sk: { S: 'CASE' } } }));`;

const shared = { bundle: true, minify: true, platform: 'node', target: 'node24', logLevel: 'silent' } as const;

/** ESM output needs it for the SDK's CommonJS parts, which call `require`: every guide to bundling for Lambda has it. */
const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" };

/**
 * What the functions are measured beside, built into `folder`:
 * - `bare`: a handler that imports nothing, built as ours are;
 * - `dynamodb`: a handler with nothing but the DynamoDB client, built in the usual way: ESM output, esbuild's defaults
 *   for Node, the AWS SDK bundled with it;
 * - `dynamodb-module`: the same with the packages' ESM files preferred (`mainFields: module, main`), as many do it.
 */
export function buildBaselines(folder: string): { name: string; file: string }[] {
  mkdirSync(folder, { recursive: true });
  const build = (name: string, ending: string, contents: string, options: BuildOptions) => {
    const file = join(folder, `${name}${ending}`);
    const stdin = { contents, resolveDir: root, sourcefile: `${name}.js` };
    buildSync({ ...shared, ...options, absWorkingDir: root, stdin, outfile: file });
    return { name, file };
  };
  return [
    build('bare', '.cjs', bareHandler, { format: 'cjs' }),
    build('dynamodb', '.mjs', dynamoHandler, { format: 'esm', banner }),
    build('dynamodb-module', '.mjs', dynamoHandler, { format: 'esm', banner, mainFields: ['module', 'main'] }),
  ];
}
