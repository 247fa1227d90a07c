import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { callAws } from './aws-json.ts';
import { freePort } from './free-port.ts';
import { PidFile } from './lock.ts';

/** A DynamoDB to work with. `file` is its SQLite file when it is the embedded one. */
export type Engine = { endpoint: string; file?: string; stop(): Promise<void> };

const binary = new URL('../../node_modules/@dynoxide/linux-x64/dynoxide', import.meta.url).pathname;

/**
 * Starts the embedded engine on a free port with its data in `folder`, after ending one that a killed machine left
 * there. With AWS_ENDPOINT_URL_DYNAMODB set, uses the DynamoDB at that address instead.
 * @throws Error with what to do when the platform has no embedded engine.
 */
export async function startEngine(folder: string): Promise<Engine> {
  const outside = process.env['AWS_ENDPOINT_URL_DYNAMODB'];
  if (outside !== undefined && outside !== '') {
    await ready(outside, () => false);
    return { endpoint: outside, stop: async () => {} };
  }
  if (!existsSync(binary)) {
    throw new Error(
      `The embedded DynamoDB engine exists for Linux x64 only (this is ${process.platform} ${process.arch}). ` +
        'Start AWS DynamoDB Local and set AWS_ENDPOINT_URL_DYNAMODB to its address, e.g. http://localhost:8000.',
    );
  }
  const pidFile = new PidFile(join(folder, 'engine.pid'), 'dynoxide');
  const orphan = pidFile.holder();
  if (orphan !== undefined) await end(orphan, pidFile);
  pidFile.release();

  const file = join(folder, 'dynamodb.sqlite');
  const port = await freePort();
  // In a process group of its own: Ctrl-C must reach the machine first, which ends the engine last.
  const stdio: ['ignore', 'ignore', 'pipe'] = ['ignore', 'ignore', 'pipe'];
  const child = spawn(binary, ['--port', String(port), '--db-path', file], { detached: true, stdio });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2000);
  });
  let exited = false;
  child.once('exit', () => {
    exited = true;
  });
  if (child.pid !== undefined) pidFile.claim(child.pid);
  const endpoint = `http://127.0.0.1:${port}`;
  try {
    await ready(endpoint, () => exited);
  } catch (error) {
    child.kill('SIGKILL');
    throw new Error(`The embedded DynamoDB engine did not start. ${complaint}`, { cause: error });
  }
  return {
    endpoint,
    file,
    stop: async () => {
      await endChild(child);
      pidFile.release();
    },
  };
}

async function ready(endpoint: string, exited: () => boolean): Promise<void> {
  const until = performance.now() + 10_000;
  for (;;) {
    try {
      await callAws(endpoint, 'DynamoDB_20120810.ListTables', { Limit: 1 });
      return;
    } catch (error) {
      if (exited() || performance.now() > until) {
        throw new Error(`No DynamoDB answers at ${endpoint}.`, { cause: error });
      }
    }
    await sleep(5);
  }
}

async function end(pid: number, pidFile: PidFile): Promise<void> {
  process.kill(pid, 'SIGTERM');
  for (let waits = 0; pidFile.holder() === pid; waits++) {
    if (waits === 100) process.kill(pid, 'SIGKILL');
    await sleep(20);
  }
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 3000);
  await gone;
  clearTimeout(force);
}
