import { type ChildProcess, fork } from 'node:child_process';
import type { Console } from '../lambda.ts';
import type { FromGuard, Instructions, ToGuard } from './guard.ts';
import type { Question, Refusal, Verdict } from './question.ts';

/** Two doors: to the database, and to all other services. */
export type Doors = { database: string; services: string };

/**
 * The machine's side of guard.ts. The guard is started at once, since it takes a moment to load, and begins when it is
 * told what the templates allow.
 */
export class Guard {
  readonly #show: Console;
  readonly #waiting = new Map<number, (verdict: Verdict) => void>();
  #child: ChildProcess;
  #opened: ((message: FromGuard) => void) | undefined;
  #instructions: Instructions | undefined;
  #closed = false;
  #id = 0;

  constructor(show: Console) {
    this.#show = show;
    this.#child = this.#start();
  }

  /**
   * Opens the doors; from then on nothing goes through that the templates do not allow.
   * @throws Error when the guard ends or a policy cannot be read
   */
  async open(instructions: Instructions): Promise<Doors> {
    this.#instructions = instructions;
    const { database, services } = await this.#begin(instructions);
    if (database === undefined || services === undefined) throw new Error('The guard opened other doors than asked.');
    // Started again after an accident, it stands where the functions look for it.
    const { upstreams } = instructions;
    for (const [name, address] of Object.entries({ database, services })) {
      const upstream = upstreams[name];
      if (upstream !== undefined) upstream.port = Number(new URL(address).port);
    }
    return { database, services };
  }

  /** Asks for one of AWS's own services, or for a role. @param isRehearsal asked beforehand: it counts as used later */
  ask(question: Question, isRehearsal = false): Promise<Verdict> {
    return new Promise((resolve) => {
      const id = (this.#id += 1);
      this.#waiting.set(id, resolve);
      this.#say({ type: 'ask', id, question, isRehearsal });
    });
  }

  /** Tells the console, as it is told of refused calls of functions. */
  report({ name, action, resource, reason }: Refusal): void {
    const message = `Refused by IAM: ${action} on ${resource}, ${reason}`;
    this.#show({ function: name, level: 'ERROR', line: JSON.stringify({ level: 'ERROR', message }) });
  }

  /** Lets the guard write down what it saw, and go. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    if (this.#child.connected) this.#child.disconnect();
    const force = setTimeout(() => this.#child.kill('SIGKILL'), 2000);
    await gone;
    clearTimeout(force);
  }

  #start(): ChildProcess {
    const file = new URL('guard.ts', import.meta.url).pathname;
    const child = fork(file, { execArgv: ['--disable-warning=ExperimentalWarning'], serialization: 'json' });
    child.on('message', (message: FromGuard) => this.#heard(message));
    child.once('exit', () => {
      if (this.#closed) return;
      this.#show({ function: 'IAM', level: 'ERROR', line: '{"message":"The guard ended; it is started again."}' });
      this.#child = this.#start();
      if (this.#instructions !== undefined) void this.#begin(this.#instructions);
    });
    return child;
  }

  #begin(instructions: Instructions): Promise<Record<string, string>> {
    return new Promise((resolve, reject) => {
      this.#opened = (message) => {
        if (message.type === 'open') resolve(message.doors);
        else if (message.type === 'failed') reject(new Error(`The permissions cannot be checked: ${message.message}`));
      };
      this.#say({ type: 'begin', instructions });
    });
  }

  #heard(message: FromGuard): void {
    if (message.type === 'answer') {
      this.#waiting.get(message.id)?.(message.verdict);
      this.#waiting.delete(message.id);
    } else if (message.type === 'refused') this.report(message.refusal);
    else this.#opened?.(message);
  }

  #say(message: ToGuard): void {
    if (this.#child.connected) this.#child.send(message);
  }
}
