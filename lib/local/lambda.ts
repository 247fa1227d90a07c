// Longer than 250 lines on purpose: one function on one machine, from its worker to its answer; its states cannot be told apart in two files.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { SharedOffset } from './clock.ts';
import type { Faults } from './faults/faults.ts';
import { directoryOf } from './faults/other-code.ts';
import type { Concurrency } from './limits/concurrency.ts';
import type { InvocationError, Invocation, WorkerMessage, WorkerSetup } from './worker.ts';

export type FunctionSettings = {
  name: string;
  arn: string;
  /** As what it is called: ARN and version of its alias, where it has one. */
  called: { arn: string; version: string };
  directory: string;
  /** `index.handler` */
  handler: string;
  timeoutMilliseconds: number;
  memoryMegabytes: number;
  /** It works off a queue or a stream: on a busy machine, what people wait for goes first. */
  inBackground: boolean;
  environment: Record<string, string>;
  /** The most workers that run at once; further events that Lambda would run wait for one. */
  concurrency: number;
  logFile: string;
};

/**
 * What an invocation came to. A failure is the function's own error, its crash or its timeout; `throttled`: it never ran,
 * because too many were running.
 */
export type Outcome =
  | { ok: true; payload: string; throttled?: never }
  | { ok: false; error: InvocationError; throttled?: true };

export type Console = (line: { function: string; level: 'WARN' | 'ERROR'; line: string }) => void;

/** Who counts what a function does. */
export type Observer = {
  /** A line in CloudWatch's embedded metric format. */
  logged(line: string): void;
  ended(outcome: Outcome, milliseconds: number): void;
};

type Job = { payload: string; since: number; settle(outcome: Outcome): void };

/** How long an event waits for a busy worker before another one is started, in milliseconds. */
const patience = 20;

/** How long an event waits for one of busy workers while somebody waits for its answer, in real milliseconds. */
const mostWait = 5000;

/** One Lambda function: threads that each run one event at a time, started on demand and kept. */
export class LambdaFunction {
  readonly settings: FunctionSettings;
  readonly #offset: SharedOffset;
  readonly #console: Console;
  readonly #faults: Faults | undefined;
  readonly #limits: Pick<Concurrency, 'enter' | 'leave'>;
  readonly #idle: Environment[] = [];
  readonly #all = new Set<Environment>();
  readonly #waiting: Job[] = [];
  #starting = 0;
  #started: (() => void) | undefined;
  #observer: Observer | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(
    settings: FunctionSettings,
    offset: SharedOffset,
    show: Console,
    limits: Pick<Concurrency, 'enter' | 'leave'>,
    faults?: Faults,
  ) {
    this.#faults = faults;
    this.#limits = limits;
    this.settings = settings;
    this.#offset = offset;
    this.#console = show;
  }

  /** Whether an event runs or waits. */
  get isBusy(): boolean {
    return this.#waiting.length > 0 || [...this.#all].some((environment) => environment.isRunning);
  }

  /** How many events wait for a worker. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Calls the listener when the function runs for the first time. */
  onceStarted(listener: () => void): void {
    this.#started = listener;
  }

  /** Tells one observer of every invocation from now on. */
  observe(observer: Observer): void {
    this.#observer = observer;
  }

  /**
   * Runs the function on one event, given as JSON. Never rejects.
   * @param isAwaited somebody waits for the answer: then the event does not wait for a busy worker for long. On AWS it
   *   would wait for none; here, where few do the work, there is no room for it after a while.
   */
  invoke(payload: string, isAwaited = false): Promise<Outcome> {
    return new Promise((settle) => {
      const { name, inBackground } = this.settings;
      const since = performance.now();
      const told = (outcome: Outcome): void => {
        this.#observer?.ended(outcome, performance.now() - since);
        settle(outcome);
      };
      if (this.#closed) settle(failure('Local.Stopped', 'The machine is stopping.'));
      // What works behind queues is bounded there, and not crowded out by callers who wait for this machine's threads.
      else if (inBackground) this.#wait({ payload, since, settle: told });
      else if (this.#limits.enter(name)) {
        let tooLong: NodeJS.Timeout | undefined;
        const settled = (outcome: Outcome): void => {
          clearTimeout(tooLong);
          this.#limits.leave(name);
          told(outcome);
        };
        const job = { payload, since, settle: settled };
        if (isAwaited) tooLong = setTimeout(() => this.#giveUp(job), mostWait);
        this.#wait(job);
      } else told(noRoom);
    });
  }

  /** Takes no more events, lets the running ones end for `grace` milliseconds, and ends all workers. */
  async close(grace: number): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const job of this.#waiting.splice(0)) job.settle(failure('Local.Stopped', 'The machine is stopping.'));
    for (const until = performance.now() + grace; performance.now() < until; await sleep(10)) {
      if (![...this.#all].some((environment) => environment.isRunning)) break;
    }
    await Promise.all([...this.#all].map((environment) => environment.end()));
  }

  /** Lets no worker that runs now take another event: new ones load the code as it is by then. */
  renew(): void {
    for (const environment of this.#all) environment.isStale = true;
    for (const environment of this.#idle.splice(0)) void environment.end();
  }

  #wait(job: Job): void {
    this.#waiting.push(job);
    this.#assign();
  }

  /** It has waited for long enough, unless it is running by now, or will when the first worker has started. */
  #giveUp(job: Job): void {
    const at = this.#waiting.indexOf(job);
    if (at < 0 || this.#all.size === this.#starting) return;
    this.#waiting.splice(at, 1);
    job.settle(noRoom);
  }

  #assign(): void {
    while (this.#waiting.length > 0) {
      const environment = this.#idle.pop();
      if (environment === undefined) break;
      const job = this.#waiting.shift();
      if (job === undefined) break;
      environment.run(job);
    }
    this.#grow();
  }

  /** Another worker, when none is there, or events wait longer than a busy one needs. */
  #grow(): void {
    const oldest = this.#waiting[this.#starting];
    if (oldest === undefined || this.#closed || this.#all.size >= this.settings.concurrency) return;
    const rest = oldest.since + patience - performance.now();
    if (this.#all.size === 0 || rest <= 0 || this.#waiting.length > this.#all.size) this.#start();
    else {
      this.#timer ??= setTimeout(() => {
        this.#timer = undefined;
        this.#grow();
      }, rest);
    }
  }

  #start(): void {
    this.#started?.();
    this.#started = undefined;
    this.#starting += 1;
    let ready = false;
    const settings = { ...this.settings, directory: directoryOf(this.settings, this.#faults) };
    const environment = new Environment(settings, this.#offset, {
      free: () => {
        const isFirst = !ready;
        if (isFirst) this.#starting -= 1;
        ready = true;
        if (environment.isStale && !isFirst) void environment.end();
        else this.#idle.push(environment);
        this.#assign();
      },
      gone: (error) => {
        this.#all.delete(environment);
        const at = this.#idle.indexOf(environment);
        if (at >= 0) this.#idle.splice(at, 1);
        if (!ready) {
          this.#starting -= 1;
          // A bundle that cannot be loaded fails the event that asked for it, as Lambda's init error does.
          this.#waiting.shift()?.settle({ ok: false, error });
        }
        if (!this.#closed) this.#assign();
      },
      log: (level, line) => this.#console({ function: this.settings.name, level, line }),
      metrics: (line) => this.#observer?.logged(line),
      dies: () => this.#faults?.befalls('functions', this.settings.name, ['killed'])?.milliseconds,
    });
    environment.isStale = this.#faults?.mixesCode === true;
    this.#all.add(environment);
  }
}

type Listener = {
  free(): void;
  gone(error: InvocationError): void;
  log(level: 'WARN' | 'ERROR', line: string): void;
  metrics(line: string): void;
  /** After how many milliseconds an invocation that begins is killed, if it is. */
  dies(): number | undefined;
};

/** One worker thread with the event that it is running. */
class Environment {
  /** Its code is not what the function runs any more. */
  isStale = false;
  readonly #listener: Listener;
  readonly #worker: Worker;
  readonly #timeout: number;
  #job: Job | undefined;
  #timer: NodeJS.Timeout | undefined;
  #death: NodeJS.Timeout | undefined;
  #id = 0;
  #ending = false;
  #reason: InvocationError = { errorType: 'Runtime.ExitError', errorMessage: 'The runtime exited.', trace: [] };

  constructor(settings: FunctionSettings, offset: SharedOffset, listener: Listener) {
    this.#listener = listener;
    this.#timeout = settings.timeoutMilliseconds;
    const workerData: WorkerSetup = {
      clock: source('clock.ts').href,
      offset,
      directory: settings.directory,
      handler: settings.handler,
      logFile: settings.logFile,
      functionName: settings.name,
      called: settings.called,
      memoryMegabytes: settings.memoryMegabytes,
      inBackground: settings.inBackground,
    };
    this.#worker = new Worker(source('worker.ts'), {
      name: settings.name,
      workerData,
      env: settings.environment,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: settings.memoryMegabytes },
    });
    this.#worker.on('message', (message: WorkerMessage) => {
      if (this.#ending) return;
      if (message.type === 'ready') listener.free();
      else if (message.type === 'log') listener.log(message.level, message.line);
      else if (message.type === 'metrics') listener.metrics(message.line);
      else if (message.id === this.#id) {
        this.#finish(
          message.type === 'answer' ? { ok: true, payload: message.payload } : { ok: false, error: message.error },
        );
        listener.free();
      }
    });
    this.#worker.on('error', (error: Error) => {
      this.#reason = { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
      listener.log('ERROR', JSON.stringify({ level: 'ERROR', message: `${error.name}: ${error.message}` }));
    });
    this.#worker.on('exit', () => {
      this.#finish({ ok: false, error: this.#reason });
      listener.gone(this.#reason);
    });
  }

  run(job: Job): void {
    this.#job = job;
    this.#id += 1;
    const requestId = randomUUID();
    this.#timer = setTimeout(() => {
      const seconds = (this.#timeout / 1000).toFixed(2);
      this.#reason = {
        errorType: 'Sandbox.Timedout',
        errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`,
        trace: [],
      };
      void this.end();
    }, this.#timeout);
    const dies = this.#listener.dies();
    if (dies !== undefined) this.#death = setTimeout(() => void this.end(), dies);
    const invocation: Invocation = {
      id: this.#id,
      requestId,
      payload: job.payload,
      timeoutMilliseconds: this.#timeout,
    };
    this.#worker.postMessage(invocation);
  }

  get isRunning(): boolean {
    return this.#job !== undefined;
  }

  async end(): Promise<void> {
    this.#ending = true;
    await this.#worker.terminate();
  }

  #finish(outcome: Outcome): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#death);
    const job = this.#job;
    this.#job = undefined;
    job?.settle(outcome);
  }
}

function failure(errorType: string, errorMessage: string): Outcome {
  return { ok: false, error: { errorType, errorMessage, trace: [] } };
}

/** Lambda's own words. */
const noRoom: Outcome = {
  ok: false,
  throttled: true,
  error: { errorType: 'TooManyRequestsException', errorMessage: 'Rate Exceeded.', trace: [] },
};

const sources = new Map<string, URL>();

/** A file of this folder as a module address, its types taken off once instead of in each thread. */
function source(file: string): URL {
  let address = sources.get(file);
  if (address === undefined) {
    const text = stripTypeScriptTypes(readFileSync(new URL(file, import.meta.url), 'utf8'));
    address = new URL(`data:text/javascript,${encodeURIComponent(text)}`);
    sources.set(file, address);
  }
  return address;
}
