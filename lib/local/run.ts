import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AssemblyError, readAssembly, synthesize } from './assembly.ts';
import type { Console } from './lambda.ts';
import { isWatched, startMachine } from './machine.ts';

/**
 * `npm start`: runs the machine until it is told to stop. Environment:
 * `PORT` (3000), `REDRESS_DATA` (.redress/data), `REDRESS_ASSEMBLY` (a cloud assembly instead of our own app's),
 * `REDRESS_CLOCK` (an instant at which the clock of a new data folder begins, to try what depends on the date),
 * `AWS_ENDPOINT_URL_DYNAMODB` (another DynamoDB than the embedded one), `REDRESS_LIMITS=off` (neither throttle nor web
 * ACL nor Lambda's limits, to measure the machine itself), `REDRESS_WATCH=off` (no canary, and no alarm is mailed). With `--demo` the data folder is
 * `.redress/demo` unless given, and a new one is filled with a month at the desk that ends at `REDRESS_CLOCK` or now;
 * `--cases` (385 stories, some of more than one case) and `--seed` choose another month.
 */
export async function runLocal(): Promise<void> {
  const began = performance.now();
  const given = process.env['REDRESS_ASSEMBLY'];
  try {
    const { demo, cases, seed } = optionsOf(process.argv.slice(2));
    const home = join(import.meta.dirname, '..', '..', '.redress');
    const dataFolder = process.env['REDRESS_DATA'] || join(home, demo ? 'demo' : 'data');
    const startsAt = instantOf(process.env['REDRESS_CLOCK']);
    const month = demo && (await import('./demo/demo.ts')).openDemo({ dataFolder, cases, seed, endsAt: startsAt });
    const machine = await startMachine({
      assembly: () => readAssembly(given || synthesize()),
      dataFolder,
      port: portOf(process.env['PORT']),
      startsAt: month ? month.startsAt : startsAt,
      ...(month && { watched: false }),
      show: consoleOf(),
      onLost: (sentence) => {
        console.error(`${sentence} Redress stops. Its data is in ${dataFolder}; start it again.`);
        process.exitCode = 1;
        process.kill(process.pid, 'SIGTERM');
      },
    });
    const isStopping = stopWhenTold(machine.stop);
    console.log(welcome(machine.origin, dataFolder, performance.now() - began));
    if (month) {
      await month.fill(machine.origin).catch((error: unknown) => {
        // Whoever stops the machine stops the month, too.
        if (!isStopping()) throw error;
      });
      if (isWatched()) machine.keepWatch();
    }
  } catch (error) {
    const expected = error instanceof AssemblyError || !(error instanceof TypeError || error instanceof ReferenceError);
    console.error(expected && error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

/**
 * The first signal ends it well; further ones within it change nothing. A parent that dies is a signal too.
 * @returns whether one came
 */
function stopWhenTold(stop: () => Promise<void>): () => boolean {
  let stopping = false;
  const end = (): void => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  process.on('disconnect', end);
  return () => stopping;
}

/** @throws Error naming what is wrong with the command line */
function optionsOf(args: string[]): { demo: boolean; cases: number; seed: string } {
  const { demo = false, cases = '385', seed = '1' } = argumentsOf(args);
  if (!/^[1-9]\d{0,3}$/.test(cases)) throw new Error(`--cases is "${cases}"; it must be a number from 1 to 9999.`);
  return { demo, cases: Number(cases), seed };
}

function argumentsOf(args: string[]): { demo?: boolean; cases?: string; seed?: string } {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args, options: { demo: { type: 'boolean' }, cases: text, seed: text } }).values;
  } catch (error) {
    // A mistake of whoever typed it, and none of ours.
    throw new Error(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function portOf(text: string | undefined): number {
  const port = Number(text || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    console.error(`PORT is "${text}"; it must be a number from 0 to 65535.`);
    process.exit(1);
  }
  return port;
}

function instantOf(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  const instant = Date.parse(text);
  if (!/^\d{4}-\d\d-\d\dT.+(Z|[+-]\d\d:\d\d)$/.test(text) || Number.isNaN(instant)) {
    console.error(`REDRESS_CLOCK is "${text}"; it must be an instant such as 2026-09-24T01:00:00Z.`);
    process.exit(1);
  }
  return instant;
}

function welcome(origin: string, dataFolder: string, milliseconds: number): string {
  return `
Redress is ready (${(milliseconds / 1000).toFixed(1)} s).

  Complaint form    ${origin}/
  Tracking page     ${origin}/track
  Staff console     ${origin}/console
  Mailbox           ${origin}/_local/mail
  API               ${origin}/v1/openapi.json
  All local pages   ${origin}/_local/

Data and function logs are in ${dataFolder}; Ctrl-C stops.`;
}

/** Shows a function's warnings and errors; the same one again only after a while, with how often it came meanwhile. */
function consoleOf(): Console {
  const pause = 10_000;
  const seen = new Map<string, { shownAt: number; since: number }>();
  return ({ function: name, level, line }) => {
    const text = `[${name}] ${level} ${shortened(line)}`;
    const before = seen.get(text);
    if (before !== undefined && performance.now() - before.shownAt < pause) before.since += 1;
    else {
      console.error(before === undefined || before.since === 0 ? text : `${text} (and ${before.since} times before)`);
      if (seen.size > 1000) seen.clear();
      seen.set(text, { shownAt: performance.now(), since: 0 });
    }
  };
}

/** The message of a JSON log line, with the error's name when there is one. */
function shortened(line: string): string {
  try {
    const { message, error }: { message?: unknown; error?: { name?: string; message?: string } } = JSON.parse(line);
    const text = typeof message === 'string' ? message : JSON.stringify(message);
    return `${text}${error?.message === undefined ? '' : ` (${error.name}: ${error.message})`}`.slice(0, 300);
  } catch {
    return line.slice(0, 300);
  }
}
