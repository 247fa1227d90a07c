import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../lib/local/free-port.ts';
import { keepMessages, tableOf, writtenDown } from './capture.ts';
import { leaks, personalTexts, secretsIn } from './personal.ts';

const root = join(import.meta.dirname, '..', '..');

/** A mail as `/_local/mail.json` shows it. */
export type LocalMail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  sentAt: string;
  headers: Record<string, string>;
};

export type LocalQueue = { name: string; visible: number; inFlight: number; deadLetterQueue?: string; dead?: number };

export type StartOptions = {
  /** Kept when given; otherwise a temporary one that `stop` removes. */
  dataDir?: string;
  /** A cloud assembly to run instead of Redress's own. */
  assembly?: string;
  env?: Record<string, string>;
  /** What stands behind `npm start --`. */
  args?: readonly string[];
};

type Sent = {
  body?: unknown;
  /** Sent as it is, instead of `body` as JSON. */
  rawBody?: string;
  token?: string;
  headers?: Record<string, string>;
};

/**
 * Starts `bin/local.ts` as a user would, on a free port, and waits until it answers.
 * @throws Error with what it printed when it does not start.
 */
export async function startMachine(options: StartOptions = {}): Promise<LocalMachine> {
  const dataDir = options.dataDir ?? mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'redress-'));
  const machine = new LocalMachine(dataDir, await freePort(), options);
  await machine.start();
  return machine;
}

/** The local machine in a process of its own. */
export class LocalMachine {
  readonly url: string;
  readonly dataDir: string;
  readonly #port: number;
  readonly #options: StartOptions;
  #child: ChildProcess | undefined;
  #output = '';
  readonly #tokens = new Map<string, string>();
  readonly #known = new Set<string>();

  constructor(dataDir: string, port: number, options: StartOptions) {
    this.dataDir = dataDir;
    this.#port = port;
    this.#options = options;
    this.url = `http://localhost:${port}`;
  }

  /** What it has printed so far. */
  get output(): string {
    return this.#output;
  }

  /** The id of the machine's process. */
  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  async start(): Promise<void> {
    const { assembly, env, args = [] } = this.#options;
    const script = ['--disable-warning=ExperimentalWarning', join(root, 'bin', 'local.ts')];
    const child = spawn(process.execPath, [...script, ...args], {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        // No canary, and no alarm that mails because a test moves the clock; test/journeys/alarms.test.ts has both.
        REDRESS_WATCH: 'off',
        PORT: String(this.#port),
        REDRESS_DATA: this.dataDir,
        ...(assembly !== undefined && { REDRESS_ASSEMBLY: assembly }),
        ...env,
      },
    });
    this.#child = child;
    this.#output = '';
    this.#tokens.clear();
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        this.#output += chunk.toString();
      });
    }
    await waitFor(
      () => {
        if (child.exitCode !== null || child.signalCode !== null) {
          throw new Error(`The machine ended while starting:\n${this.#output}`);
        }
        return this.#output.includes('is ready');
      },
      { milliseconds: 2 * patience, because: () => `The machine did not start:\n${this.#output}` },
    );
    keepMessages(this.dataDir);
  }

  /**
   * Ends it as Ctrl-C does, and removes its data unless the folder was given.
   * @returns the exit code
   * @throws Error when a log, the bus or a queue holds what somebody wrote, who they are, or the secret of a link
   */
  async stop(): Promise<number | null> {
    const found = this.#child?.exitCode === null ? await this.#leaks() : [];
    const code = await this.#end(() => this.#child?.kill('SIGTERM'));
    if (this.#options.dataDir === undefined) rmSync(this.dataDir, { recursive: true, force: true });
    if (found.length > 0) throw new Error(`What is personal was written down:\n${found.slice(0, 20).join('\n')}`);
    return code;
  }

  /** Keeps in mind what is personal by now, for the search when it is stopped: what is erased is not in the table then. */
  async remember(): Promise<void> {
    for (const text of personalTexts((await tableOf(this.dataDir)) ?? [])) this.#known.add(text);
  }

  /** Whatever this machine was used for: nothing personal may stand outside its table and its mails. */
  async #leaks(): Promise<string[]> {
    const items = await tableOf(this.dataDir);
    if (items === undefined) return [];
    const mails = await this.mails();
    const secrets = mails.flatMap(({ text, html }) => secretsIn(`${text}\n${html}`));
    const texts = new Set([...this.#known, ...personalTexts(items), ...mails.map(({ to }) => to), ...secrets]);
    return leaks(texts, await writtenDown(this.dataDir, items));
  }

  /** Ends everything at once with SIGKILL: the machine's process group, and the engine unless told otherwise. */
  async kill({ engine = true }: { engine?: boolean } = {}): Promise<void> {
    const enginePid = this.enginePid();
    await this.#end(() => process.kill(-this.pid, 'SIGKILL'));
    if (engine && enginePid !== undefined) process.kill(enginePid, 'SIGKILL');
  }

  /** Stops it and starts it again on the same data and port. */
  async restart(): Promise<void> {
    await this.#end(() => this.#child?.kill('SIGTERM'));
    await this.start();
  }

  enginePid(): number | undefined {
    const file = join(this.dataDir, 'engine.pid');
    return existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined;
  }

  fetch(path: string, init?: RequestInit): Promise<Response> {
    return fetch(this.url + path, init);
  }

  /** Sends JSON. @returns the status, the headers and the body, parsed when it is JSON. */
  async call(
    method: string,
    path: string,
    { body, rawBody, token, headers }: Sent = {},
  ): Promise<{ status: number; headers: Headers; body: Record<string, unknown> }> {
    const response = await this.fetch(path, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(rawBody !== undefined ? { body: rawBody } : body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true && text !== '';
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : { text } };
  }

  /** A staff access token: `agent`, `lead`, `manager`, `auditor` or `admin`. The same one until the clock is moved. */
  async token(user: string): Promise<string> {
    const known = this.#tokens.get(user);
    if (known !== undefined) return known;
    const { body } = await this.call('GET', `/_local/token?user=${user}`);
    const token = String(body['access_token']);
    this.#tokens.set(user, token);
    return token;
  }

  /** The mails that were sent, oldest first. */
  async mails(to?: string): Promise<LocalMail[]> {
    const mails = (await (await this.fetch('/_local/mail.json')).json()) as LocalMail[];
    return to === undefined ? mails : mails.filter((mail) => mail.to.includes(to));
  }

  /** Waits for a mail to someone that fits. */
  mail(to: string, fits: (mail: LocalMail) => boolean = () => true, milliseconds = patience): Promise<LocalMail> {
    return waitFor(async () => (await this.mails(to)).find(fits), {
      milliseconds,
      because: () => `No such mail came to ${to}. The machine said:\n${this.#output}`,
    });
  }

  async queues(): Promise<LocalQueue[]> {
    return (await (await this.fetch('/_local/queues')).json()) as LocalQueue[];
  }

  /**
   * Moves the machine's time forward by an ISO 8601 duration.
   * @param pace `patient` waits for what follows, too; `brisk` waits longer for what is under way, and for no more
   * @returns its new time
   */
  async advance(duration: string, pace: 'patient' | 'brisk' = 'patient'): Promise<Date> {
    this.#tokens.clear();
    const { status, body } = await this.call('POST', '/_local/clock', { body: { advance: duration, pace } });
    if (status !== 200) throw new Error(`The clock was not moved by ${duration}: ${JSON.stringify(body)}`);
    return new Date(String(body['now']));
  }

  /** The machine's own time: what somebody promises for a date is promised by it, whatever day the tests run on. */
  async now(): Promise<Date> {
    return new Date(String((await this.call('GET', '/_local/clock')).body['now']));
  }

  /** An instant so many days from the machine's now (before it when negative), as ISO 8601. */
  async inDays(days: number): Promise<string> {
    return new Date((await this.now()).getTime() + days * 86_400_000).toISOString();
  }

  async #end(tell: () => void): Promise<number | null> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
    tell();
    return gone;
  }
}

/**
 * How long a test waits for what must happen, in milliseconds. It costs nothing when it happens. On a machine with
 * forty others at work the functions behind the queues, which give way to whoever waits for an answer, were seen to
 * need more than fifteen seconds for the first mail.
 */
export const patience = 90_000;

/**
 * Asks again and again until the answer is neither undefined nor false.
 * @throws Error with `because` when that takes longer than `milliseconds` (a minute and a half).
 */
export async function waitFor<T>(
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  {
    milliseconds = patience,
    because = () => 'It did not happen.',
  }: { milliseconds?: number; because?: () => string } = {},
): Promise<T> {
  for (const [until, pauses] = [performance.now() + milliseconds, growing()]; ; await sleep(pauses.next().value)) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > until) throw new Error(because());
  }
}

/** Longer and longer pauses between looks, in milliseconds: who asks all the time keeps what is asked for from happening. */
function* growing(): Generator<number, number> {
  let pause = 20;
  for (;;) {
    yield pause;
    pause = Math.min(pause * 1.5, 250);
  }
}

/**
 * Looks again until what is expected holds: for whatever comes after an answer or a press by itself, such as a log, a
 * mail, a field of a page. It costs nothing when it holds at once.
 * @throws what the last look threw, when it has not come to hold within a minute and a half
 */
export async function eventually(expectation: () => unknown): Promise<void> {
  for (const [until, pauses] = [performance.now() + patience, growing()]; ; await sleep(pauses.next().value)) {
    try {
      await expectation();
      return;
    } catch (error) {
      if (performance.now() > until) throw error;
    }
  }
}
