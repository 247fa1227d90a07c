import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildWeb } from '../../../lib/bundle-web.ts';
import { startMachine } from '../../journeys/machine.ts';
import { hasChromium, launchChromium, noChromium } from '../../web/chromium.ts';
import { closingAfter } from '../closing.ts';
import type { Findings, Part, Verdict } from '../report.ts';
import { median } from '../statistics.ts';
import { consoleReady, formReady } from './ready.ts';

const limits = { embedBytes: 30_000, consoleBytes: 400_000, formMilliseconds: 1_000 } as const;

/** What a first visit of each page loads, without the console, whose parts come as they are needed. */
const loads: Record<string, readonly string[]> = {
  'the form, embedded': ['embed.js'],
  'the form, its page': ['index.html', 'assets/form.js', 'assets/style.css'],
  'the tracking page': ['track/index.html', 'assets/track.js', 'assets/style.css'],
  'the page of a staff link': ['confirm/index.html', 'assets/confirm.js', 'assets/style.css'],
  "the page of a partner's task": ['task/index.html', 'assets/task.js', 'assets/style.css'],
};

type Size = { page: string; bytes: number; gzip: number };
type Ready = { page: string; milliseconds: number; worst: number; rounds: number };

export const pages: Part = {
  name: 'pages',
  what: 'what the pages weigh, and when they can be used on a cheap phone and a slow line',
  async run({ quick, progress }) {
    const sizes = sizesOf(buildWeb());
    if (!hasChromium) return findings(sizes, [], undefined, [noChromium]);
    const rounds = quick ? 3 : 7;
    const readings: Ready[] = [];
    let consoleBytes: number | undefined;
    progress('starting a machine and a browser');
    const machine = await startMachine();
    await closingAfter(
      () => machine.stop(),
      async () => {
        const browser = await launchChromium();
        await closingAfter(
          () => browser.close(),
          async () => {
            await someCases(machine);
            // What the machine does once, for the first visitor, is not the page's.
            await formReady(browser, machine.url);
            progress(`the form, ${rounds} times`);
            const form: number[] = [];
            for (let round = 0; round < rounds; round += 1) form.push(await formReady(browser, machine.url));
            readings.push(reading('the form', form));
            progress(`the console, ${rounds} times`);
            const consoles: number[] = [];
            for (let round = 0; round < rounds; round += 1) {
              const { milliseconds, bytes } = await consoleReady(browser, machine.url);
              consoles.push(milliseconds);
              consoleBytes = bytes;
            }
            readings.push(reading('the console, its queue', consoles));
          },
        );
      },
    );
    return findings(sizes, readings, consoleBytes, []);
  },
};

const reading = (page: string, all: readonly number[]): Ready => ({
  page,
  milliseconds: median(all),
  worst: Math.max(...all),
  rounds: all.length,
});

function sizesOf(folder: string): Size[] {
  return Object.entries(loads).map(([page, files]) => {
    const contents = files.map((file) => readFileSync(join(folder, file)));
    const sum = (size: (content: Buffer) => number): number => contents.reduce((all, one) => all + size(one), 0);
    return { page, bytes: sum((one) => one.length), gzip: sum((one) => gzipSync(one).length) };
  });
}

async function someCases(machine: Awaited<ReturnType<typeof startMachine>>): Promise<void> {
  for (let number = 1; number <= 25; number += 1) {
    const customer = { name: `Customer ${number}`, email: `c${number}@customer.example` };
    await machine.call('POST', '/v1/complaints', { body: { customer, description: `Parcel ${number} is late.` } });
  }
}

function findings(
  sizes: readonly Size[],
  readings: readonly Ready[],
  consoleBytes: number | undefined,
  unmeasured: string[],
): Findings {
  const embed = sizes.find(({ page }) => page === 'the form, embedded');
  const form = readings.find(({ page }) => page === 'the form');
  const verdicts: Verdict[] = [
    {
      what: 'the embedded form as it travels',
      target: `< ${limits.embedBytes / 1000} kB`,
      seen: embed ? `${(embed.gzip / 1000).toFixed(1)} kB` : '–',
      met: embed && embed.gzip < limits.embedBytes,
    },
    {
      what: "the console's first view as it travels, scripts and styles",
      target: `< ${limits.consoleBytes / 1000} kB`,
      seen: consoleBytes === undefined ? '–' : `${(consoleBytes / 1000).toFixed(1)} kB`,
      met: consoleBytes === undefined ? undefined : consoleBytes < limits.consoleBytes,
    },
    {
      what: 'the form takes what is typed, median',
      target: `< ${limits.formMilliseconds} ms`,
      seen: form ? `${form.milliseconds.toFixed(0)} ms` : '–',
      met: form && form.milliseconds < limits.formMilliseconds,
    },
  ];
  return {
    tables: [
      {
        title: 'What a first visit loads',
        columns: [
          { key: 'page', title: 'page' },
          { key: 'bytes', title: 'bytes' },
          { key: 'gzip', title: 'compressed' },
        ],
        rows: sizes,
      },
      {
        title: 'When a page can be used: 4 × slower processor, 1.6 Mbit/s, 150 ms, nothing cached',
        columns: [
          { key: 'page', title: 'page' },
          { key: 'milliseconds', title: 'median ms' },
          { key: 'worst', title: 'worst ms' },
          { key: 'rounds', title: 'rounds' },
        ],
        rows: readings,
        notes: [
          'The form: from the navigation until its first field takes what is typed.',
          'The console: from the navigation, over the sign-in that still holds, until the queue shows its first case.',
        ],
      },
    ],
    verdicts,
    unmeasured,
  };
}
