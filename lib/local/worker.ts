/**
 * One execution environment: a thread that loads one function's bundle and runs one event at a time. Started from its
 * text by lambda.ts, so it imports nothing but Node's own modules.
 */
import { openSync, readlinkSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

/** What the machine gives a new worker. */
export type WorkerSetup = {
  /** The text of clock.ts as a module address. */
  clock: string;
  offset: Float64Array<SharedArrayBuffer>;
  directory: string;
  /** `index.handler` */
  handler: string;
  logFile: string;
  functionName: string;
  called: { arn: string; version: string };
  memoryMegabytes: number;
  inBackground: boolean;
};

export type Invocation = { id: number; requestId: string; payload: string; timeoutMilliseconds: number };

/** What a worker says: it is ready; an answer; a line that the console should show. */
export type WorkerMessage =
  | { type: 'ready' }
  | { type: 'answer'; id: number; payload: string }
  | { type: 'failure'; id: number; error: InvocationError }
  | { type: 'log'; level: 'WARN' | 'ERROR'; line: string }
  | { type: 'metrics'; line: string };

/** As Lambda describes a failed invocation. */
export type InvocationError = { errorType: string; errorMessage: string; trace: string[] };

type Handler = (event: unknown, context: Record<string, unknown>) => unknown;

const setup: WorkerSetup = workerData;
let requestId = '';
let lines = '';
const logFile = openSync(setup.logFile, 'a');

process.stdout.write = capture('INFO');
process.stderr.write = capture('ERROR');
process.on('exit', writeLog);

giveWay(setup.inBackground ? 10 : 4);

const { installClock }: { installClock: (offset: WorkerSetup['offset']) => void } = await import(setup.clock);
installClock(setup.offset);

const handler = await load();
parentPort?.on('message', (invocation: Invocation) => void invoke(invocation));
say({ type: 'ready' });

/**
 * On AWS each function has processors of its own; here all share two. Linux lets a thread be nicer than its process:
 * a flood of submissions is answered first and worked off behind it, and the gateway, which turns away what is too much,
 * goes before both. Elsewhere all stay equal.
 */
function giveWay(by: number): void {
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    setPriority(thread, by);
  } catch {
    // No such thing on this system.
  }
}

async function load(): Promise<Handler> {
  const split = setup.handler.lastIndexOf('.');
  const file = join(setup.directory, setup.handler.slice(0, split));
  const name = setup.handler.slice(split + 1);
  const module = await firstModule(file);
  const found: Handler | undefined =
    Reflect.get(module, name) ?? Reflect.get(Object(Reflect.get(module, 'default')), name);
  if (typeof found !== 'function') throw new Error(`${setup.handler} is not a function in ${setup.directory}.`);
  return found;
}

async function firstModule(file: string): Promise<object> {
  const require = createRequire(`${setup.directory}/`);
  for (const ending of ['.js', '.cjs']) {
    try {
      return require(file + ending);
    } catch (error) {
      const missing = error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND';
      if (!missing || !error.message.includes(file + ending)) throw error;
    }
  }
  return import(pathToFileURL(`${file}.mjs`).href);
}

async function invoke({ id, requestId: current, payload, timeoutMilliseconds }: Invocation): Promise<void> {
  requestId = current;
  const deadline = performance.now() + timeoutMilliseconds;
  try {
    const result = await handler(JSON.parse(payload), {
      awsRequestId: current,
      callbackWaitsForEmptyEventLoop: false,
      functionName: setup.functionName,
      functionVersion: setup.called.version,
      invokedFunctionArn: setup.called.arn,
      memoryLimitInMB: String(setup.memoryMegabytes),
      logGroupName: `/aws/lambda/${setup.functionName}`,
      logStreamName: 'local',
      getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
    });
    say({ type: 'answer', id, payload: JSON.stringify(result) ?? 'null' });
  } catch (thrown) {
    const error = describe(thrown);
    record('ERROR', { message: error, requestId });
    say({ type: 'failure', id, error });
  }
  writeLog();
}

function describe(thrown: unknown): InvocationError {
  if (!(thrown instanceof Error)) return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
  return { errorType: thrown.name, errorMessage: thrown.message, trace: (thrown.stack ?? '').split('\n') };
}

/** Takes what the function prints: JSON lines as they are, other text wrapped as Lambda's JSON log format does. */
function capture(level: 'INFO' | 'ERROR'): typeof process.stdout.write {
  return (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    for (const line of text.split('\n')) {
      if (line.startsWith('{')) keep(line);
      else if (line.trim() !== '') record(level, { message: line, requestId });
    }
    const done = rest.find((argument): argument is () => void => typeof argument === 'function');
    if (done !== undefined) queueMicrotask(done);
    return true;
  };
}

function record(level: string, facts: Record<string, unknown>): void {
  keep(JSON.stringify({ timestamp: new Date().toISOString(), level, ...facts }));
}

function keep(line: string): void {
  lines += `${line}\n`;
  const level = /"level":"(WARN|ERROR)"/u.exec(line)?.[1];
  if (level === 'WARN' || level === 'ERROR') say({ type: 'log', level, line });
  if (line.includes('"_aws":')) say({ type: 'metrics', line });
  if (requestId === '') writeLog();
}

function writeLog(): void {
  if (lines === '') return;
  const text = lines;
  lines = '';
  writeSync(logFile, text);
}

function say(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}
