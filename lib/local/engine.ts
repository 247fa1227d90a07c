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

/** How often the engine may end within so many milliseconds before it is given up. */
const patience = { deaths: 5, milliseconds: 60_000 };

/**
 * Starts the embedded engine on a free port with its data in `folder`, after ending one that a killed machine left
 * there. Should it end, it is started again. With AWS_ENDPOINT_URL_DYNAMODB set, uses the DynamoDB at that address
 * instead.
 * @param onRestart told when it is started again
 * @param onLost told when it cannot be had back
 * @throws Error with what to do when the platform has no embedded engine.
 */
export async function startEngine(
  folder: string,
  onRestart: (sentence: string) => void = () => {},
  onLost: (sentence: string) => void = () => {},
): Promise<Engine> {
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
  const endpoint = `http://127.0.0.1:${port}`;
  let child = await spawnEngine(file, port, pidFile);
  let stopping = false;
  const deaths: number[] = [];

  /** An engine that dies is started again where everybody looks for it; one that keeps dying ends the machine. */
  const ended = async (): Promise<void> => {
    if (stopping) return;
    const now = performance.now();
    deaths.push(now);
    const lately = deaths.filter((at) => now - at < patience.milliseconds).length;
    if (lately > patience.deaths) return onLost(`The embedded DynamoDB engine ended ${lately} times within a minute.`);
    onRestart('The embedded DynamoDB engine ended; it is started again.');
    try {
      child = await spawnEngine(file, port, pidFile);
    } catch (error) {
      return onLost(error instanceof Error ? error.message : String(error));
    }
    if (stopping) child.kill('SIGKILL');
    else watch();
  };
  const watch = (): void => {
    if (isGone(child)) void ended();
    else child.once('exit', () => void ended());
  };
  watch();
  return {
    endpoint,
    file,
    stop: async () => {
      stopping = true;
      await endChild(child);
      pidFile.release();
    },
  };
}

/** Starts the engine. @returns when it answers */
async function spawnEngine(file: string, port: number, pidFile: PidFile): Promise<ChildProcess> {
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
  try {
    await ready(`http://127.0.0.1:${port}`, () => exited);
    return child;
  } catch (error) {
    child.kill('SIGKILL');
    throw new Error(`The embedded DynamoDB engine did not start. ${complaint}`, { cause: error });
  }
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

const isGone = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

async function endChild(child: ChildProcess): Promise<void> {
  if (isGone(child)) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 3000);
  await gone;
  clearTimeout(force);
}
