import { type Item, readCase } from '../../../functions/adapters/dynamodb/case-items.ts';
import { callAws } from '../../../lib/local/aws-json.ts';
import { type LocalMachine, type LocalQueue, startMachine } from '../../journeys/machine.ts';
import { customerDomain } from '../complaints.ts';
import { cpuMilliseconds, portOf } from './processes.ts';

export type Cpu = { machine: number; engine: number };

/** A local machine at work, with its engine looked at from outside: what is stored and what each process has used. */
export class Running {
  readonly machine: LocalMachine;
  readonly endpoint: string;
  readonly table: string;
  readonly #engine: number;

  private constructor(machine: LocalMachine, engine: number, endpoint: string, table: string) {
    this.machine = machine;
    this.#engine = engine;
    this.endpoint = endpoint;
    this.table = table;
  }

  /** @throws Error when the machine does not start, or its engine is not the embedded one. */
  static async start(dataDir: string, env: Record<string, string> = {}): Promise<Running> {
    const machine = await startMachine({ dataDir, env });
    const engine = machine.enginePid();
    const port = engine === undefined ? undefined : portOf(engine);
    if (engine === undefined || port === undefined) {
      await machine.stop();
      throw new Error('The embedded engine is not there to be looked at (unset AWS_ENDPOINT_URL_DYNAMODB).');
    }
    const endpoint = `http://127.0.0.1:${port}`;
    const { TableNames: names } = await callAws(endpoint, 'DynamoDB_20120810.ListTables', {});
    return new Running(machine, engine, endpoint, Array.isArray(names) ? String(names[0]) : '');
  }

  /** Ends it at once: nothing of it is kept, and what it holds is nobody's. */
  end(): Promise<void> {
    return this.machine.kill();
  }

  /** CPU time so far, in milliseconds; undefined where it cannot be seen. */
  cpu(): Cpu | undefined {
    const [machine, engine] = [cpuMilliseconds(this.machine.pid), cpuMilliseconds(this.#engine)];
    return machine === undefined || engine === undefined ? undefined : { machine, engine };
  }

  /** How many mails customers have been sent. The page before the first mail holds no rows: counting costs little. */
  async mailsToCustomers(): Promise<number> {
    const answer = await this.machine.fetch(`/_local/mail/list.json?search=@${customerDomain}&before=1`);
    const { total }: { total?: unknown } = JSON.parse(await answer.text());
    if (typeof total !== 'number') throw new Error('/_local/mail/list.json does not say how many mails there are.');
    return total;
  }

  /** Messages that wait or are in work, and those that were given up. */
  async queues(): Promise<{ busy: number; dead: number }> {
    const queues = await this.machine.queues();
    const graves = new Set(queues.map(({ deadLetterQueue }) => deadLetterQueue));
    const isGrave = ({ name }: LocalQueue): boolean => graves.has(name) || /dead-?letter|dlq/i.test(name);
    const count = (some: LocalQueue[]): number =>
      some.reduce((sum, { visible, inFlight }) => sum + visible + inFlight, 0);
    return { busy: count(queues.filter((queue) => !isGrave(queue))), dead: count(queues.filter(isGrave)) };
  }

  /** Those of the cases that are not there, not acknowledged or not assessed yet. */
  async unfinished(references: readonly string[]): Promise<string[]> {
    const open: string[] = [];
    for (let from = 0; from < references.length; from += 100) {
      const some = references.slice(from, from + 100);
      const answer = await callAws(this.endpoint, 'DynamoDB_20120810.BatchGetItem', {
        RequestItems: {
          [this.table]: {
            Keys: some.map((reference) => ({ pk: { S: `CASE#${reference}` }, sk: { S: 'CASE' } })),
          },
        },
      });
      const { Responses: found }: { Responses?: { [table: string]: Item[] } } = answer;
      const finished = new Set(
        (found?.[this.table] ?? [])
          .filter((item) => {
            const { acknowledgedAt, sentiment } = readCase(item);
            return acknowledgedAt !== undefined && sentiment !== undefined;
          })
          .map((item) => readCase(item).reference),
      );
      open.push(...some.filter((reference) => !finished.has(reference)));
    }
    return open;
  }

  /** How many warnings and errors of functions the machine has shown so far, and the latest. */
  complaints(): { count: number; latest: string | undefined } {
    const lines = this.machine.output.split('\n').filter((line) => /^\[\S+\] (WARN|ERROR)/.test(line));
    return { count: lines.length, latest: lines.at(-1) };
  }
}
