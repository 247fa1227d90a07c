import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wallNow } from '../clock.ts';
import { PidFile } from '../lock.ts';
import { liveThrough } from './month.ts';

export type DemoOptions = {
  /** The demonstration's own: a folder with anything else in it is refused. */
  dataFolder: string;
  cases: number;
  seed: string;
  /** The last instant of the month, in milliseconds since 1970. @default the real time */
  endsAt: number | undefined;
};

export type Demo = {
  /** Where a new machine's clock is to begin, in milliseconds since 1970. */
  startsAt: number;
  /** Fills the month unless that was done before, and says what to look at. */
  fill(origin: string): Promise<void>;
};

/** What stands in the folder beside the machine's own files. */
type Note = { seed: string; cases: number; filled: boolean };

const month = 30 * 86_400_000;

/**
 * A demonstration in a data folder of its own. A month that was broken off is begun anew: what is in it can be had
 * again at any time.
 * @throws Error when the folder holds somebody's own data
 */
export function openDemo({ dataFolder, cases, seed, endsAt }: DemoOptions): Demo {
  const file = join(dataFolder, 'demo.json');
  const note: Note | undefined = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  if (note === undefined && existsSync(dataFolder) && readdirSync(dataFolder).length > 0) {
    throw new Error(
      `${dataFolder} holds data that is not a demonstration's. Set REDRESS_DATA to another folder, or to none.`,
    );
  }
  // A machine that runs on the folder is left alone: starting says so.
  const isRunning = new PidFile(join(dataFolder, 'machine.pid'), 'local.ts').holder() !== undefined;
  const isFilled = note?.filled === true;
  if (!isFilled && !isRunning) {
    rmSync(dataFolder, { recursive: true, force: true });
    mkdirSync(dataFolder, { recursive: true });
    writeFileSync(file, JSON.stringify({ seed, cases, filled: false } satisfies Note));
  }
  const until = () => endsAt ?? wallNow();
  const startsAt = until() - month;
  return {
    startsAt,
    async fill(origin) {
      if (!isFilled) {
        const began = performance.now();
        const refusals = await liveThrough({
          origin,
          from: startsAt,
          until,
          seed,
          cases,
          progress: progressLine(cases),
        });
        for (const refusal of refusals) console.error(`A story of the demonstration broke off: ${refusal}`);
        writeFileSync(file, JSON.stringify({ seed, cases, filled: true } satisfies Note));
        console.log(`The month is filled (${((performance.now() - began) / 1000).toFixed(0)} s).`);
      }
      console.log(whereToGo(origin));
    },
  };
}

/** One line that changes where somebody watches, and one for each tenth where it goes to a file. */
function progressLine(cases: number): (share: number, begun: number) => void {
  let told = -1;
  return (share, begun) => {
    const line = `Living through a month at the desk: day ${Math.ceil(share * 30)} of 30, ${begun} of ${cases} stories…`;
    if (process.stdout.isTTY) process.stdout.write(`\r${line}${share > 0.99 ? '\n' : ''}`);
    else if (Math.floor(share * 10) > told) console.log(line);
    told = Math.floor(share * 10);
  };
}

function whereToGo(origin: string): string {
  return `
The demonstration is ready. 演示数据已就绪。

  Staff console     ${origin}/console
                    as Na Li (lead), Wei Chen (agent), Amara Okafor (manager) or Jun Wang (auditor)
  All their mails   ${origin}/_local/mail`;
}
