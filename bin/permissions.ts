/**
 * `npm run permissions`: runs the journeys, then prints what is granted, what they used of it, and what they did not,
 * each with its reason. The exit status is 1 when something is granted that nothing uses and nobody explains.
 * `--json` prints one JSON object; `--partitions` adds which parts of the table each function really touched.
 */
import { parseArgs } from 'node:util';
import { readAssembly, synthesize } from '../lib/local/assembly.ts';
import { permissionsOf } from '../lib/local/iam/permissions.ts';
import { reportOf } from '../lib/local/iam/report.ts';
import { usageFolder, usagesIn } from '../lib/local/iam/usage-folder.ts';
import { Templates } from '../lib/local/template.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean' }, partitions: { type: 'boolean' } } });
const place = { region: 'us-east-1', accountId: '000000000000' };
const usages = usagesIn(usageFolder);
if (usages.length === 0) {
  console.error('No journey has written down what it used. Run `npm test -- test/journeys` first.');
  process.exit(1);
}
const report = reportOf(permissionsOf(new Templates(readAssembly(synthesize()).stacks, place)), usages);
if (values.json === true) console.log(JSON.stringify(report));
else {
  const byReason = Map.groupBy(report.explained, ({ reason }) => reason);
  for (const [reason, rows] of byReason) {
    console.log(`\n${rows.length} not used: ${reason}`);
    for (const { grant } of rows) console.log(`  ${grant}`);
  }
  if (values.partitions === true) {
    console.log('\nPartitions that each function touched:');
    for (const [who, keys] of Object.entries(report.partitions)) console.log(`  ${who}: ${keys.join(' ')}`);
  }
  for (const { reason } of report.outlived) console.log(`\nNo longer needed: the explanation "${reason}"`);
  for (const grant of report.unexplained) console.log(`\nGRANTED, NOT USED, NOT EXPLAINED: ${grant}`);
  console.log(
    `\n${report.granted} permissions granted: ${report.used} used by the journeys, ` +
      `${report.explained.length} explained, ${report.unexplained.length} neither.`,
  );
}
process.exit(report.unexplained.length > 0 ? 1 : 0);
