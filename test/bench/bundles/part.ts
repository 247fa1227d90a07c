import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { type Route, routes } from '../../../functions/contract/routes.ts';
import { closingAfter } from '../closing.ts';
import type { Findings, Part, Table, Verdict } from '../report.ts';
import { median } from '../statistics.ts';
import { buildBaselines } from './baselines.ts';
import { functionsOfTemplate, type Loadable } from './functions.ts';

const run = promisify(execFile);
const loader = join(import.meta.dirname, 'load-time.mjs');

/** Inside the checkout, where the baselines' imports are found; git ignores it. */
const folder = join(import.meta.dirname, '..', '..', '..', '.redress', 'bench', `bundles-${process.pid}`);

const mostBytes = 450_000;
/** No round is begun after so many milliseconds, once there are enough. */
const timeLimit = 70_000;

type Reading = { cpu: number; wall: number };
type Subject = Loadable & { bytes: number; gzip: number; readings: Reading[] };

/** The functions that answer people without a staff token. */
const publicDuties = new Set(
  Object.values<Route>(routes).flatMap(({ access, duty }) => (Array.isArray(access) ? [] : [duty as string])),
);

export const bundles: Part = {
  name: 'bundles',
  what: 'size and load time of each function beside a bare handler and one with the DynamoDB client',
  run: ({ quick, progress }) =>
    closingAfter(
      async () => rmSync(folder, { recursive: true, force: true }),
      () => measureAll(quick ? 3 : 15, progress),
    ),
};

async function measureAll(least: number, progress: (text: string) => void): Promise<Findings> {
  progress('synthesizing the template');
  const functions = functionsOfTemplate(folder);
  const environment = functions.find(({ name }) => name === 'submit')?.environment ?? {};
  const baselines = buildBaselines(folder).map((baseline) => ({ ...baseline, environment }));
  const subjects = [...baselines, ...functions].map((subject): Subject => {
    const code = readFileSync(subject.file);
    return { ...subject, bytes: code.byteLength, gzip: gzipSync(code, { level: 9 }).byteLength, readings: [] };
  });

  progress(`loading ${subjects.length} bundles ${least} times each, turn and turn about`);
  const began = performance.now();
  for (const subject of subjects) await load(subject); // The disk's cache is warm for all alike.
  for (let round = 0; round < least; round += 1) {
    if (performance.now() - began > timeLimit && round > 0) break;
    for (const subject of round % 2 === 0 ? subjects : subjects.toReversed())
      subject.readings.push(await load(subject));
  }

  const rounds = subjects[0]?.readings.length ?? 0;
  const unmeasured = rounds < least ? [`Only ${rounds} of ${least} loads of each bundle fitted into the time.`] : [];
  return { tables: [bundleTable(subjects, rounds)], verdicts: verdicts(subjects), unmeasured };
}

/** Loads a bundle in a fresh process with nothing in its environment but what Lambda and the template put there. */
async function load({ file, environment }: Loadable): Promise<Reading> {
  const { stdout } = await run(process.execPath, [loader, file], { env: environment });
  const reading: Reading = JSON.parse(stdout);
  return reading;
}

const cpuOf = ({ readings }: Subject): number => median(readings.map(({ cpu }) => cpu));
const cpuNamed = (subjects: readonly Subject[], name: string): number =>
  cpuOf(subjects.find((subject) => subject.name === name) ?? noSubject);

const noSubject: Subject = { name: '', file: '', environment: {}, bytes: 0, gzip: 0, readings: [] };

function bundleTable(subjects: readonly Subject[], rounds: number): Table {
  const bare = cpuNamed(subjects, 'bare');
  const usual = cpuNamed(subjects, 'dynamodb');
  const modules = cpuNamed(subjects, 'dynamodb-module');
  const labels: Record<string, string> = {
    bare: '(a bare handler)',
    dynamodb: '(DynamoDB client, ESM, defaults)',
    'dynamodb-module': '(DynamoDB client, ESM, module first)',
  };
  return {
    title: `Bundles: minified size and module load, median of ${rounds} fresh processes each`,
    columns: [
      { key: 'function', title: 'function' },
      { key: 'bytes', title: 'bytes' },
      { key: 'gzip', title: 'gzip' },
      { key: 'cpu', title: 'CPU ms', digits: 1 },
      { key: 'wall', title: 'wall ms', digits: 1 },
      { key: 'toBare', title: '÷ bare', digits: 1 },
      { key: 'toDynamo', title: '÷ DynamoDB', digits: 2 },
      { key: 'toModules', title: '÷ module first', digits: 2 },
      { key: 'public', title: 'public API' },
    ],
    rows: subjects.map((subject) => {
      const isOurs = labels[subject.name] === undefined;
      const size = subject.bytes <= mostBytes ? 'within 450 KB' : 'OVER 450 KB';
      return {
        function: labels[subject.name] ?? subject.name,
        bytes: subject.bytes,
        gzip: subject.gzip,
        cpu: cpuOf(subject),
        wall: median(subject.readings.map(({ wall }) => wall)),
        toBare: cpuOf(subject) / bare,
        toDynamo: cpuOf(subject) / usual,
        toModules: cpuOf(subject) / modules,
        public: isOurs && publicDuties.has(subject.name) ? size : '',
      };
    }),
    notes: [
      'CPU: user and system time of the process, all threads, while the module loads; Node itself has started before.',
      '÷ DynamoDB: beside a handler with nothing but the DynamoDB client, ESM output, built by the defaults of esbuild for',
      "  Node; this is the issue's yardstick. ÷ module first: the same built with mainFields module, main.",
      'KB is 1,000 bytes.',
    ],
  };
}

function verdicts(subjects: readonly Subject[]): Verdict[] {
  const usual = cpuNamed(subjects, 'dynamodb');
  const ours = subjects.filter(({ name }) => name !== 'bare' && !name.startsWith('dynamodb'));
  return [
    ...ours
      .filter(({ name }) => publicDuties.has(name))
      .map(({ name, bytes }) => ({
        what: `${name}: minified size`,
        target: '≤ 450 KB',
        seen: `${(bytes / 1000).toFixed(0)} KB`,
        met: bytes <= mostBytes,
      })),
    ...ours.map((subject) => ({
      what: `${subject.name}: module-load CPU`,
      target: `< ${usual.toFixed(1)} ms (DynamoDB client, usual build)`,
      seen: `${cpuOf(subject).toFixed(1)} ms`,
      met: cpuOf(subject) < usual,
    })),
  ];
}
