import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { callAws } from '../../../lib/local/aws-json.ts';
import { closingAfter } from '../closing.ts';
import { Running } from './running.ts';
import { filledTable } from './seed.ts';

/** On the disk where `npm start` keeps its data, not in memory; git ignores it. */
const benchFolder = join(import.meta.dirname, '..', '..', '..', '.redress', 'bench');

/**
 * Runs `work` with two machines side by side, one with few cases stored, one with many, and ends them after it.
 * What stands idle takes next to nothing from the other.
 */
export async function withMachines<T>(
  stores: { few: number; many: number },
  progress: (text: string) => void,
  work: (machines: { few: Running; many: Running }) => Promise<T>,
): Promise<T> {
  removeLeftOver();
  progress('starting a machine to see what table it makes');
  const table = await onMachine(undefined, describeTable);
  // One after the other: both would want the same two cores.
  const [few, many] = [
    await filledTable(benchFolder, { count: stores.few, table, progress }),
    await filledTable(benchFolder, { count: stores.many, table, progress }),
  ];
  progress(`starting the machines with ${stores.few} and ${stores.many} cases stored`);
  return onMachine(few, (one) => onMachine(many, (other) => work({ few: one, many: other })));
}

/** Runs `work` with a machine on a new folder, filled with a copy of an engine's file when one is given. */
async function onMachine<T>(file: string | undefined, work: (running: Running) => Promise<T>): Promise<T> {
  mkdirSync(benchFolder, { recursive: true });
  const folder = mkdtempSync(join(benchFolder, 'run-'));
  let running: Running | undefined;
  const close = async (): Promise<void> => {
    if (running === undefined) endStarting(folder);
    else await running.end();
    rmSync(folder, { recursive: true, force: true });
  };
  return closingAfter(close, async () => {
    if (file !== undefined) copyFileSync(file, join(folder, 'dynamodb.sqlite'));
    // How fast the machine is, and not where the template closes the door: that is the part `load`.
    running = await Running.start(folder, { REDRESS_LIMITS: 'off' });
    return work(running);
  });
}

/** Folders of runs that were killed before they could clean up, hours ago. */
function removeLeftOver(): void {
  if (!existsSync(benchFolder)) return;
  for (const name of readdirSync(benchFolder)) {
    const path = join(benchFolder, name);
    const old = Date.now() - statSync(path).mtimeMs > 2 * 3_600_000;
    if (old && /^(run|draft)-/.test(name)) rmSync(path, { recursive: true, force: true });
  }
}

/** A machine that was interrupted while it started, or failed to: what it wrote down of itself is ended. */
function endStarting(folder: string): void {
  for (const file of ['machine.pid', 'engine.pid']) {
    const path = join(folder, file);
    if (!existsSync(path)) continue;
    try {
      process.kill(Number(readFileSync(path, 'utf8')), 'SIGTERM');
    } catch {
      // It has ended by itself.
    }
  }
}

async function describeTable({ endpoint, table: name }: Running): Promise<Record<string, unknown>> {
  const answer = await callAws(endpoint, 'DynamoDB_20120810.DescribeTable', { TableName: name });
  const { Table: table }: { Table?: Record<string, unknown> } = answer;
  if (table === undefined) throw new Error('The engine does not describe the table.');
  return table;
}
