import { join } from 'node:path';
import { AssemblyError, readAssembly, synthesize } from './assembly.ts';
import type { Console } from './lambda.ts';
import { startMachine } from './machine.ts';

/**
 * `npm start`: runs the machine until it is told to stop. Environment:
 * `PORT` (3000), `REDRESS_DATA` (.redress/data), `REDRESS_ASSEMBLY` (a cloud assembly instead of our own app's),
 * `REDRESS_CLOCK` (an instant at which the clock of a new data folder begins, to try what depends on the date),
 * `AWS_ENDPOINT_URL_DYNAMODB` (another DynamoDB than the embedded one).
 */
export async function runLocal(): Promise<void> {
  const began = performance.now();
  const dataFolder = process.env['REDRESS_DATA'] || join(import.meta.dirname, '..', '..', '.redress', 'data');
  const given = process.env['REDRESS_ASSEMBLY'];
  try {
    const machine = await startMachine({
      assembly: () => readAssembly(given || synthesize()),
      dataFolder,
      port: portOf(process.env['PORT']),
      startsAt: instantOf(process.env['REDRESS_CLOCK']),
      show: consoleOf(),
    });
    stopWhenTold(machine.stop);
    console.log(welcome(machine.origin, dataFolder, performance.now() - began));
  } catch (error) {
    const expected = error instanceof AssemblyError || !(error instanceof TypeError || error instanceof ReferenceError);
    console.error(expected && error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

/** The first signal ends it well; further ones within it change nothing. A parent that dies is a signal too. */
function stopWhenTold(stop: () => Promise<void>): void {
  let stopping = false;
  const end = (): void => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  process.on('disconnect', end);
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
