import { closingAfter } from '../closing.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Findings, Part, Table, Verdict } from '../report.ts';
import { Running } from '../throughput/running.ts';
import { Caller } from './caller.ts';
import { incident, ordinary } from './mix.ts';
import { People } from './people.ts';
import { type Proof, proofOf } from './proof.ts';
import { ramp, type Row, type Step } from './ramp.ts';

const seed = 1;

/** Up to what the machine can do and past it; then past what the template lets in, whatever a machine could do. */
const steps = (seconds: number): Step[] => [
  ...[25, 50, 100, 200, 400].map((perSecond) => ({
    name: `ordinary, ${perSecond}/s`,
    mix: ordinary,
    perSecond,
    seconds,
  })),
  ...[200, 400, 600].map((perSecond) => ({ name: `incident, ${perSecond}/s`, mix: incident, perSecond, seconds })),
];
const warmUp: Step = { name: 'warm-up', mix: { ...ordinary, submit: 6 }, perSecond: 25, seconds: 6 };

export const load: Part = {
  name: 'load',
  what: 'a ramp past the limit in a realistic mix: waits, 429s, and that nothing acknowledged is lost',
  run: async ({ quick, progress }) => {
    const folder = mkdtempSync(join(tmpdir(), 'redress-load-'));
    const running = await Running.start(folder);
    return closingAfter(
      async () => {
        await running.end();
        rmSync(folder, { recursive: true, force: true });
      },
      async () => climb(running, steps(quick ? 2 : 6), progress),
    );
  },
};

async function climb(running: Running, all: readonly Step[], progress: (text: string) => void): Promise<Findings> {
  const caller = new Caller(running.machine.url);
  const people = new People(caller, await running.machine.token('agent'), seed);
  progress('warming up');
  await (await ramp(people, warmUp)).rows;
  const own = process.cpuUsage();
  const began = performance.now();
  const pending = [];
  for (const step of all) {
    progress(step.name);
    pending.push((await ramp(people, step)).rows);
  }
  const rows = (await Promise.all(pending)).flat();
  const { user, system } = process.cpuUsage(own);
  const generator = (user + system) / 1000 / (performance.now() - began);
  caller.close();
  progress('recovering');
  const recovery = await recover(
    running,
    people.sent.flatMap(({ reference }) => reference ?? []),
  );
  progress(`proving ${people.sent.length} complaints and ${people.written.length} notes, replies and decisions`);
  const proof = await proofOf(running.machine, people);
  return {
    tables: [table(rows, generator, recovery)],
    verdicts: verdicts(rows, proof, people, recovery),
    unmeasured: recovery === undefined ? [`Recovery: not through after ${mostRecovery / 1000} s.`] : [],
  };
}

/** Whoever failed is tried again after three minutes, when a queue no longer hides it. */
const mostRecovery = 300_000;

/** @returns seconds until all of these are acknowledged and assessed and every queue is empty; undefined when never */
async function recover(running: Running, references: readonly string[]): Promise<number | undefined> {
  const began = performance.now();
  for (let left = references; performance.now() - began < mostRecovery; await sleep(200)) {
    if ((await running.queues()).busy > 0) continue;
    left = await running.unfinished(left);
    if (left.length === 0) return (performance.now() - began) / 1000;
  }
  return undefined;
}

const table = (rows: readonly Row[], generator: number, recovery: number | undefined): Table => ({
  title: 'A ramp in an open model: so many requests a second, whether those before are answered or not',
  columns: [
    { key: 'step', title: 'step' },
    { key: 'kind', title: 'kind' },
    { key: 'offered', title: 'offered' },
    { key: 'perSecond', title: 'done /s', digits: 1 },
    { key: 'p50', title: 'p50 ms' },
    { key: 'p95', title: 'p95 ms' },
    { key: 'p99', title: 'p99 ms' },
    { key: 'throttled', title: '429' },
    { key: 'busy', title: '503, 504' },
    { key: 'errors', title: 'errors' },
  ],
  rows: rows.map((row) => ({ ...row })),
  notes: [
    'ordinary: of 14 calls 1 complaint, 4 looks of customers, 3 pages of the queue, 2 cases opened, 4 deeds of staff (take,',
    "  note, reply, resolve): one complaint's life as `npm run costs` counts it. incident: 8 complaints, 4 looks, 1 page, 1 deed.",
    'Waits count from when a request was due, of those that were done; the next step begins at once, whatever is still waited for.',
    `429: the stage's throttle. 503: no room in Lambda; 504: no answer in 29 s. All with Retry-After.`,
    `The generator took ${generator.toFixed(2)} of a core beside the machine. Seed ${seed}.`,
    ...(recovery === undefined
      ? []
      : [`Recovery, from the last answer to empty queues, all mails and assessments: ${recovery.toFixed(1)} s.`]),
    ...rows.flatMap(({ step, kind, what }) =>
      kind === 'all' && what !== '' ? [`${step}: other answers ${what}.`] : [],
    ),
  ],
});

function verdicts(rows: readonly Row[], proof: Proof, people: People, recovery: number | undefined): Verdict[] {
  const whole = rows.filter(({ kind }) => kind === 'all');
  const sum = (pick: (row: Row) => number): number => whole.reduce((all, row) => all + pick(row), 0);
  const turnedAway = sum(({ throttled, busy }) => throttled + busy);
  const acknowledged = people.sent.filter(({ reference }) => reference !== undefined).length;
  const none = (what: string, target: string, found: readonly string[]): Verdict => ({
    what,
    target,
    seen: found.length === 0 ? 'so it is' : `${found.length}: ${found.slice(0, 3).join('; ')}`,
    met: found.length === 0,
  });
  return [
    none(
      `${acknowledged} complaints and ${people.written.length} notes, replies and decisions that were acknowledged are there`,
      'all',
      proof.lost,
    ),
    none('each of them, and each acknowledgement by mail, once', 'once', proof.doubled),
    none('each case with its chain intact, its deadlines as reckoned anew, its acknowledgement on record', 'all', [
      ...proof.broken,
    ]),
    none('what was turned away was not stored', 'none', proof.storedThough),
    {
      what: 'past the limit requests are turned away',
      target: '429, 503 or 504, each with Retry-After',
      seen: `${turnedAway} turned away, ${sum(({ wordless }) => wordless)} without Retry-After, ${sum(({ errors }) => errors)} other failures`,
      met: turnedAway > 0 && sum(({ wordless, errors }) => wordless + errors) === 0,
    },
    {
      what: 'back to empty queues after the ramp',
      target: '≤ 60 s',
      seen: recovery === undefined ? '–' : `${recovery.toFixed(1)} s`,
      met: recovery === undefined ? undefined : recovery <= 60,
    },
  ];
}
